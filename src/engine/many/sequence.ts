import { randomUnit } from '../../study/random';

/** The roots found so far, for 1, 2, … dimensions; the first four as they are published. */
const roots = [1.618033988749895, 1.324717957244746, 1.2207440846057596, 1.1673039782614187];

/** The root of φ^(d + 1) = φ + 1, which lies between 1 and 2, by halving the interval: sums and products alone. */
function rootOf(dimensions: number): number {
  let [low, high] = [1, 2];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return low;
    let power = middle;
    for (let i = 0; i < dimensions; i++) power *= middle;
    if (power > middle + 1) high = middle;
    else low = middle;
  }
}

/**
 * Point `index` of a sequence that fills a unit cube evenly, wherever it is cut off (Roberts 2018, The unreasonable
 * effectiveness of quasirandom sequences), shifted at random by the seed. Only sums and products: the same everywhere.
 */
export function evenPoint(seed: number, stream: number, index: number, dimensions: number): number[] {
  for (let d = roots.length; d < dimensions; d++) roots.push(rootOf(d + 1));
  const root = roots[dimensions - 1] ?? 1;
  let stride = 1;
  return Array.from({ length: dimensions }, (_, k) => {
    stride /= root;
    return (randomUnit(seed, stream, 0, k) + index * stride) % 1;
  });
}
