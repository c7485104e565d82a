import type { Node } from '../../../math';
import { div, name } from '../../../math/build';
import type { Code } from '../../../math/wasm/code';
import { loop } from '../../../math/wasm/control';
import { Locals } from '../../../math/wasm/emit';
import { get, i32, integer, lanes, set, splat, vector } from '../../../math/wasm/instructions';
import type { FunctionBody } from '../../../math/wasm/module';
import { lossReading } from '../../../objectives/model/layers/losses';
import type { LossKind } from '../../../objectives/model/types';
import { vectorBytes } from '../particle';
import { type Known, looped, readIn } from './trees';
import { carried, raise } from './worst';

/** What the loss is of: so many outputs, in rows of `row` bytes. */
export interface Outputs {
  readonly loss: LossKind;
  readonly outputs: number;
  readonly row: number;
}

/** Parameters: outputs, slopes, targets, where the sum of the losses goes, the largest magnitude so far, rows. */
const [scores, slopes, targets, result, worstAt, rows] = [0, 1, 2, 3, 4, 5];
const [groups, k, index, sAt, dAt] = [6, 7, 8, 9, 10];
const integers = 5;

/** Four rows at once; an element is one of their outputs. */
class Rows {
  readonly locals = new Locals(6 + integers);
  readonly fixed = new Map<string, number>();
  private readonly target = this.locals.take();
  readonly mask = this.locals.take();
  private readonly isOne: boolean;

  constructor(private readonly of: Outputs) {
    this.isOne = of.outputs === 1;
    if (this.isOne) this.fixed.set('y', this.target);
    this.fixed.set('top', this.locals.take());
    this.fixed.set('rows', this.locals.take());
  }

  /** Code for each output: trees over s and y, and what is done with their values. */
  elements(trees: readonly Node[], then: (outputs: readonly number[], s: number) => Code): Code {
    const [s, y] = [this.locals.take(), this.locals.take()];
    const each: Known = new Map([['s', s], ...(this.isOne ? [] : [['y', y] as const])]);
    const { before, inside, outputs } = looped(trees, this.fixed, each, this.locals);
    const right = [get(index), vector.i32x4Splat, vector.f32x4Convert, get(this.target), vector.eq];
    return [
      [
        before,
        integer.copy(scores, sAt),
        integer.copy(slopes, dAt),
        integer.set(index, 0),
        integer.set(k, this.of.outputs),
      ],
      loop(k, [
        [splat(0), set(s)],
        [0, 1, 2, 3].map((lane) => [get(sAt), get(s), vector.loadLane(lane * this.of.row, lane), set(s)]),
        this.isOne ? [] : [splat(1), right, vector.and, set(y)],
        [inside, then(outputs, s)],
        [sAt, dAt].map((pointer) => integer.advance(pointer, 4)),
        integer.advance(index, 1),
      ]),
    ];
  }

  /** The largest output, then sums in their order; each has a local under its name. */
  sums(sums: readonly { readonly name: string; readonly of: Node }[]): Code {
    const top = this.fixed.get('top') as number;
    const raised = this.elements([], (_, s) => [get(top), get(s), vector.pmax, set(top)]);
    return [
      readIn(sums.map(({ of }) => of)).has('top') ? [splat(-(2 ** 127)), set(top), raised] : [],
      sums.map(({ name: sum, of }) => {
        const total = this.locals.take();
        const code = this.elements([of], ([value]) => [get(total), get(value), vector.add, set(total)]);
        this.fixed.set(sum, total);
        return [splat(0), set(total), code];
      }),
    ];
  }

  body(functionName: string, code: Code, around: (code: Code) => Code): FunctionBody {
    const { row } = this.of;
    const each = [
      [get(targets), vector.load(0), set(this.target)],
      code,
      [scores, slopes].map((pointer) => integer.advance(pointer, 4 * row)),
      [integer.advance(targets, vectorBytes), integer.advance(rows, -4)],
    ];
    const groupsOf = [get(rows), i32(3), integer.add, i32(2), integer.shiftRight, set(groups)];
    return {
      ...{ name: functionName, parameters: 6, integers, vectors: this.locals.taken },
      code: [
        [get(rows), vector.i32x4Splat, vector.f32x4Convert, set(this.fixed.get('rows') as number)],
        [groupsOf, around(loop(groups, each))],
      ],
    };
  }

  /** The mask of the rows that are there. */
  get present(): Code {
    return [lanes(0, 1, 2, 3), get(rows), vector.i32x4Splat, vector.i32x4Lt, set(this.mask)];
  }
}

/** The sum of the rows' losses, four partial sums of it; the largest magnitude of the outputs. */
export function lossFunction(functionName: string, of: Outputs): FunctionBody {
  const { sums, value } = lossReading(of);
  const group = new Rows(of);
  const [total, worst] = [group.locals.take(), group.locals.take()];
  const look = group.elements([], (_, s) => raise(worst, [s], [get(group.mask), vector.and]));
  const added = group.sums(sums);
  const { before, inside, outputs } = looped([value], group.fixed, new Map(), group.locals);
  const keep = [get(total), get(outputs[0]), get(group.mask), vector.and, vector.add, set(total)];
  return group.body(functionName, [group.present, look, added, before, inside, keep], (code) => [
    carried(worstAt, worst, code),
    [get(result), get(total), vector.store(0)],
  ]);
}

/** The slopes of the mean loss by every output. */
export function slopesFunction(functionName: string, of: Outputs): FunctionBody {
  const { sums, backward, gradient } = lossReading(of);
  const group = new Rows(of);
  const added = group.sums([...sums, ...backward]);
  const store = group.elements([div(gradient, name('rows'))], ([value]) =>
    [0, 1, 2, 3].map((lane) => [get(dAt), get(value), vector.storeLane(lane * of.row, lane)]),
  );
  return group.body(functionName, [added, store], (code) => code);
}
