import { batchWorth } from './batch-worth';
import { betterMinima } from './better-minima';
import { curriculum, curriculumOrder, curriculumShapes, mixedCurriculum } from './curriculum';
import { digits } from './digits';
import { dropout } from './dropout';
import { earlyStopping } from './early-stopping';
import { edgeOfStability } from './edge-of-stability';
import { initialWeights } from './initial-weights';
import { logisticMoons } from './logistic-moons';
import { online } from './online';
import { plateauElsewhere, plateauSchedule } from './plateau-schedule';
import { redundant } from './redundant';
import { batchSizes, decreasingRate, fig1, oneLine } from './section2';
import { rateTooLarge, rateTooSmall, sparseMovies } from './section3';
import { batchNorm, gradientNoise, shuffling } from './section6';
import { sparseSpam } from './sparse-spam';
import type { TrainClaim } from './types';
import { unscaled } from './unscaled';
import { whichOptimizer } from './which-optimizer';

/** What the overview says of each training scene. */
export const trainClaims: Readonly<Record<string, readonly TrainClaim[]>> = {
  fig1,
  'one-line': oneLine,
  redundant,
  'batch-sizes': batchSizes,
  'batch-worth': batchWorth,
  online,
  'better-minima': betterMinima,
  'decreasing-rate': decreasingRate,
  'logistic-moons': logisticMoons,
  'rate-too-small': rateTooSmall,
  'rate-too-large': rateTooLarge,
  unscaled,
  'edge-of-stability': edgeOfStability,
  'plateau-schedule': plateauSchedule,
  'plateau-elsewhere': plateauElsewhere,
  'sparse-movies': sparseMovies,
  'sparse-spam': sparseSpam,
  digits,
  shuffling,
  curriculum,
  'curriculum-order': curriculumOrder,
  'curriculum-shapes': curriculumShapes,
  'mixed-curriculum': mixedCurriculum,
  'batch-norm': batchNorm,
  dropout,
  'initial-weights': initialWeights,
  'early-stopping': earlyStopping,
  'gradient-noise': gradientNoise,
  'which-optimizer': whichOptimizer,
};
