import { describe, expect, test } from 'vitest';
import { contoursOf } from '../../src/stage/contours';
import { fieldOf, gridNodes, quantile, rankOf } from '../../src/stage/field';
import type { StageSurface } from '../../src/stage/types';

let count = 0;
const surface = (valueAt: StageSurface['valueAt'], more: Partial<StageSurface> = {}): StageSurface => ({
  key: `contours ${count++}`,
  valueAt,
  domain: [-1, 1, -1, 1],
  minima: [],
  ...more,
});

const bowl = surface((x, y) => x * x + y * y);

function segmentsOf(f: StageSurface, levels: number[]): number[][] {
  const { segments } = contoursOf(fieldOf(f), levels);
  return Array.from({ length: segments.length / 4 }, (_, i) => [...segments.subarray(i * 4, i * 4 + 4)]);
}

describe('contour lines', () => {
  test('of a bowl are circles, of the right length', () => {
    const lines = segmentsOf(bowl, [0.25]);
    for (const [x, y] of lines) expect(Math.hypot(x, y)).toBeCloseTo(0.5, 3);
    const length = lines.reduce((sum, [a, b, c, d]) => sum + Math.hypot(c - a, d - b), 0);
    expect(length).toBeCloseTo(Math.PI, 2);
  });

  test('come level after level', () => {
    const { starts, segments } = contoursOf(fieldOf(bowl), [0.1, 0.5, 9]);
    expect(starts[0]).toBe(0);
    expect(starts[3]).toBe(starts[2]);
    expect(starts[3] * 4).toBe(segments.length);
    expect(Math.hypot(segments[starts[1] * 4], segments[starts[1] * 4 + 1])).toBeCloseTo(Math.sqrt(0.5), 2);
  });

  test('do not run along the edge of the domain', () => {
    const ends = segmentsOf(bowl, [1.2]).filter(
      ([a, b, c, d]) => (Math.abs(a) === 1 && a === c) || (Math.abs(b) === 1 && b === d),
    );
    expect(ends).toEqual([]);
  });

  test('keep out of holes, and every number is finite', () => {
    const torn = surface((x, y) => (x < 0 ? Number.NaN : x === 0 ? Number.POSITIVE_INFINITY : x + y));
    const lines = segmentsOf(torn, [0, 0.5]);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.flat().every(Number.isFinite)).toBe(true);
    expect(lines.every(([a, , c]) => a > 0 && c > 0)).toBe(true);
  });

  test('of a plain are none', () => {
    expect(
      segmentsOf(
        surface(() => 3),
        [3],
      ),
    ).toEqual([]);
  });
});

describe('the field', () => {
  test('knows its quantiles, and the rank is their inverse', () => {
    const ramp = fieldOf(surface((x) => x));
    expect(quantile(ramp, 0.5)).toBeCloseTo(0, 1);
    for (const q of [0.1, 0.37, 0.9]) expect(rankOf(ramp, -1 + 2 * q)).toBeCloseTo(q, 1);
    expect(rankOf(ramp, -7)).toBe(0);
    expect(rankOf(ramp, 7)).toBe(1);
  });

  test('is not flattened by a pole', () => {
    const pole = fieldOf(surface((x, y) => 1 / (x * x + y * y)));
    expect(pole.values[(gridNodes * gridNodes - 1) / 2]).toBeNaN();
    expect(pole.hi).toBeLessThan(100);
  });

  test('is there even when f has no value anywhere', () => {
    const nowhere = fieldOf(surface(() => Number.NaN));
    expect(Number.isFinite(nowhere.lo) && Number.isFinite(nowhere.hi)).toBe(true);
  });

  test('takes the heights that are given, and is remembered by its key', () => {
    const given = surface((x) => x, { heights: [-5, 5] });
    expect(fieldOf(given)).toMatchObject({ lo: -5, hi: 5 });
    expect(fieldOf(given)).toBe(fieldOf({ ...given }));
  });
});
