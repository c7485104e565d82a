import { describe, expect, it } from 'vitest';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import { arrivalRadius, findMinima } from '../../src/surfaces/minima';

const found = (id: string) => {
  const { f, domain, minima } = surfaces.get(id) ?? { f: '0', domain: [0, 1, 0, 1] as const, minima: [] };
  return findMinima(compileSurface(f), domain, minima);
};

describe('the minima of a surface are found', () => {
  it.each([...surfaces.values()])(
    '$id: the known ones first, and again without knowing them',
    ({ f, domain, minima, id }) => {
      expect(
        found(id)
          .slice(0, minima.length)
          .map(({ at }) => at),
      ).toEqual(minima.map(({ at }) => at));
      const surface = compileSurface(f);
      const blind = findMinima(surface, domain, []);
      for (const { at, f: value } of blind) {
        const [gx, gy] = surface.gradientAt(...at);
        expect(Math.hypot(gx, gy)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)));
        expect(surface.valueAt(at[0] + 1e-3, at[1] - 1e-3)).toBeGreaterThanOrEqual(value);
      }
    },
  );

  it.each([
    ['himmelblau', 4],
    ['rastrigin', 121],
    ['six-hump-camel', 6],
    ['beale', 1],
    ['rosenbrock', 1],
    ['long-valley', 0],
    ['monkey-saddle', 0],
  ])('%s has %i', (id, count) => {
    expect(found(id)).toHaveLength(count);
  });

  it('each only once, and no place belongs to two', () => {
    for (const [id, { domain }] of surfaces) {
      const minima = found(id);
      const radius = arrivalRadius(minima, domain);
      expect(radius).toBeGreaterThan(0);
      minima.forEach(({ at: [x, y] }, i) => {
        for (const { at } of minima.slice(i + 1)) expect(Math.hypot(x - at[0], y - at[1])).toBeGreaterThan(2 * radius);
      });
    }
  });

  it('a surface with holes, and one without any minimum', () => {
    expect(findMinima(compileSurface('(x - 1)^2 + (y + 0.5)^2 + 0*log(x)'), [-2, 2, -2, 2], [])).toHaveLength(1);
    expect(findMinima(compileSurface('x + y'), [-2, 2, -2, 2], [])).toEqual([]);
  });
});
