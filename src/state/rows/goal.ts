import { expected } from '../expectation';
import { printNumber, readNumber } from '../numbers';
import { choiceRow, numberRow } from './kinds';
import { type Row, right, type ValuesOf, wrong } from './row';

/** Losses that a target may be. */
const [least, most] = [1e-12, 1e6];

/** A full-data loss; undefined: it follows from the runs that are compared. */
const targetRow: Row<number | undefined> = {
  default: ({ training }) => training?.target,
  ground: true,
  read: (text) => {
    if (text.trim().toLowerCase() === 'auto') return right(undefined);
    const value = readNumber(text);
    const fits = value !== undefined && value >= least && value <= most;
    return fits ? right(value) : wrong(text, expected('target', { min: least, max: most }));
  },
  print: (value) => (value === undefined ? 'auto' : printNumber(value)),
  equal: Object.is,
};

/** When a run has arrived, and by what it is ranked: the same in maps and comparisons. */
export const goalRows = {
  /** f − f* below which a run has reached its goal. */
  goal: numberRow({ min: 1e-12, max: 1e6, default: 1e-3, lasts: true }),
  /** On data, the loss below which a run has reached its goal. */
  target: targetRow,
  /** Steps until the goal, or f at the end. */
  criterion: choiceRow(['steps', 'loss'], {
    default: ({ training, data }) => training?.criterion ?? (data ? 'loss' : 'steps'),
    lasts: true,
  }),
};

declare module '../types' {
  interface State extends ValuesOf<typeof goalRows> {}
}
