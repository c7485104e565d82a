import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { runReference } from '../../src/engine/reference/run';
import { tracesOf } from '../../src/engine/traces';
import { evaluator, gradient, parseExpression, partials, print } from '../../src/math';
import { pointOf } from '../../src/study/trace';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';

const xy = new Set(['x', 'y']);
type Point = readonly [number, number];

describe('where two branches meet, the gradient is the nearest to 0 of those between theirs', () => {
  it.each<[string, Point, Point]>([
    ['max(x, y)', [1, 1], [0.5, 0.5]],
    ['min(x, y)', [2, 2], [0.5, 0.5]],
    ['max(x, -x) + y^2', [0, 0.5], [0, 1]],
    ['abs(x) + y^2', [0, 0.5], [0, 1]],
    ['max(x^2, y)', [1, 1], [0.4, 0.8]],
    ['max(2*x, y)', [0, 0], [0.4, 0.8]],
    ['max(x, 3*x + y)', [1, -2], [1, 0]],
    ['(max(x, y) - 1)^2', [2, 2], [1, 1]],
    // The rest of f holds against either branch.
    ['max(x, -x) + 0.3*x + y^2', [0, 0.5], [0, 1]],
    ['abs(x) + 0.3*x + y', [0, 0.5], [0, 1]],
    ['abs(x) + 3*x', [0, 1], [2, 0]],
    ['sqrt(1 + abs(x)) + 0.3*x', [0, 1], [0, 0]],
    ['relu(x) - 0.5*x', [0, 1], [0, 0]],
    ['relu(x) - 2*x', [0, 1], [-1, 0]],
    ['relu(x)', [0, 1], [0, 0]],
    // Two and three ties in one point.
    ['abs(x) + abs(y) + 0.3*x + 0.4*y', [0, 0], [0, 0]],
    ['max(max(x, y), -x - y)', [0, 0], [0, 0]],
    ['abs(x + y) + abs(x - y) + 0.3*x', [0, 0], [0, 0]],
    // Above a corner only the outer slope counts.
    ['-abs(x) + y', [0, 0], [0, 1]],
  ])('%s', (f, at, slope) => expectSlope(f, at, slope));
});

describe('where a root stands at its least, the gradient is 0', () => {
  it.each<[string, Point, Point]>([
    ['sqrt(x^2 + y^2)^2', [0, 0], [0, 0]],
    ['sqrt(x^2 + y^2)*sqrt(x^2 + y^2)', [0, 0], [0, 0]],
    ['sqrt(x^2 + y^2)', [0, 0], [0, 0]],
    ['(x^2 + y^2)^0.75', [0, 0], [0, 0]],
    ['(x^2 + y^2)^(1/3)', [0, 0], [0, 0]],
    ['cbrt(x^2)', [0, 1], [0, 0]],
    ['sqrt(abs(x)) + y^2', [0, 1], [0, 2]],
    ['sqrt(max(x, -x)) + y^2', [0, 1], [0, 2]],
    ['sqrt(abs(x))^2 + y', [0, 1], [0, 1]],
    ['abs(x)^1.5 + y', [0, 1], [0, 1]],
    ['hypot(x, y) + y', [0, 0], [0, 1]],
    ['sqrt((x - 1)^2 + y^2) + x', [1, 0], [1, 0]],
    ['acos(cos(x))', [0, 0], [0, 0]],
    ['acosh(1 + x^2 + y^2)', [0, 0], [0, 0]],
    ['x^y', [0, 2], [0, 0]],
    ['x*sqrt(x^2 + y^2)', [0, 0], [0, 0]],
    [surfaces.get('ackley')?.f ?? '', [0, 0], [0, 0]],
  ])('%s', (f, at, slope) => expectSlope(f, at, slope));

  it('and where it rises without end there is none', () => {
    for (const f of ['sqrt(x)', 'sqrt(x) + y^2', 'cbrt(x)', 'asin(1 - x)']) {
      expect(compileSurface(f).gradientAt(0, 1)[0], f).toBeNaN();
    }
  });
});

