import { randomUnit } from './random';

/** For 1, 2, … dimensions, the root of φ^(d + 1) = φ + 1. */
const roots = [1.618033988749895, 1.324717957244746, 1.2207440846057596, 1.1673039782614187];

/** Most coordinates of a point. */
export const mostDimensions = roots.length;

/**
 * Point `index` of a sequence that fills a unit cube evenly, wherever it is cut off (Roberts 2018, The unreasonable
 * effectiveness of quasirandom sequences), shifted at random by the seed. Only sums and products: the same everywhere.
 */
export function evenPoint(seed: number, stream: number, index: number, dimensions: number): number[] {
  const root = roots[dimensions - 1] ?? 1;
  let stride = 1;
  return Array.from({ length: dimensions }, (_, k) => {
    stride /= root;
    return (randomUnit(seed, stream, 0, k) + index * stride) % 1;
  });
}
