import { describe, expect, it } from 'vitest';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import { type Stationary, type StationaryKind, stationaryKinds, stationaryParts } from '../../src/surfaces/stationary';
import type { Domain } from '../../src/surfaces/types';
import { endOf } from '../support/end-of';

const square: Domain = [-3, 3, -3, 3];
const find = (f: string, domain: Domain = square) => endOf(stationaryParts(compileSurface(f), domain));
const shipped = (id: string) => {
  const { f, domain } = surfaces.get(id) ?? { f: '0', domain: square };
  return find(f, domain);
};
/** How many of each kind, in the order of the kinds. */
const counts = ({ points }: Stationary) => stationaryKinds.map((kind) => points.filter((p) => p.kind === kind).length);

describe('the stationary points of shipped surfaces, by kind', () => {
  it.each<[id: string, minima: number, saddles: number, maxima: number, degenerate: number]>([
    ['himmelblau', 4, 4, 1, 0],
    ['six-hump-camel', 6, 7, 2, 0],
    ['three-hump-camel', 3, 2, 0, 0],
    ['styblinski-tang', 4, 4, 1, 0],
    ['rastrigin', 121, 220, 100, 0],
    ['rosenbrock', 1, 0, 0, 0],
    ['double-well', 2, 1, 0, 0],
    ['saddle', 0, 1, 0, 0],
    ['long-valley', 0, 1, 0, 0],
    ['monkey-saddle', 0, 0, 0, 1],
    ['beale', 1, 2, 0, 0],
  ])('%s', (id, ...expected) => {
    expect(counts(shipped(id))).toEqual(expected);
  });

  it.each([...surfaces.values()])('$id: the gradient is 0, and the eigenvalues are the Hessian’s', ({ f, domain }) => {
    const surface = compileSurface(f);
    const { points } = endOf(stationaryParts(surface, domain));
    const h = 1e-4;
    for (const {
      at: [x, y],
      eigenvalues,
      kind,
    } of points) {
      const [gx, gy] = surface.gradientAt(x, y);
      const steep = Math.max(...[-h, h].map((d) => Math.hypot(...surface.gradientAt(x + d, y + d))));
      expect(Math.hypot(gx, gy)).toBeLessThan(Math.max(1e-3 * steep, 1e-12));
      // Their sum is the trace, by differences of the gradient.
      const across = (surface.gradientAt(x + h, y)[0] - surface.gradientAt(x - h, y)[0]) / (2 * h);
      const up = (surface.gradientAt(x, y + h)[1] - surface.gradientAt(x, y - h)[1]) / (2 * h);
      const size = Math.max(Math.abs(eigenvalues[0]), Math.abs(eigenvalues[1]), 1e-3);
      expect(Math.abs(eigenvalues[0] + eigenvalues[1] - across - up) / size).toBeLessThan(1e-3);
      if (kind === 'minimum') expect(eigenvalues[0]).toBeGreaterThan(0);
      if (kind === 'maximum') expect(eigenvalues[1]).toBeLessThan(0);
      if (kind === 'saddle') expect(eigenvalues[0] * eigenvalues[1]).toBeLessThan(0);
    }
  });
});

describe('surfaces that somebody may type', () => {
  it.each<[f: string, expected: [StationaryKind, number][], lines: boolean]>([
    ['x + y', [], false],
    ['3', [], false],
    ['0*x', [], false],
    ['floor(x)', [], false],
    ['x^2', [], true],
    ['(x^2 + y^2 - 1)^2', [['maximum', 1]], true],
    ['x^4 + y^4', [['degenerate', 1]], false],
    ['(x - 1)^4 + (y + 0.5)^2', [['degenerate', 1]], false],
    ['x^3 + y^2', [['degenerate', 1]], false],
    ['-x^2 - 2*y^2', [['maximum', 1]], false],
    ['exp(x*y)', [['saddle', 1]], false],
    ['exp(x^2 + y^2)', [['minimum', 1]], false],
    ['1e-9*(x^2 + y^2)', [['minimum', 1]], false],
    ['1e12*(x^2 + y^2)', [['minimum', 1]], false],
    ['1/x', [], false],
    ['log(x*y)', [], false],
    ['(x - 1)^2 + (y + 0.5)^2 + 0*log(x)', [['minimum', 1]], false],
  ])('%s', (f, expected, lines) => {
    const found = find(f);
    expect(found.points.map(({ kind }) => kind)).toEqual(expected.flatMap(([kind, n]) => Array(n).fill(kind)));
    expect([found.lines, found.more]).toEqual([lines, false]);
  });

  it('on the edge of the domain as within it', () => {
    expect(counts(find('x^2 + y^2', [0, 2, -1, 1]))).toEqual([1, 0, 0, 0]);
    expect(counts(find('x^2 + y^2', [0, 2, 0, 1]))).toEqual([1, 0, 0, 0]);
  });

  it('far from 0, on a small domain, and on a long one', () => {
    expect(counts(find('(x - 1e6)^2 + y^2', [1e6 - 1, 1e6 + 1, -1, 1]))).toEqual([1, 0, 0, 0]);
    expect(counts(find('x^2 - y^2', [-1e-6, 1e-6, -1e-6, 1e-6]))).toEqual([0, 1, 0, 0]);
    expect(counts(find('x^2 + 1e-8*y^2', [-1, 1, -1e4, 1e4]))).toEqual([1, 0, 0, 0]);
  });

  it('no more than can be told apart, and it says so', () => {
    const found = find('sin(x)*sin(y)', [-100, 100, -100, 100]);
    expect(found.more).toBe(true);
    expect(found.points.length).toBeLessThanOrEqual(600);
    expect(find('sin(1000*x)*sin(1000*y)').more).toBe(true);
  });
});