function expectSlope(f: string, [x, y]: Point, slope: Point): void {
  const g = compileSurface(f).gradientAt(x, y);
  for (const i of [0, 1]) expect(g[i], f).toBeCloseTo(slope[i], 14);
}

it('between two planes in any position it is the shortest that a fine division of their slopes has', () => {
  const part = fc.integer({ min: -8, max: 8 });
  fc.assert(
    fc.property(fc.array(part, { minLength: 6, maxLength: 6 }), ([a, b, c, d, p, q]) => {
      const f = `max(${a}*x + ${b}*y, ${c}*x + ${d}*y) + ${p}*x + ${q}*y`;
      const [gx, gy] = compileSurface(f).gradientAt(0, 0);
      const lengths = Array.from({ length: 1001 }, (_, i) => {
        const t = i / 1000;
        return Math.hypot(a + t * (c - a) + p, b + t * (d - b) + q);
      });
      const least = Math.min(...lengths);
      expect(Math.hypot(gx, gy)).toBeLessThanOrEqual(least + 1e-12);
      expect(Math.hypot(gx, gy)).toBeGreaterThan(least - 0.05);
    }),
  );
});

it('what has no corner and no root keeps its derivatives, sign by sign', () => {
  for (const { id, f } of surfaces.values()) {
    if (id === 'ackley' || id === 'bukin') continue;
    const tree = compileSurface(f).f;
    expect(gradient(tree).map(print), id).toEqual(partials(tree).map(print));
  }
});

describe('every engine of this machine takes it', () => {
  const rule = { update: 'theta = theta - eta*g' };
  const walk = (f: string, start: readonly [number, number], eta: number, steps: number) => {
    const job = { f, start: [...start] as [number, number], steps, runs: [{ rule, hyper: { eta } }] };
    const paths = new CpuRace().run(job);
    const [{ points, divergedAt }] = runReference(job);
    const got = Array.from({ length: paths.ends[0].length }, (_, k) => pointOf(tracesOf(paths)[0], k));
    expect(divergedAt).toBeUndefined();
    expect(got).toHaveLength(points.length);
    for (const [k, point] of got.entries()) {
      for (const [i, value] of point.entries()) expect(Math.abs(value - points[k][i])).toBeLessThan(1e-5);
    }
    return points.map(([x, y]) => [x + 0, y + 0]);
  };

  it('rests in a corner, as on |x|', () => {
    const path = [0.5, 0.25, 0, 0, 0].map((x) => [x, 0]);
    for (const f of [
      'max(x, -x) + y^2',
      'abs(x) + y^2',
      'max(-x, x) + y^2',
      '-min(x, -x) + y^2',
      'relu(x) + relu(-x)',
    ]) {
      expect(walk(f, [0.5, 0], 0.25, 4), f).toEqual(path);
    }
  });

  it('goes along an edge', () => {
    expect(walk('max(x, y)', [1, 1], 0.25, 2)).toEqual([1, 0.875, 0.75].map((x) => [x, x]));
    expect(walk('max(x, y) + abs(x - y)', [1, 1], 0.25, 2)).toEqual([1, 0.875, 0.75].map((x) => [x, x]));
  });

  it('rests at a minimum under a root', () => {
    const home = [[1, 0], [0, 0], [0, 0], [0, 0]]; // biome-ignore format: points in a row
    expect(walk('sqrt(x^2+y^2)^2', [1, 0], 0.5, 3)).toEqual(home);
    expect(walk('sqrt(x^2+y^2)', [1, 0], 1, 3)).toEqual(home);
    expect(walk('hypot(x, y)', [1, 0], 1, 3)).toEqual(home);
    expect(walk('(x^2+y^2)^0.75', [0, 0], 1, 1)).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});

it('its trees stay small where many corners meet', () => {
  const f = Array.from({ length: 24 }, (_, i) => `abs(x - ${i}*y)`).join(' + ');
  const began = performance.now();
  const [gx] = gradient(parseExpression(f, xy, false));
  evaluator(gx, ['x', 'y'])(0, 0);
  expect(performance.now() - began).toBeLessThan(200);
});
