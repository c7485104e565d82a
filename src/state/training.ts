import { dataSets } from '../objectives/data/catalog';
import { trainingCount } from '../objectives/data/split';
import { variantsOf } from './rows/vary';
import type { State } from './types';

/** The training rows of a set; undefined where no data is shown. */
export function poolOf({ data, split }: Pick<State, 'data' | 'split'>): number | undefined {
  const entry = dataSets.get(data ?? '');
  return entry && trainingCount(entry, split);
}

/** What the rows of a run follow from. */
type Rows = Pick<State, 'data' | 'split' | 'sample'>;

/** The rows that one run trains on; undefined where no data is shown. */
export function trainingRowsOf(state: Rows): number | undefined {
  const pool = poolOf(state);
  return pool && Math.min(pool, state.sample?.rows ?? pool);
}

/** Rows of one batch. */
export function batchOf(state: Rows & Pick<State, 'batch'>): number {
  const rows = trainingRowsOf(state) ?? 1;
  return state.batch === 'all' ? rows : Math.min(rows, state.batch);
}

/** Updates of an epoch; with replacement too. */
export const updatesAnEpoch = (state: Rows & Pick<State, 'batch'>): number =>
  Math.ceil((trainingRowsOf(state) ?? 1) / batchOf(state));

/** Updates of a run. */
export const updatesOf = (state: Rows & Pick<State, 'batch' | 'epochs'>): number =>
  Math.max(1, Math.round(state.epochs * updatesAnEpoch(state)));

/** Updates of the longest run of a picture. */
export const mostUpdates = (state: State): number => Math.max(...variantsOf(state).map(updatesOf));
