import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/text';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import type { SurfaceDefinition } from '../../src/surfaces/types';

const all = [...surfaces.values()];
const published =
  'beale long-valley saddle monkey-saddle ravine bowl rosenbrock himmelblau rastrigin ackley booth matyas three-hump-camel six-hump-camel styblinski-tang goldstein-price mccormick levy13 griewank easom bohachevsky three-gaussians saddle-net double-well';

const contains = ({ domain: [x0, x1, y0, y1] }: SurfaceDefinition, [x, y]: readonly [number, number]): boolean =>
  x >= x0 && x <= x1 && y >= y0 && y <= y1;

describe('the catalog of surfaces', () => {
  it('has every surface in the order of menus', () => {
    expect([...surfaces.keys()].join(' ')).toBe(published);
  });

  it('has the figures’ surfaces as published', () => {
    const shown = ['beale', 'long-valley', 'monkey-saddle', 'ravine'].map((id) => surfaces.get(id));
    expect(shown.map((s) => [s?.start, s?.domain])).toEqual([
      [
        [1, 1.6],
        [-5, 5, -5, 5],
      ],
      [
        [0.25, -1e-6],
        [-1, 1, -2, 1],
      ],
      [
        [-0.25, -0.5],
        [-1, 1, -1, 1],
      ],
      [
        [-9, 1.4],
        [-10, 10, -3, 3],
      ],
    ]);
  });
});

describe.each(all)('$id', (surface) => {
  it('has a kebab-case id, a name in every language and a dated source', () => {
    expect(surface.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    for (const language of languages) expect(surface.name[language]).not.toBe('');
    expect(surface.source).toMatch(/\((19|20)\d\d\)/);
  });

  it('is a formula within the limits, with start and minima in its domain', () => {
    expect(surface.f.length).toBeLessThanOrEqual(512);
    const [x0, x1, y0, y1] = surface.domain;
    expect(x0 < x1 && y0 < y1).toBe(true);
    for (const point of [surface.start, ...surface.minima.map((m) => m.at)]) {
      expect(contains(surface, point), point.join()).toBe(true);
    }
  });

  it('starts where f and its slope are finite, and the slope is not 0', () => {
    const { valueAt, gradientAt } = compileSurface(surface.f);
    expect(Number.isFinite(valueAt(...surface.start))).toBe(true);
    expect(Math.hypot(...gradientAt(...surface.start))).toBeGreaterThan(1e-3);
  });
});
