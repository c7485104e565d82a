import { conjuncts, type Node, namesIn } from '../../math';
import { hoistFixed, readsOnly } from '../../math/invariants';
import type { Code } from '../../math/wasm/code';
import { choose } from '../../math/wasm/control';
import { emitWasm, Locals } from '../../math/wasm/emit';
import { get, integer, set, vector } from '../../math/wasm/instructions';
import { keptNames, lateArrays, type ParameterRule } from '../parameters';
import { vectorBytes } from './particle';
import { type StepBlock, stepBlock } from './step-block';

/** Four parameters at once: their code, its outputs and masks, and the locals of what it loads. */
export interface Group {
  readonly code: Code;
  readonly outputs: readonly number[];
  readonly masks: readonly number[];
  readonly loaded: ReadonlyMap<string, number>;
}

/** What the mask is called beside the names of a rule, none of which has a space. */
export const maskName = 'the mask';

/** Trees for each parameter, and the conditions under which they are valid. */
export interface Wanted {
  readonly nodes: readonly Node[];
  readonly valid: Node;
}

/**
 * What every function over arrays of parameters is made of. Its parameters are pointers: the step block, the gradient,
 * xi, the mask, `back` and `drift` of a rule that reads them, theta and each state before, theta and each state after;
 * then the number of vectors. Where arrays are `padded`, the mask has no bit set in places that are no parameters.
 */
export class ArrayCode {
  readonly block: StepBlock;
  readonly step = 0;
  readonly from: number;
  readonly to: number;
  readonly vectors: number;
  readonly locals: Locals;
  /** What is the same for every parameter: its code, and the masks of whether it is valid. */
  readonly fixed: { readonly code: Code; readonly masks: readonly number[] };
  private readonly pointers: ReadonlyMap<string, number>;
  private readonly split: Split;
  private readonly known = new Map<string, number>();

  constructor(
    rule: ParameterRule,
    readonly padded: boolean,
    wanted: Wanted,
    integers: number,
  ) {
    const kept = keptNames(rule.program);
    this.block = stepBlock(rule);
    const given = ['g', 'xi', maskName, ...lateArrays(rule.program)];
    this.pointers = new Map([...given, ...kept].map((name, i) => [name, 1 + i]));
    this.from = 1 + given.length;
    this.to = this.from + kept.length;
    this.vectors = this.to + kept.length;
    this.locals = new Locals(this.vectors + 1 + integers);
    const { scalars, sums } = this.block;
    this.split = splitFixed(wanted, new Set([...scalars.keys(), ...sums.keys()]));
    this.fixed = this.beforehand();
  }

  /** The code of four parameters that lie `offset` bytes from the pointers; it loads what it reads and what is `needed`. */
  group(offset: number, needed: readonly string[] = []): Group {
    const read = namesOf([...this.split.inside, ...this.split.conditionsInside]);
    const names = [...this.pointers.keys()].filter((name) => read.has(name) || needed.includes(name));
    const loaded = new Map(names.map((name) => [name, this.locals.take()]));
    const { inside, conditionsInside } = this.split;
    const { code, outputs, masks } = emitWasm(inside, conditionsInside, this.reader(loaded), this.locals);
    return {
      code: [[...loaded].map(([name, local]) => [this.load(name, offset), set(local)]), code],
      outputs,
      masks,
      loaded,
    };
  }

  /** Pushes four values of an array. */
  load(name: string, offset: number): Code {
    return [get(this.pointers.get(name) as number), vector.load(offset)];
  }

  /** Moves every pointer on by so many vectors. */
  advance(count: number): Code {
    const last = this.vectors - 1;
    return Array.from({ length: last }, (_, i) => integer.advance(1 + i, count * vectorBytes));
  }

  /** Code that runs where every mask is set in all lanes. */
  static where(masks: readonly number[], code: Code): Code {
    return masks.reduce<Code>((inner, mask) => choose([get(mask), vector.i32x4AllTrue], inner), code);
  }

  private beforehand() {
    const { before, conditionsBefore, inside, conditionsInside } = this.split;
    const read = namesOf([...before.values(), ...conditionsBefore, ...inside, ...conditionsInside]);
    const loads = (places: ReadonlyMap<string, number>, load: (offset: number) => Code): Code[] =>
      [...places]
        .filter(([name]) => read.has(name))
        .map(([name, offset]) => {
          const local = this.locals.take();
          this.known.set(name, local);
          return [get(this.step), load(offset), set(local)];
        });
    const loaded = [loads(this.block.scalars, vector.load32Splat), loads(this.block.sums, vector.load)];
    const { code, outputs, masks } = emitWasm([...before.values()], conditionsBefore, this.reader(), this.locals);
    [...before.keys()].forEach((name, i) => {
      this.known.set(name, outputs[i]);
    });
    return { code: [loaded, code], masks };
  }

  private reader(loaded: ReadonlyMap<string, number> = new Map()) {
    return (name: string): Code => get((loaded.get(name) ?? this.known.get(name)) as number);
  }
}

type Split = ReturnType<typeof splitFixed>;

/** What of trees reads only `fixed` names, and the rest. */
function splitFixed({ nodes, valid }: Wanted, fixed: ReadonlySet<string>) {
  const conditions = conjuncts(valid);
  const isFixed = readsOnly(fixed);
  const { before, inside } = hoistFixed([...nodes, ...conditions.filter((c) => !isFixed(c))], fixed);
  return {
    before,
    conditionsBefore: conditions.filter(isFixed),
    inside: inside.slice(0, nodes.length),
    conditionsInside: inside.slice(nodes.length),
  };
}

const namesOf = (nodes: readonly Node[]): ReadonlySet<string> => new Set(nodes.flatMap((n) => [...namesIn(n)]));
