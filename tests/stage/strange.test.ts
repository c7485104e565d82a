import { describe, expect, test } from 'vitest';
import { contoursOf } from '../../src/stage/contours';
import { fieldOf, isTorn, quantile, rankOf } from '../../src/stage/field';
import { heightOf } from '../../src/stage/height';
import { heightsOf, levelsOf, toneOf } from '../../src/stage/levels';
import { ticks } from '../../src/stage/ticks';
import type { Picture } from '../../src/stage/types';
import { compileSurface } from '../../src/surfaces/compile';
import type { Domain } from '../../src/surfaces/types';
import { bowl } from './pictures';

function pictureOf(f: string, more: Partial<Picture> = {}, domain: Domain = [-3, 3, -3, 3]): Picture {
  const surface = { key: JSON.stringify([f, domain]), valueAt: compileSurface(f).valueAt, domain, minima: [] };
  return { ...bowl, surface, ...more };
}

const strange = [
  ...[
    '3',
    '0',
    '-1e20',
    '1/x',
    'tan(x)',
    'exp(x*y)',
    'log(x*y)',
    'floor(x)',
    'sign(x*y)',
    'sin(1000x)',
    'x/y',
    '1e29*x',
  ],
  ...['exp(exp(x + 2))', '1/(x^2 + y^2)', 'sqrt(-1 - x^2)', '1e-12*x^2 + 5', 'where(x^2 + y^2 < 4, x, 8)', '1e-300*x'],
];

describe.each(strange)('%s', (f) => {
  test.each(['linear', 'log'] as const)('has finite heights, tones and lines, height %s', (scale) => {
    for (const levels of ['quantile', 'linear', 'log'] as const) {
      const picture = pictureOf(f, { scale, levels });
      const field = fieldOf(picture.surface);
      expect([field.lo, field.hi, field.min, field.max].every(Number.isFinite)).toBe(true);
      expect(field.hi).toBeGreaterThan(field.lo);
      const [heights, tone] = [heightsOf(picture, field), toneOf(picture, field)];
      for (const value of field.sorted.filter((_, i) => i % 997 === 0)) {
        expect(Number.isFinite(heightOf(heights, value))).toBe(true);
        expect(Number.isFinite(tone(value))).toBe(true);
      }
      const { lines } = contoursOf(field, levelsOf(picture, field));
      expect(lines.flat(3).every(Number.isFinite)).toBe(true);
    }
  });
});

describe('what is drawn of it', () => {
  test('a plain lies in the middle of its box and of the colours', () => {
    for (const scale of ['linear', 'log'] as const) {
      const picture = pictureOf('3', { scale });
      const field = fieldOf(picture.surface);
      expect(heightOf(heightsOf(picture, field), 3)).toBeCloseTo(0, 9);
      expect([rankOf(field, 3), toneOf(picture, field)(3)]).toEqual([0.5, 0.5]);
    }
  });

  test('a pole is not bridged, a step is', () => {
    // No node of the grid lies on the pole.
    const domain: Domain = [-3, 3.1, -3, 3];
    const pole = fieldOf(pictureOf('1/x', {}, domain).surface);
    const across = [0, 1].map((i) => pole.values[Math.floor((3 / 6.1) * 256) + i]);
    expect(across[0]).toBeLessThan(0);
    expect(isTorn(pole, Math.min(...across), Math.max(...across))).toBe(true);
    expect(contoursOf(pole, [0]).lines).toEqual([[]]);
    const step = fieldOf(pictureOf('sign(x)', {}, domain).surface);
    expect(isTorn(step, -1, 1)).toBe(false);
    expect(contoursOf(step, [0]).lines[0].length).toBeGreaterThan(0);
  });

  test('a pole does not flatten the rest', () => {
    const field = fieldOf(pictureOf('1/(x^2 + y^2)').surface);
    expect(field.max).toBeGreaterThan(1000);
    expect(field.hi).toBeLessThan(20 * quantile(field, 0.5));
  });

  test('lines in every cell are left out', () => {
    const picture = pictureOf('sin(1000x)*sin(1001y)');
    const field = fieldOf(picture.surface);
    const levels = levelsOf(picture, field);
    expect(levels.length).toBeGreaterThan(10);
    expect(contoursOf(field, levels).lines.flat()).toEqual([]);
  });

  test('one number is written once', () => {
    expect(ticks(5, 5 + 1e-11, 4).map(({ label }) => label)).toEqual(['5']);
  });
});
