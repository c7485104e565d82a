import type { TrainClaim, Verdict } from '../../train/claims/types';
import type { Spread } from '../live';

/** A sentence of the overview about many workers, with the criterion that it is judged by, written down before it was run. */
export interface ParallelClaim extends Omit<TrainClaim, 'measure'> {
  readonly measure: (spread: Spread) => Verdict;
}
