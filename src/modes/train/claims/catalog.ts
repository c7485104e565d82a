import { batchSizes, decreasingRate, fig1, oneLine } from './section2';
import { rateTooLarge, rateTooSmall, sparseMovies } from './section3';
import { batchNorm, earlyStopping, gradientNoise, shuffling, whichOptimizer } from './section6';
import type { TrainClaim } from './types';

/** What the overview says of each training scene. */
export const trainClaims: Readonly<Record<string, readonly TrainClaim[]>> = {
  fig1,
  'one-line': oneLine,
  'batch-sizes': batchSizes,
  'decreasing-rate': decreasingRate,
  'rate-too-small': rateTooSmall,
  'rate-too-large': rateTooLarge,
  'sparse-movies': sparseMovies,
  shuffling,
  'batch-norm': batchNorm,
  'early-stopping': earlyStopping,
  'gradient-noise': gradientNoise,
  'which-optimizer': whichOptimizer,
};
