import { randomNormal } from '../random';
import type { Snapshots } from './types';

/** Seeded random walks from a start, with normal steps: what a plane shows of paths that go nowhere. */
export function walksFrom(start: ArrayLike<number>, counts: readonly number[], seed: number): Snapshots[] {
  const size = start.length;
  return counts.map((points, run) => {
    const values = new Float32Array(points * size);
    for (let i = 0; i < size; i++) {
      let at = start[i];
      for (let k = 0; k < points; k++) {
        if (k > 0) at += randomNormal(seed, 1 + run, k, i);
        values[k * size + i] = at;
      }
    }
    return { values, points };
  });
}
