import type { Hyperparameter } from './types';

/** A learning rate: log scaled, wide enough for every published figure and for Newton's whole step. */
export const rate = (value: number): Hyperparameter => ({ default: value, min: 1e-5, max: 10, scale: 'log' });

/** A decay or momentum factor below 1; `min` is 0 unless the rule needs a longer memory. */
export const decay = (value: number, min = 0): Hyperparameter => ({
  default: value,
  min,
  max: 0.9999,
  scale: 'linear',
});

/** The factor of a mean that starts at 0: at 1 nothing would ever enter it, and its correction 1 − β^t would be 0. */
export const mean = (value: number, min = 0): Hyperparameter => ({ ...decay(value, min), most: 0.999999999 });

/** A small positive number that keeps a division finite: log scaled. */
export const smoothing = (value: number, min = 1e-12): Hyperparameter => ({
  ...firstStep(value, min),
  untuned: 'smoothing',
});

/** A small positive number that a method's first steps are as long as: log scaled. */
export const firstStep = (value: number, min = 1e-12): Hyperparameter => ({
  default: value,
  min,
  max: 0.1,
  scale: 'log',
});

/** A number between 0 and `max`, linear: a weight. */
export const fraction = (value: number, max = 1): Hyperparameter => ({ default: value, min: 0, max, scale: 'linear' });

/** A decay of the parameters themselves, towards the origin. */
export const pull = (value: number): Hyperparameter => ({ ...fraction(value), untuned: 'pull' });
