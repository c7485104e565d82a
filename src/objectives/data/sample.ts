import { randomBelow, streams } from '../../study/random';
import { gradesOf } from './grades';
import { shuffle } from './split';
import type { Prepared } from './types';

/** Rows of its own that a seed trains on; `easy`: of the easiest grade alone. */
export interface Sample {
  readonly rows: number;
  readonly easy: boolean;
}

/**
 * A set whose training rows are those of a seed: the first of them all, shuffled by it, so that an easy sample has the easy rows of
 * the other first. What is held back stays. A RangeError where there are fewer.
 */
export function sampled(data: Prepared, { rows, easy }: Sample, seed: number): Prepared {
  const all = data.train.slice();
  shuffle(all, (i) => randomBelow(i + 1, seed, streams.sample, 0, i));
  const kept = new Set(easy ? gradesOf(data)[0] : all);
  const train = all.filter((row) => kept.has(row)).slice(0, rows);
  if (train.length < rows) throw new RangeError(`sample ${rows}: there are ${train.length} such rows that train`);
  return { ...data, train: train.sort() };
}
