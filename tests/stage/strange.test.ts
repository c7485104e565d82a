import { describe, expect, test } from 'vitest';
import { contoursOf } from '../../src/stage/contours';
import { heightOf } from '../../src/stage/height';
import { heightsOf, levelsOf, toneOf } from '../../src/stage/levels';
import { isTorn, quantile, rankOf, samplesOf } from '../../src/stage/samples';
import { ticks } from '../../src/stage/ticks';
import type { Picture } from '../../src/stage/types';
import { formulaField } from '../../src/study/field';
import { compileSurface } from '../../src/surfaces/compile';
import type { Domain } from '../../src/surfaces/types';
import { bowl } from './pictures';

function pictureOf(f: string, more: Partial<Picture> = {}, domain: Domain = [-3, 3, -3, 3]): Picture {
  const surface = {
    key: JSON.stringify([f, domain]),
    field: formulaField(f, compileSurface(f).valueAt, domain),
    minima: [],
  };
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
      const samples = samplesOf(picture.surface);
      expect([samples.lo, samples.hi, samples.min, samples.max].every(Number.isFinite)).toBe(true);
      expect(samples.hi).toBeGreaterThan(samples.lo);
      const [heights, tone] = [heightsOf(picture, samples), toneOf(picture, samples)];
      for (const value of samples.sorted.filter((_, i) => i % 997 === 0)) {
        expect(Number.isFinite(heightOf(heights, value))).toBe(true);
        expect(Number.isFinite(tone(value))).toBe(true);
      }
      const { lines } = contoursOf(samples, levelsOf(picture, samples));
      expect(lines.flat(3).every(Number.isFinite)).toBe(true);
    }
  });
});

describe('what is drawn of it', () => {
  test('a plain lies in the middle of its box and of the colours', () => {
    for (const scale of ['linear', 'log'] as const) {
      const picture = pictureOf('3', { scale });
      const samples = samplesOf(picture.surface);
      expect(heightOf(heightsOf(picture, samples), 3)).toBeCloseTo(0, 9);
      expect([rankOf(samples, 3), toneOf(picture, samples)(3)]).toEqual([0.5, 0.5]);
    }
  });

  test('a pole is not bridged, a step is', () => {
    // No node of the grid lies on the pole.
    const domain: Domain = [-3, 3.1, -3, 3];
    const pole = samplesOf(pictureOf('1/x', {}, domain).surface);
    const across = [0, 1].map((i) => pole.values[Math.floor((3 / 6.1) * 256) + i]);
    expect(across[0]).toBeLessThan(0);
    expect(isTorn(pole, Math.min(...across), Math.max(...across))).toBe(true);
    expect(contoursOf(pole, [0]).lines).toEqual([[]]);
    const step = samplesOf(pictureOf('sign(x)', {}, domain).surface);
    expect(isTorn(step, -1, 1)).toBe(false);
    expect(contoursOf(step, [0]).lines[0].length).toBeGreaterThan(0);
  });

  test('a pole does not flatten the rest', () => {
    const samples = samplesOf(pictureOf('1/(x^2 + y^2)').surface);
    expect(samples.max).toBeGreaterThan(1000);
    expect(samples.hi).toBeLessThan(20 * quantile(samples, 0.5));
  });

  test('lines in every cell are left out', () => {
    const picture = pictureOf('sin(1000x)*sin(1001y)');
    const samples = samplesOf(picture.surface);
    const levels = levelsOf(picture, samples);
    expect(levels.length).toBeGreaterThan(10);
    expect(contoursOf(samples, levels).lines.flat()).toEqual([]);
  });

  test('one number is written once', () => {
    expect(ticks(5, 5 + 1e-11, 4).map(({ label }) => label)).toEqual(['5']);
  });
});
