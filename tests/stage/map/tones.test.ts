import { describe, expect, it } from 'vitest';
import type { Rgb } from '../../../src/stage/colormap';
import { lateness, minimumColors, mostCategorical, rateColor, reservedOf, shaded } from '../../../src/stage/map/tones';
import { landmarksOf } from '../../../src/study/landmarks';
import { surfaces } from '../../../src/surfaces/catalog';

const themes = ['light', 'dark', 'projector'] as const;
const domain = [-1, 1, -1, 1] as const;
const eight = minimumColors(
  Array.from({ length: mostCategorical }, (_, i) => ({ at: [i / 8, 0] as const, f: 0 })),
  domain,
);

const linear = (c: number) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
const coded = (c: number) => 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.max(c, 0) ** (1 / 2.4) - 0.055);

/** What a colour looks like without one kind of cone (Viénot, Brettel and Mollon, 1999). */
const seen: Readonly<Record<string, (rgb: Rgb) => Rgb>> = {
  usual: (rgb) => rgb,
  protanope: ([r, g, b]) =>
    simulated(0.11238 * linear(r) + 0.88762 * linear(g), linear(b), 0.00401 * (linear(r) - linear(g))),
  deuteranope: ([r, g, b]) =>
    simulated(0.29275 * linear(r) + 0.70725 * linear(g), linear(b), -0.02234 * (linear(r) - linear(g))),
};
const simulated = (yellow: number, blue: number, shift: number): Rgb => [
  coded(yellow),
  coded(yellow),
  coded(Math.min(Math.max(blue + shift, 0), 1)),
];

/** Lightness, green to red and blue to yellow of Ottosson's OKLab. */
function lab(rgb: Rgb): [number, number, number] {
  const [r, g, b] = rgb.map(linear);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const apart = (a: Rgb, b: Rgb): number => {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};

describe('the colours of minima', () => {
  const enough = [
    [4, 0.05],
    [6, 0.045],
    [8, 0.03],
  ] as const;
  it.each(Object.keys(seen).flatMap((kind) => enough.map(([count, least]) => ({ kind, count, least }))))(
    '$count are told apart at the same shade: $kind',
    ({ kind, count, least }) => {
      for (const late of [0, 0.5, 0.9]) {
        const tones = eight.slice(0, count).map((color) => seen[kind](shaded(color, late, 'light')));
        for (const [i, tone] of tones.entries()) {
          for (const other of tones.slice(i + 1)) expect(apart(tone, other)).toBeGreaterThan(least);
        }
      }
    },
  );

  it.each(themes)('no shade is one of the reserved tones: %s', (theme) => {
    const { underway, diverged } = reservedOf(theme);
    for (const color of eight) {
      for (let k = 0; k <= 20; k++) {
        const tone = shaded(color, k / 20, theme);
        for (const reserved of [underway, diverged]) expect(apart(tone, reserved)).toBeGreaterThan(0.05);
      }
    }
    for (let k = 0; k <= 20; k++) expect(apart(rateColor(k / 20, theme), underway)).toBeGreaterThan(0.05);
    expect(apart(underway, diverged)).toBeGreaterThan(0.2);
  });

  it.each(themes)('later is lighter: %s', (theme) => {
    for (const color of eight) {
      const lights = Array.from({ length: 11 }, (_, k) => lab(shaded(color, k / 10, theme))[0]);
      expect(lights).toEqual([...lights].sort((a, b) => a - b));
    }
  });

  it('of Rastrigin, a hundred and twenty-one, differ from their neighbours and from the reserved tones', () => {
    const rastrigin = surfaces.get('rastrigin');
    if (!rastrigin) throw new Error('no rastrigin');
    const minima = landmarksOf({ ...rastrigin, known: rastrigin.minima }).minima;
    expect(minima).toHaveLength(121);
    const colors = minimumColors(minima, rastrigin.domain);
    minima.forEach(({ at: [x, y] }, i) => {
      minima.forEach(({ at }, j) => {
        const beside = i !== j && Math.hypot(at[0] - x, at[1] - y) < 1.2;
        if (beside) expect(apart(colors[i], colors[j]), `${[x, y]} and ${at}`).toBeGreaterThan(0.04);
      });
    });
  });
});

it('lateness grows with the steps and ends at one', () => {
  expect(lateness(0, 100)).toBe(0);
  expect(lateness(100, 100)).toBe(1);
  expect(lateness(10, 100)).toBeGreaterThan(0.4);
});
