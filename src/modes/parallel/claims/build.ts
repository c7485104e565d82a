import { boundedBy, comparedBy } from '../../train/claims/build';
import type { Spread } from '../live';
import { bySeed, type Reading } from './measure';
import type { ParallelClaim } from './types';

/** A sentence about one number of two sides with the same draws, seed by seed. */
export const compared = (comparison: Parameters<typeof comparedBy<Spread, Reading>>[1]): ParallelClaim =>
  comparedBy(bySeed, comparison);

/** A sentence about one number of one side: the 95 % interval of its median lies beyond a bound; of one seed, the number itself. */
export const bounded = (bound: Parameters<typeof boundedBy<Spread, Reading>>[1]): ParallelClaim =>
  boundedBy(bySeed, bound);
