import type { MeasuredColumn, Series, Trained } from '../../../engine/train/types';
import type { Training } from '../live';

/** Columns that were measured at the weights of runs, by column and the run's key. */
export type Measures = ReadonlyMap<string, Series>;

/** Where a column of a run stands. */
export const placeOf = (column: MeasuredColumn, key: string): string => `${column} ${key}`;

interface Known {
  readonly sharpness: Series | undefined;
  readonly noise: Series | undefined;
  readonly trained: Trained;
}

/** Runs with what was measured of them: the same object while it is the same, which the spreads of curves are kept by. */
const known = new WeakMap<Trained, Known>();

/** A training whose runs have the columns that were measured of them, too. */
export function withMeasures(training: Training, measures: Measures | undefined): Training {
  if (!measures || measures.size === 0) return training;
  const found = [...training.found].map(([key, trained]) => [key, measuredRun(key, trained, measures)] as const);
  return { ...training, found: new Map(found) };
}

function measuredRun(key: string, trained: Trained, measures: Measures): Trained {
  const [sharpness, noise] = (['sharpness', 'noise'] as const).map((column) => measures.get(placeOf(column, key)));
  if (!sharpness && !noise) return trained;
  const before = known.get(trained);
  if (before && before.sharpness === sharpness && before.noise === noise) return before.trained;
  const columns = { ...trained.columns, ...(sharpness && { sharpness }), ...(noise && { noise }) };
  const made = { ...trained, columns };
  known.set(trained, { sharpness, noise, trained: made });
  return made;
}
