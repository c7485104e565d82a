import { describe, expect, it } from 'vitest';
import { largestEigenvalue } from '../../src/study/lanczos';
import { randomNormal } from '../../src/study/random';
import { done } from '../engine/train-nets';

const normal = (n: number, seed: number) => Array.from({ length: n }, (_, i) => randomNormal(seed, 0, 1, i));

/** The matrix of given eigenvalues whose eigenvectors a few reflections have turned. */
function turned(eigenvalues: readonly number[]): (x: Float64Array) => Float64Array {
  const mirrors = [5, 6, 7].map((seed) => normal(eigenvalues.length, seed));
  const reflect = (x: Float64Array, v: readonly number[]) => {
    const along = v.reduce((sum, vi, i) => sum + vi * x[i], 0) / v.reduce((sum, vi) => sum + vi * vi, 0);
    return x.map((xi, i) => xi - 2 * along * v[i]);
  };
  return (x) => {
    const there = mirrors.reduce(reflect, x).map((xi, i) => xi * eigenvalues[i]);
    return mirrors.toReversed().reduce(reflect, there);
  };
}

const found = (size: number, times: (x: Float64Array) => Float64Array | undefined) =>
  done(
    largestEigenvalue(size, function* (x) {
      yield;
      return times(x);
    }),
  );

describe('the largest eigenvalue', () => {
  it.each([
    ['of many sizes', Array.from({ length: 60 }, (_, i) => (i + 1) ** 2 / 100)],
    ['beside a larger magnitude below 0', [-50, -3, 0, 0, 1, 2, 7.5]],
    ['of negative ones', [-4, -3, -2.5]],
    ['twice', [9, 9, 1, 0, 0, 0]],
    ['of one row', [3.25]],
    ['of the unit matrix', [1, 1, 1, 1]],
  ])('%s', (_, eigenvalues) => {
    const { value = Number.NaN, residual = Number.NaN } = found(eigenvalues.length, turned(eigenvalues)) ?? {};
    const largest = Math.max(...eigenvalues);
    expect(Math.abs(value / largest - 1)).toBeLessThan(1e-5);
    expect(residual).toBeLessThanOrEqual(1e-3 * Math.abs(largest));
  });

  it('of nothing is 0, and of what cannot be computed none', () => {
    expect(found(5, (x) => x.map(() => 0))?.value).toBe(0);
    expect(found(5, () => undefined)).toBeUndefined();
  });
});
