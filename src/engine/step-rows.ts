import type { ParameterRule } from './parameters';
import { type Settings, stepTable } from './steps';

/** The scalars of a rule, row by row, in f32: computed in f64, some steps ahead. */
export class StepRows {
  private rows = new Float32Array(0);
  private first = 0;

  constructor(
    private readonly rule: ParameterRule,
    private readonly settings: Settings,
    /** Steps whose scalars are computed at once. */
    private readonly ahead = 256,
  ) {}

  /** The row of step t, from 1. */
  at(t: number): Float32Array {
    const { scalars, program } = this.rule;
    const width = scalars.length;
    if (t < this.first || (t - this.first + 1) * width > this.rows.length) {
      this.first = t;
      this.rows = Float32Array.from(stepTable({ ...program, scalars }, this.settings, this.ahead, t));
    }
    return this.rows.subarray((t - this.first) * width, (t - this.first + 1) * width);
  }
}
