import type { Program } from '../../math';
import { changes, column, isLate, type Settings } from '../steps';

/** Rows that are kept, by t: workers that are about as far read the same ones. */
const mostKept = 1024;

/** The scalars of a rule's steps, in f32, for steps in any order. */
export class ScalarRows {
  private readonly columns: readonly { readonly place: number; readonly at: (t: number) => number }[];
  private readonly kept: Float32Array;
  private readonly keptAt = new Float64Array(mostKept).fill(Number.NaN);
  private readonly fixed: Float32Array;
  /** The columns that differ with the delay. */
  private readonly late: readonly { readonly place: number; readonly at: (t: number, delay?: number) => number }[];
  /** What lies in the block. */
  private last = Number.NaN;

  constructor(
    program: Program,
    scalars: Program['scalars'],
    settings: Settings,
    /** Where a row is wanted, a float each. */
    private readonly into: Float32Array,
  ) {
    const all = scalars.map(({ value }, place) => ({ place, value, at: column(program, settings, value) }));
    this.columns = all.filter(({ value }) => changes(value) && !isLate(program, value));
    this.late = all.filter(({ value }) => isLate(program, value));
    this.kept = new Float32Array(this.columns.length * mostKept);
    this.fixed = Float32Array.from(all, ({ at }) => at(1));
  }

  /** Puts the row of step t, whose gradient is so many updates late, where it is wanted. */
  enter(t: number, delay = 0): void {
    for (let c = 0; c < this.late.length; c++) this.into[this.late[c].place] = this.late[c].at(t, delay);
    if (t === this.last || (this.columns.length === 0 && !Number.isNaN(this.last))) return;
    if (Number.isNaN(this.last)) this.into.set(this.fixed);
    this.last = t;
    const { columns, kept, keptAt, into } = this;
    const slot = t % mostKept;
    const begin = slot * columns.length;
    if (keptAt[slot] !== t) {
      for (let c = 0; c < columns.length; c++) kept[begin + c] = columns[c].at(t);
      keptAt[slot] = t;
    }
    for (let c = 0; c < columns.length; c++) into[columns[c].place] = kept[begin + c];
  }
}
