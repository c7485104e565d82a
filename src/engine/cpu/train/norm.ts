import type { Node } from '../../../math';
import type { Code } from '../../../math/wasm/code';
import { loop } from '../../../math/wasm/control';
import { Locals } from '../../../math/wasm/emit';
import { get, integer, set, splat, vector } from '../../../math/wasm/instructions';
import type { FunctionBody } from '../../../math/wasm/module';
import { normReading } from '../../../objectives/model/layers/norm';
import { vectorBytes } from '../particle';
import { type Known, looped, readIn } from './trees';
import { carried, raise } from './worst';

/** Parameters of every function of a norm: pointers, then rows. `up` is slopes by the output and becomes those by the input. */
const names = ['x', 'out', 'up', 'scale', 'shift', 'statistics', 'gScale', 'gShift', 'worst', 'rows'] as const;
const at = Object.fromEntries(names.map((name, i) => [name, i])) as Readonly<Record<(typeof names)[number], number>>;
const [left, blocks, xRow, outRow, upRow] = [0, 1, 2, 3, 4].map((i) => names.length + i);
const integers = 5;

/** Four units of a norm at once, over the rows of a batch. */
class Units {
  readonly locals = new Locals(names.length + integers);
  readonly fixed = new Map<string, number>();

  constructor(private readonly vectors: number) {
    for (const name of ['count', 'scale', 'shift', 'mean', 'variance']) this.fixed.set(name, this.locals.take());
  }

  /** Code for each row: trees over x and up, and what is done with their values. */
  rows(trees: readonly Node[], then: (outputs: readonly number[]) => Code): Code {
    const read = readIn(trees);
    const each: Known = new Map(['x', 'up'].filter((n) => read.has(n)).map((name) => [name, this.locals.take()]));
    const { before, inside, outputs } = looped(trees, this.fixed, each, this.locals);
    const rows = { x: xRow, up: upRow };
    return [
      before,
      [integer.copy(at.rows, left), integer.copy(at.x, xRow), integer.copy(at.out, outRow), integer.copy(at.up, upRow)],
      loop(left, [
        [...each].map(([name, local]) => [get(rows[name as 'x' | 'up']), vector.load(0), set(local)]),
        [inside, then(outputs)],
        [xRow, outRow, upRow].map((pointer) => integer.advance(pointer, this.vectors * vectorBytes)),
      ]),
    ];
  }

  /** Sums of trees over the rows, each into a local of its own. */
  sums(trees: readonly Node[]): { code: Code; totals: readonly number[] } {
    const totals = trees.map(() => this.locals.take());
    const add = (outputs: readonly number[]) =>
      totals.map((total, i) => [get(total), get(outputs[i]), vector.add, set(total)]);
    return { code: [totals.map((total) => [splat(0), set(total)]), this.rows(trees, add)], totals };
  }

  load(name: string, pointer: number, offset = 0): Code {
    return [get(pointer), vector.load(offset), set(this.fixed.get(name) as number)];
  }

  body(name: string, code: Code): FunctionBody {
    const moved = names.filter((each) => each !== 'rows' && each !== 'worst');
    const count = this.fixed.get('count') as number;
    return {
      ...{ name, parameters: names.length, integers, vectors: this.locals.taken },
      code: [
        [get(at.rows), vector.i32x4Splat, vector.f32x4Convert, set(count), integer.set(blocks, this.vectors)],
        loop(blocks, [code, moved.map((each) => integer.advance(at[each], vectorBytes))]),
      ],
    };
  }

  get statistics(): Code {
    const variance = this.vectors * vectorBytes;
    return [this.load('mean', at.statistics), this.load('variance', at.statistics, variance)];
  }

  get parameters(): Code {
    return [this.load('scale', at.scale), this.load('shift', at.shift)];
  }
}

/** Mean and variance of each unit of so many vectors over the rows, one after the other in `statistics`. */
export function statisticsFunction(name: string, vectors: number): FunctionBody {
  const units = new Units(vectors);
  const worst = units.locals.take();
  const parts = normReading.unit.sums
    .filter((sum) => units.fixed.has(sum.name))
    .map((sum, i) => {
      const { code, totals } = units.sums([sum.of]);
      const keep = [get(totals[0]), set(units.fixed.get(sum.name) as number)];
      const store = [get(at.statistics), get(totals[0]), vector.store(i * vectors * vectorBytes)];
      return [code, keep, store, raise(worst, totals)];
    });
  return units.body(name, carried(at.worst, worst, parts));
}

/** The output of every row, by the statistics that lie there. */
export function normFunction(name: string, vectors: number): FunctionBody {
  const units = new Units(vectors);
  const store = ([value]: readonly number[]): Code => [get(outRow), get(value), vector.store(0)];
  return units.body(name, [units.statistics, units.parameters, units.rows([normReading.output], store)]);
}

/** The backward pass, by the statistics that lie there. */
export function normBackFunction(name: string, vectors: number): FunctionBody {
  const units = new Units(vectors);
  const { backward, parameters, gradient } = normReading.unit;
  const { code, totals } = units.sums(backward.map(({ of }) => of));
  backward.forEach((sum, i) => {
    units.fixed.set(sum.name, totals[i]);
  });
  const slopes = units.sums(parameters.map(({ of }) => of));
  const store = ([value]: readonly number[]): Code => [get(upRow), get(value), vector.store(0)];
  const places = { scale: at.gScale, shift: at.gShift };
  return units.body(name, [
    [units.statistics, units.parameters, code, slopes.code],
    parameters.map((parameter, i) => [
      get(places[parameter.name as 'scale' | 'shift']),
      get(slopes.totals[i]),
      vector.store(0),
    ]),
    units.rows([gradient], store),
  ]);
}
