import { reached } from './decimate';
import { updateAt } from './pace';
import { type Spread, spreadOf } from './spread';
import { betterOf, type CurveMethod, type CurvesInput } from './types';

/** A median and its band at a record. */
export interface Reading {
  readonly update: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** What the curves say of one method in numbers; undefined where nothing is recorded. */
export interface MethodReading {
  readonly method: CurveMethod;
  /** Runs that have anything recorded. */
  readonly runs: number;
  /** The last record up to the cursor. */
  readonly cursor: Reading | undefined;
  readonly end: Reading | undefined;
  /** The best median and when it was first reached. */
  readonly best: Reading | undefined;
  /** Runs that diverged. */
  readonly diverged: number;
}

/** The readings of every method; where the axis stands at the cursor is the same for all. */
export function readingsOf(input: CurvesInput): MethodReading[] {
  const { methods, axis, column, cursor } = input;
  const [first] = methods;
  return methods.map((method) => {
    const spread = spreadOf(method.runs, column);
    const there =
      first && first.pace !== method.pace
        ? updateAt(method.pace, axis, first.pace.countAt(axis, cursor), method.last)
        : cursor;
    return {
      method,
      runs: spread.runs,
      cursor: readingAt(spread, indexAt(spread.at, there)),
      end: readingAt(spread, spread.at.length - 1),
      best: readingAt(spread, bestIn(spread, betterOf(column))),
      diverged: method.runs.filter(({ divergedAt }) => divergedAt !== undefined).length,
    };
  });
}

/** The last record up to an update; −1 before the first. */
function indexAt(at: readonly number[], update: number): number {
  const i = reached(at, update);
  return at.length > 0 && at[i] <= update ? i : -1;
}

function readingAt({ at, median, low, high }: Spread, i: number): Reading | undefined {
  return i >= 0 && i < at.length ? { update: at[i], median: median[i], low: low[i], high: high[i] } : undefined;
}

/** The first index at which the median is the best; −1 where none is finite. */
function bestIn({ median }: Spread, better: 'low' | 'high'): number {
  let best = -1;
  for (let i = 0; i < median.length; i++) {
    if (!Number.isFinite(median[i])) continue;
    if (best < 0 || (better === 'low' ? median[i] < median[best] : median[i] > median[best])) best = i;
  }
  return best;
}

/** The nearest update before (−1) or after (1) the cursor at which a method has a record; the cursor's own where there is none. */
export function recordBeside(input: CurvesInput, way: -1 | 1): number {
  const { cursor, column } = input;
  const found = input.methods.flatMap(({ runs }) => {
    const { at } = spreadOf(runs, column);
    const i = indexAt(at, way < 0 ? cursor - 1 : cursor);
    const update = way < 0 ? at[i] : at[i + 1];
    return update === undefined ? [] : [update];
  });
  if (found.length === 0) return cursor;
  return way < 0 ? Math.max(...found) : Math.min(...found);
}
