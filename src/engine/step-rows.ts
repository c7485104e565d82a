import type { ParameterRule } from './parameters';
import { column, isLate, type Settings } from './steps';

/** The scalars of a rule, row by row, in f32: computed in f64, some steps ahead. */
export class StepRows {
  private readonly columns: readonly ((t: number, delay?: number) => number)[];
  /** The columns that differ with the delay. */
  private readonly late: readonly number[];
  private readonly rows: Float32Array;
  private readonly row: Float32Array;
  private first = Number.NEGATIVE_INFINITY;

  /** `ahead`: steps whose scalars are computed at once. */
  constructor(
    { program, scalars }: ParameterRule,
    settings: Settings,
    private readonly ahead = 256,
  ) {
    this.columns = scalars.map(({ value }) => column(program, settings, value));
    this.late = scalars.flatMap(({ value }, i) => (isLate(program, value) ? [i] : []));
    this.rows = new Float32Array(ahead * scalars.length);
    this.row = new Float32Array(scalars.length);
  }

  /** The row of step t, from 1, whose gradient was read so many updates ago; good until the next is asked for. */
  at(t: number, delay = 0): Float32Array {
    const { columns, rows, row } = this;
    const width = columns.length;
    if (t < this.first || t >= this.first + this.ahead) {
      this.first = t;
      for (let i = 0; i < rows.length; i++) rows[i] = columns[i % width](t + Math.floor(i / width));
    }
    const from = (t - this.first) * width;
    for (let i = 0; i < width; i++) row[i] = rows[from + i];
    for (const i of this.late) row[i] = columns[i](t, delay);
    return row;
  }
}
