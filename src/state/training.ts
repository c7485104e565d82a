import { dataSets } from '../objectives/data/catalog';
import { trainingCount } from '../objectives/data/split';
import { variantsOf } from './rows/vary';
import type { State } from './types';

/** The rows that train; undefined where no data is shown. */
export function trainingRowsOf({ data, split }: Pick<State, 'data' | 'split'>): number | undefined {
  const entry = dataSets.get(data ?? '');
  return entry && trainingCount(entry, split);
}

/** Rows of one batch. */
export function batchOf(state: Pick<State, 'data' | 'split' | 'batch'>): number {
  const rows = trainingRowsOf(state) ?? 1;
  return state.batch === 'all' ? rows : Math.min(rows, state.batch);
}

/** Updates of an epoch; with replacement too. */
export const updatesAnEpoch = (state: Pick<State, 'data' | 'split' | 'batch'>): number =>
  Math.ceil((trainingRowsOf(state) ?? 1) / batchOf(state));

/** Updates of a run. */
export const updatesOf = (state: Pick<State, 'data' | 'split' | 'batch' | 'epochs'>): number =>
  Math.max(1, Math.round(state.epochs * updatesAnEpoch(state)));

/** Updates of the longest run of a picture. */
export const mostUpdates = (state: State): number => Math.max(...variantsOf(state).map(updatesOf));
