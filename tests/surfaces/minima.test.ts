import { describe, expect, it } from 'vitest';
import { evaluator } from '../../src/math';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import type { SurfaceDefinition } from '../../src/surfaces/types';

/** How many minima each surface lists; the rest list the global one alone, or are unbounded below or least along a curve. */
const counts: Readonly<Record<string, number>> = {
  'long-valley': 0,
  saddle: 0,
  'monkey-saddle': 0,
  himmelblau: 4,
  'three-hump-camel': 3,
  'six-hump-camel': 6,
  'styblinski-tang': 4,
  'goldstein-price': 4,
  mccormick: 2,
  griewank: 17,
  easom: 5,
  'three-gaussians': 3,
  'saddle-net': 0,
  'double-well': 2,
};

/** Least values as the literature prints them, to the digits it prints. */
const published: Readonly<Record<string, readonly [f: number, digits: number]>> = {
  beale: [0, 12],
  ravine: [0, 12],
  bowl: [0, 12],
  rosenbrock: [0, 12],
  himmelblau: [0, 12],
  rastrigin: [0, 12],
  ackley: [0, 12],
  booth: [0, 12],
  matyas: [0, 12],
  'three-hump-camel': [0, 12],
  'six-hump-camel': [-1.031628453, 9],
  'styblinski-tang': [-78.33233, 4],
  'goldstein-price': [3, 10],
  mccormick: [-1.9133, 3],
  levy13: [0, 12],
  griewank: [0, 12],
  easom: [-1, 12],
  bohachevsky: [0, 12],
  'double-well': [0, 12],
};

const smooth = [...surfaces.values()].filter((s) => s.minima.length > 0 && s.id !== 'ackley');

/** The size of f nearby, by which rounding errors are judged. */
function steepness({ f, domain: [x0, x1, y0, y1] }: SurfaceDefinition): number {
  const { gradientAt } = compileSurface(f);
  return Math.max(1, Math.hypot(...gradientAt((x0 + 3 * x1) / 4, (y0 + 3 * y1) / 4)));
}

describe('known minima', () => {
  it('are all there', () => {
    for (const { id, minima } of surfaces.values()) expect(minima.length, id).toBe(counts[id] ?? 1);
  });

  it('have the published least values', () => {
    for (const [id, [f, digits]] of Object.entries(published)) {
      const surface = surfaces.get(id) as SurfaceDefinition;
      expect(surface.minima[0].f, id).toBeCloseTo(f, digits);
      for (const minimum of surface.minima) expect(minimum.f, id).toBeGreaterThanOrEqual(surface.minima[0].f);
    }
  });

  it.each(smooth)('$id: the slope vanishes and the Hessian is positive definite', (surface) => {
    const { gradientAt, hessian } = compileSurface(surface.f);
    const [xx, xy, yy] = hessian.map((node) => evaluator(node, ['x', 'y']));
    for (const { at } of surface.minima) {
      expect(Math.hypot(...gradientAt(...at)) / steepness(surface), at.join()).toBeLessThan(1e-13);
      expect(xx(...at)).toBeGreaterThan(0);
      expect(xx(...at) * yy(...at)).toBeGreaterThan(xy(...at) ** 2);
    }
  });

  it('Ackley’s is the tip of a cone: f rises with distance, all around', () => {
    const { valueAt } = compileSurface((surfaces.get('ackley') as SurfaceDefinition).f);
    for (let k = 0; k < 12; k++) {
      const [dx, dy] = [Math.cos(k), Math.sin(k)];
      expect(valueAt(1e-6 * dx, 1e-6 * dy)).toBeGreaterThan(2e-6);
      expect(valueAt(1e-3 * dx, 1e-3 * dy)).toBeGreaterThan(2e-3);
    }
  });

  it.each([...surfaces.values()])('$id: f there is the value given', ({ f, minima }) => {
    const { valueAt } = compileSurface(f);
    for (const { at, f: value } of minima) expect(Math.abs(valueAt(...at) - value)).toBeLessThan(1e-12);
  });
});
