import type { Hyperparameter } from '../optimizers/types';

/** Steps of a run: enough for any path worth watching, few enough to keep every point. */
export const maxSteps = 100_000;
/** Methods in one race: with the most steps, their segments just fit in WebGPU's default binding of 128 MiB. */
export const maxMethods = 40;
/** Longest hash that is made into a link, or read from one, in bytes: some mail programs and servers cut beyond. */
export const longestLink = 8000;
/** The random seed is an unsigned 32-bit integer. */
export const maxSeed = 2 ** 32 - 1;
/** Largest coordinate and hyperparameter: beyond it single precision has no room to compute. */
export const maxMagnitude = 1e30;
/** Narrowest domain relative to its distance from 0: about sixteen single-precision numbers. */
export const minRelativeWidth = 1e-6;
/** Narrowest domain of all: squares of its width are still normal single-precision numbers. */
export const minWidth = 1e-15;

/** Bounds of the camera: degrees, and the factor of the zoom. */
export const cameraLimits = { azimuth: 360, elevation: 90, zoomMin: 0.05, zoomMax: 50 } as const;

/**
 * The values of a hyperparameter that mean something, which may be wider than its control. What never goes negative on
 * its control may not at all; a linear control that ends at 1 or below is a decay or a share, and 1 is its end.
 */
export function limitsOf({ min, max, scale, most }: Pick<Hyperparameter, 'min' | 'max' | 'scale' | 'most'>): {
  readonly min: number;
  readonly max: number;
} {
  return {
    min: min >= 0 ? 0 : -maxMagnitude,
    max: most ?? (scale === 'linear' && max <= 1 ? 1 : maxMagnitude),
  };
}
