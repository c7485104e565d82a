import { conjuncts, hiddenValidity, type Node, noiseColumns, type Program, scaled, singleValidity } from '../../math';
import type { Code } from '../../math/wasm/code';
import { choose } from '../../math/wasm/control';
import { emitWasm, Locals } from '../../math/wasm/emit';
import { get, set, vector } from '../../math/wasm/instructions';
import { moduleBytes } from '../../math/wasm/module';
import { compileSurface } from '../../surfaces/compile';
import { coordinateTrees, stateNames } from '../coordinates';
import { sound } from '../cpu/bounded';
import { kept } from '../cpu/kept';

/** Names that a step reads beside the rule's scalars and what the copy keeps, a float each. */
const beside = ['g_0', 'g_1', 'x', 'y', 'xi_0', 'xi_1', 'back_0', 'back_1', 'drift_0', 'drift_1'] as const;

/** Floats of a step: what it reads, after the scalars; the verdict is its last. */
export const besideAt = (name: (typeof beside)[number]): number => beside.indexOf(name);
const blockFloats = (scalars: number): number => Math.ceil((scalars + beside.length + 1) / 4) * 4;

const modules = new Map<string, WebAssembly.Module>();

/**
 * A rule on two parameters of a formula, in WebAssembly, with the bits of a race: a step of a copy that lies in memory as
 * floats, theta and each state, both coordinates of each. What the step reads lies in a block of its own.
 */
export class PairRule {
  /** Scalars of a step, in the order of its row; noise is given beside them. */
  readonly scalars: Program['scalars'];
  /** Floats of a copy. */
  readonly width: number;
  private readonly locateIn: (block: number, copy: number) => void;
  private readonly updateIn: (block: number, copy: number) => void;
  private readonly words: Int32Array;
  private readonly verdict: number;
  /** The first float of what is read beside the scalars. */
  readonly beside: number;

  /** Takes `bytes` of the memory from a multiple of 16 on. */
  constructor(
    readonly program: Program,
    f: string,
    memory: WebAssembly.Memory,
    private readonly begin: number,
  ) {
    this.scalars = scalarsOf(program);
    this.width = stateNames(program).length;
    const key = JSON.stringify([f, program.scalars, [...program.update], program.gradientAt, program.states]);
    const module = kept(modules, key, () => new WebAssembly.Module(bytesOf(program, f)));
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    this.locateIn = exports.locate as PairRule['locateIn'];
    this.updateIn = exports.update as PairRule['updateIn'];
    this.words = new Int32Array(memory.buffer);
    this.beside = begin / 4 + this.scalars.length;
    this.verdict = this.beside + beside.length;
  }

  /** Bytes of a block. */
  static bytes = (program: Program): number => blockFloats(scalarsOf(program).length) * 4;

  /** Puts where the gradient is to be taken into x and y of the block; false where that is not valid. */
  locate(copy: number): boolean {
    this.locateIn(this.begin, copy);
    return this.words[this.verdict] !== 0;
  }

  /** Moves a copy by the step that lies in the block; false where it is not valid or not finite: then it stays. */
  update(copy: number): boolean {
    this.updateIn(this.begin, copy);
    return this.words[this.verdict] !== 0;
  }
}

const scalarsOf = ({ scalars }: Program): Program['scalars'] =>
  scalars.filter(({ name }) => !noiseColumns.includes(name));

function bytesOf(program: Program, f: string): Uint8Array<ArrayBuffer> {
  const trees = coordinateTrees(program, compileSurface(f).f);
  const theta = stateNames(program).slice(0, 2);
  const at = trees.gradientAt ?? theta.map((name): Node => ({ kind: 'name', name }));
  const functions = [
    { name: 'locate', nodes: at, valid: singleValidity(...scaled(at)), stores: 'block' as const },
    { name: 'update', nodes: trees.update, valid: hiddenValidity(...scaled(trees.update)), stores: 'copy' as const },
  ];
  return moduleBytes(functions.map((one) => functionOf(program, one)));
}

interface Wanted {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly valid: Node;
  /** Where its values go: x and y of the block, or the copy. */
  readonly stores: 'block' | 'copy';
}

function functionOf(program: Program, { name, nodes, valid, stores }: Wanted) {
  const [block, copy] = [0, 1];
  const locals = new Locals(2);
  const held = locals.take();
  const scalars = scalarsOf(program).map((scalar) => scalar.name);
  const own = stateNames(program);
  const place = (read: string): Code => {
    const [scalar, mine, other] = [scalars.indexOf(read), own.indexOf(read), beside.indexOf(read as 'x')];
    if (scalar >= 0) return [get(block), vector.load32Splat(scalar * 4)];
    if (mine >= 0) return [get(copy), vector.load32Splat(mine * 4)];
    if (other < 0) throw new Error(`a step does not know '${read}'`);
    return [get(block), vector.load32Splat((scalars.length + other) * 4)];
  };
  const { code, outputs, masks } = emitWasm(scaled(nodes), conjuncts(valid), place, locals);
  const [pointer, first] = stores === 'copy' ? [copy, 0] : [block, scalars.length + besideAt('x')];
  const verdict = (scalars.length + beside.length) * 4;
  const body = [
    [code, sound(outputs, masks), set(held)],
    [get(block), get(held), vector.storeLane(verdict, 0)],
    choose(
      [get(held), vector.i32x4AllTrue],
      outputs.map((output, i) => [get(pointer), get(output), vector.storeLane((first + i) * 4, 0)]),
    ),
  ];
  return { name, parameters: 2, integers: 0, vectors: locals.taken, code: body };
}
