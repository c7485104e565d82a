import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Axis,
  finePixel,
  isResolved,
  levels,
  sampleAt,
  samples,
  shareOf,
  shortest,
  valueAt,
} from '../../src/engine/many/axis';

const plain: Axis = { name: 'x', from: -5, to: 5, scale: 'linear' };
const decades: Axis = { name: 'eta', from: 1e-5, to: 10, scale: 'log' };

describe('the levels of a map', () => {
  it.each([plain, decades])('each is a subset of the next, to the bit: $name', (axis) => {
    for (const [k, level] of levels.entries()) {
      const next = levels[k + 1];
      if (next === undefined) continue;
      const finer = new Set(Array.from({ length: next }, (_, i) => sampleAt(axis, i, next)));
      for (let i = 0; i < level; i++) expect(finer.has(sampleAt(axis, i, level))).toBe(true);
    }
  });

  it('are nested as they are documented', () => {
    expect([0, 1, 255].map((i) => finePixel(i, 256))).toEqual([2, 6, 1022]);
    expect([0, 1, 63].map((i) => finePixel(i, 64))).toEqual([10, 26, 1018]);
    expect(finePixel(7, 1024)).toBe(7);
    expect(sampleAt(plain, 0, 1024)).toBe(-5 + (0.5 / 1024) * 10);
  });

  it('name what every pixel changes', () => {
    expect(samples(decades, 64)).toHaveLength(64);
    expect(Object.keys(samples(decades, 64)[3])).toEqual(['eta']);
  });
});

describe('an axis', () => {
  it('finds a value again where it put it', () => {
    fc.assert(
      fc.property(fc.constantFrom(plain, decades), fc.double({ min: 0, max: 1, noNaN: true }), (axis, share) => {
        expect(shareOf(axis, valueAt(axis, share))).toBeCloseTo(share, 9);
      }),
    );
  });

  it('is spaced evenly in the logarithm', () => {
    expect(valueAt(decades, 0.5)).toBeCloseTo(1e-2, 12);
    expect(shareOf(decades, 0)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('is resolved until neighbours are one number in single precision', () => {
    expect(isResolved(plain)).toBe(true);
    expect(isResolved({ ...plain, from: 3, to: 3 + 1024 * 2 ** -21 })).toBe(true);
    expect(isResolved({ ...plain, from: 3, to: 3 + 1024 * 2 ** -23 })).toBe(false);
    expect(isResolved({ ...plain, from: -1e-9, to: 1e-9 })).toBe(true);
  });

  it('writes a value in the fewest digits that are the same in single precision', () => {
    expect(shortest(-4.9853515625)).toBe(-4.9853516);
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(shortest(value))).toBe(Math.fround(value));
      }),
    );
  });
});
