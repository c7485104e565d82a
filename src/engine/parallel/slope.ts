import { conjuncts, hiddenValidity, type Node, scaled } from '../../math';
import type { Code } from '../../math/wasm/code';
import { emitWasm, Locals } from '../../math/wasm/emit';
import { get, set, vector } from '../../math/wasm/instructions';
import { moduleBytes } from '../../math/wasm/module';
import { compileSurface } from '../../surfaces/compile';
import { sound } from '../cpu/bounded';
import { kept } from '../cpu/kept';

/** Floats from where `FormulaSlope` reads x and y to where it leaves what it has found. */
const [slopes, value, verdict, valued, floats] = [2, 4, 5, 6, 8];

const modules = new Map<string, WebAssembly.Module>();

/** f(x, y) and its gradient in single precision, in WebAssembly: with the bits that a race computes there. */
export class FormulaSlope {
  private readonly place: Float32Array;
  private readonly words: Int32Array;
  private readonly compute: (pointer: number) => void;

  /** Takes a few bytes of a memory, from a multiple of 16 on; or has one of its own. Throws a ParseError for text that is no formula in x and y. */
  constructor(
    f: string,
    memory = new WebAssembly.Memory({ initial: 1 }),
    private readonly begin = 0,
  ) {
    const module = kept(modules, f, () => new WebAssembly.Module(slopeBytes(f)));
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    this.compute = exports.slope as FormulaSlope['compute'];
    this.place = new Float32Array(memory.buffer, begin, floats);
    this.words = new Int32Array(memory.buffer, begin, floats);
  }

  /** Bytes that it takes. */
  static readonly bytes = floats * 4;

  /** Looks at a point; false where f or its gradient is not valid or not finite. */
  at(x: number, y: number): boolean {
    this.place[0] = x;
    this.place[1] = y;
    this.compute(this.begin);
    return this.words[verdict] !== 0;
  }

  /** Whether f is valid and finite where it was looked at, whatever its gradient is. */
  get isValued(): boolean {
    return this.words[valued] !== 0;
  }

  get dx(): number {
    return this.place[slopes];
  }

  get dy(): number {
    return this.place[slopes + 1];
  }

  get f(): number {
    return this.place[value];
  }
}

/** `slope(pointer)`. The gradient and f are read from their trees apart from each other, as a race reads them. */
function slopeBytes(f: string): Uint8Array<ArrayBuffer> {
  const surface = compileSurface(f);
  const pointer = 0;
  const locals = new Locals(1);
  const [x, y, held, heldValue] = [locals.take(), locals.take(), locals.take(), locals.take()];
  const groups = [surface.gradient, [surface.f]].map((nodes): readonly Node[] => scaled(nodes));
  const [ofSlopes, ofValue] = groups.map((nodes) => conjuncts(hiddenValidity(...nodes)));
  const conditions = [...ofSlopes, ...ofValue];
  const read = (name: string): Code => get(name === 'x' ? x : y);
  const { code, outputs, masks } = emitWasm(groups.flat(), conditions, read, locals);
  const store = (local: number, at: number) => [get(pointer), get(local), vector.storeLane(at * 4, 0)];
  const body = [
    [x, y].map((local, i) => [get(pointer), vector.load32Splat(i * 4), set(local)]),
    [code, sound(outputs, masks), set(held), sound([outputs[2]], masks.slice(ofSlopes.length)), set(heldValue)],
    [store(outputs[0], slopes), store(outputs[1], slopes + 1), store(outputs[2], value)],
    [store(held, verdict), store(heldValue, valued)],
  ];
  return moduleBytes([{ name: 'slope', parameters: 1, integers: 0, vectors: locals.taken, code: body }]);
}
