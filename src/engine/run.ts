import type { Rule } from '../optimizers/types';

/** One method to run: its rule as text, and the value of every hyperparameter. */
export interface Run {
  readonly rule: Rule;
  readonly hyper: Readonly<Record<string, number>>;
}
