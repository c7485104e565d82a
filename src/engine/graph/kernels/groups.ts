import { type ArrayReader, arrayReader } from '../../../math/arrays';
import type { GroupedReading, Sum } from '../../../objectives/model/layers/grouped';

/** Which group each element of an array belongs to, of so many: the rows of a batch, or its columns. */
export interface Groups {
  readonly count: number;
  readonly of: Uint32Array;
}

/** The groups that are rows of so many numbers. */
export const rowGroups = (rows: number, width: number): Groups => ({
  count: rows,
  of: Uint32Array.from({ length: rows * width }, (_, k) => Math.floor(k / width)),
});

/** The groups that are columns. */
export const columnGroups = (rows: number, width: number): Groups => ({
  count: width,
  of: Uint32Array.from({ length: rows * width }, (_, k) => k % width),
});

/** A number of each group, at each of its elements. */
export const spread = (values: ArrayLike<number>, { of }: Groups): Float32Array =>
  Float32Array.from(of, (group) => values[group]);

/** The sum of each group, its elements in their order, rounded once at the end. */
export function added(values: Float32Array, { count, of }: Groups): Float32Array {
  const sums = new Float64Array(count);
  for (let k = 0; k < values.length; k++) sums[of[k]] += values[k];
  return Float32Array.from(sums);
}

/** The single-precision reading of a grouped text, for all groups at once. */
export class GroupArrays {
  private readonly sums: readonly ArrayReader[];
  private readonly later: readonly ArrayReader[];
  private readonly valueOf: ArrayReader;
  private readonly slope: ArrayReader;
  private readonly slopes: readonly ArrayReader[];

  /** `given` are the names of elements and of what is shared. */
  constructor({ sums, backward, value, gradient, parameters }: GroupedReading, given: readonly string[]) {
    const inOrder = (parts: readonly Sum[], known: readonly string[]) =>
      parts.map(({ of }, i) => arrayReader([of], [...known, ...parts.slice(0, i).map(({ name }) => name)]));
    const names = [...given, ...sums.map(({ name }) => name)];
    const all = [...names, ...backward.map(({ name }) => name)];
    this.sums = inOrder(sums, given);
    this.later = inOrder(backward, names);
    this.valueOf = arrayReader([value], names);
    this.slope = arrayReader([gradient], all);
    this.slopes = parameters.map(({ of }) => arrayReader([of], all));
  }

  /** The first `most` sums of each group; `given` has a number for each element, of what is shared too. */
  totals(given: readonly Float32Array[], groups: Groups, most = this.sums.length): Float32Array[] {
    return this.through(this.sums.slice(0, most), given, groups).totals;
  }

  /** The value of each group. */
  value(given: readonly Float32Array[], groups: Groups): Float32Array {
    const totals = this.totals(given, groups);
    // A value reads what is shared, and the sums.
    const shared = given.map(() => new Float32Array(1));
    return this.valueOf([...shared, ...totals], groups.count)[0];
  }

  /** The gradient by the first name of each element; that by each parameter, added over the group. */
  gradient(given: readonly Float32Array[], groups: Groups): { elements: Float32Array; parameters: Float32Array[] } {
    const first = this.through(this.sums, given, groups).known;
    const { known } = this.through(this.later, first, groups);
    const { length } = groups.of;
    return {
      elements: this.slope(known, length)[0],
      parameters: this.slopes.map((slope) => added(slope(known, length)[0], groups)),
    };
  }

  /** Sums, each read by those after it, for each group and at each element. */
  private through(readers: readonly ArrayReader[], given: readonly Float32Array[], groups: Groups) {
    const known = [...given];
    const totals = readers.map((read) => {
      const total = added(read(known, groups.of.length)[0], groups);
      known.push(spread(total, groups));
      return total;
    });
    return { known, totals };
  }
}
