import { type MeasuredColumn, measuredColumns, type Series, type Trained } from '../../../engine/train/types';
import type { Training } from '../live';

/** Columns that were measured at the weights of runs, by column and the run's key. */
export type Measures = ReadonlyMap<string, Series>;

/** Where a column of a run stands. */
export const placeOf = (column: MeasuredColumn, key: string): string => `${column} ${key}`;

interface Known {
  readonly columns: readonly (Series | undefined)[];
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
  const columns = measuredColumns.map((column) => measures.get(placeOf(column, key)));
  if (columns.every((series) => series === undefined)) return trained;
  const before = known.get(trained);
  if (before?.columns.every((series, k) => series === columns[k])) return before.trained;
  const added = measuredColumns.flatMap((column, k) => (columns[k] ? [[column, columns[k]] as const] : []));
  const made = { ...trained, columns: { ...trained.columns, ...Object.fromEntries(added) } };
  known.set(trained, { columns, trained: made });
  return made;
}
