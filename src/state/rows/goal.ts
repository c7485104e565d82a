import { choiceRow, numberRow } from './kinds';
import type { ValuesOf } from './row';

/** When a run has arrived, and by what it is ranked: the same in maps and comparisons. */
export const goalRows = {
  /** f − f* below which a run has reached its goal. */
  goal: numberRow({ min: 1e-12, max: 1e6, default: 1e-3, lasts: true }),
  /** Steps until the goal, or f at the end. */
  criterion: choiceRow(['steps', 'loss'], { default: 'steps', lasts: true }),
};

declare module '../types' {
  interface State extends ValuesOf<typeof goalRows> {}
}
