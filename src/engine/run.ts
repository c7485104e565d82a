import type { Rule } from '../optimizers/types';

/** One method to run: its rule as text, and the value of every hyperparameter. */
export interface Run {
  readonly rule: Rule;
  readonly hyper: Readonly<Record<string, number>>;
  /** What the noise of the gradient is drawn from; replica r of a fan is stream r, everything else stream 0. */
  readonly seed?: number;
  readonly stream?: number;
}
