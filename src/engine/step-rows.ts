import type { ParameterRule } from './parameters';
import { column, isLate, type Settings, stepTable } from './steps';

/** The scalars of a rule, row by row, in f32: computed in f64, some steps ahead. */
export class StepRows {
  private rows = new Float32Array(0);
  private first = 0;
  /** The columns that differ with the delay. */
  private readonly late: readonly { readonly place: number; readonly at: (t: number, delay: number) => number }[];

  constructor(
    private readonly rule: ParameterRule,
    private readonly settings: Settings,
    /** Steps whose scalars are computed at once. */
    private readonly ahead = 256,
  ) {
    const { program, scalars } = rule;
    this.late = scalars.flatMap(({ value }, place) =>
      isLate(program, value) ? [{ place, at: column(program, settings, value) }] : [],
    );
  }

  /** The row of step t, from 1, whose gradient was read so many updates ago. */
  at(t: number, delay = 0): Float32Array {
    const { scalars, program } = this.rule;
    const width = scalars.length;
    if (t < this.first || (t - this.first + 1) * width > this.rows.length) {
      this.first = t;
      this.rows = Float32Array.from(stepTable({ ...program, scalars }, this.settings, this.ahead, t));
    }
    const row = this.rows.subarray((t - this.first) * width, (t - this.first + 1) * width);
    for (const { place, at } of this.late) row[place] = at(t, delay);
    return row;
  }
}
