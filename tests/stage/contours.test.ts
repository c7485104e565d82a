import { describe, expect, test } from 'vitest';
import { contoursOf } from '../../src/stage/contours';
import { quantile, rankOf, samplesOf } from '../../src/stage/samples';
import type { StageSurface } from '../../src/stage/types';
import { type Field, formulaField, gridNodes } from '../../src/study/field';

let count = 0;
const surface = (valueAt: Field['valueAt'], more: Partial<StageSurface> = {}): StageSurface => ({
  key: `contours ${count++}`,
  field: formulaField('test', valueAt, [-1, 1, -1, 1]),
  minima: [],
  ...more,
});

const bowl = surface((x, y) => x * x + y * y);

const linesOf = (f: StageSurface, level: number) => contoursOf(samplesOf(f), [level]).lines[0];

describe('contour lines', () => {
  test('of a bowl are one closed circle, of the right length, in few pieces', () => {
    const [line, ...others] = linesOf(bowl, 0.25);
    expect(others).toEqual([]);
    expect(line[line.length - 1]).toEqual(line[0]);
    let length = 0;
    for (let i = 1; i < line.length; i++) {
      const [[a, b], [c, d]] = [line[i - 1], line[i]];
      // Nowhere further from the circle than what cannot be seen: at the middle of a piece most.
      expect(Math.abs(Math.hypot((a + c) / 2, (b + d) / 2) - 0.5)).toBeLessThan(3e-4);
      expect(Math.abs(Math.hypot(a, b) - 0.5)).toBeLessThan(1e-4);
      length += Math.hypot(c - a, d - b);
    }
    expect(length).toBeCloseTo(Math.PI, 2);
    expect(line.length).toBeLessThan(200);
  });

  test('come level by level', () => {
    const { lines } = contoursOf(samplesOf(bowl), [0.1, 0.5, 9]);
    expect(lines.map((some) => some.length)).toEqual([1, 1, 0]);
    const [[[[x, y]]]] = lines.slice(1);
    expect(Math.hypot(x, y)).toBeCloseTo(Math.sqrt(0.5), 2);
  });

  test('do not run along the edge of the domain', () => {
    const lines = linesOf(bowl, 1.2);
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const ends = [line[0], line[line.length - 1]];
      for (const [x, y] of ends) expect(Math.max(Math.abs(x), Math.abs(y))).toBe(1);
      for (const [x, y] of line.slice(1, -1)) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(1);
    }
  });

  test('keep out of holes, and every number is finite', () => {
    const torn = surface((x, y) => (x < 0 ? Number.NaN : x === 0 ? Number.POSITIVE_INFINITY : x + y));
    const lines = [...linesOf(torn, 0), ...linesOf(torn, 0.5)];
    expect(lines).toHaveLength(2);
    expect(lines.flat(2).every(Number.isFinite)).toBe(true);
    expect(lines.flat().every(([x]) => x > 0)).toBe(true);
  });

  test('of a plain are none', () => {
    expect(
      linesOf(
        surface(() => 3),
        3,
      ),
    ).toEqual([]);
  });

  test('of a saddle at its own height cross without a gap', () => {
    const lines = linesOf(
      surface((x, y) => x * y - 1e-9),
      0,
    );
    const ends = lines.flatMap((line) => [line[0], line[line.length - 1]]);
    for (const [x, y] of ends) expect(Math.max(Math.abs(x), Math.abs(y))).toBe(1);
  });
});

describe('the field', () => {
  test('knows its quantiles, and the rank is their inverse', () => {
    const ramp = samplesOf(surface((x) => x));
    expect(quantile(ramp, 0.5)).toBeCloseTo(0, 1);
    for (const q of [0.1, 0.37, 0.9]) expect(rankOf(ramp, -1 + 2 * q)).toBeCloseTo(q, 1);
    expect(rankOf(ramp, -7)).toBe(0);
    expect(rankOf(ramp, 7)).toBe(1);
  });

  test('is not flattened by a pole', () => {
    const pole = samplesOf(surface((x, y) => 1 / (x * x + y * y)));
    expect(pole.values[(gridNodes * gridNodes - 1) / 2]).toBeNaN();
    expect(pole.hi).toBeLessThan(100);
  });

  test('is there even when f has no value anywhere', () => {
    const nowhere = samplesOf(surface(() => Number.NaN));
    expect(Number.isFinite(nowhere.lo) && Number.isFinite(nowhere.hi)).toBe(true);
  });

  test('takes the heights that are given, and is remembered by its key', () => {
    const given = surface((x) => x, { heights: [-5, 5] });
    expect(samplesOf(given)).toMatchObject({ lo: -5, hi: 5 });
    expect(samplesOf(given)).toBe(samplesOf({ ...given }));
  });
});
