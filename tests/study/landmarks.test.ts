import { describe, expect, it } from 'vitest';
import { landmarksOf } from '../../src/study/landmarks';
import { surfaces } from '../../src/surfaces/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import type { Domain } from '../../src/surfaces/types';

const square: Domain = [-3, 3, -3, 3];
const typed = (f: string, domain = square) => landmarksOf({ f, domain, known: undefined });

const landmarksIn = (id: string) => {
  const { f, domain, minima } = surfaces.get(id) ?? { f: '0', domain: [0, 1, 0, 1] as const, minima: [] };
  return landmarksOf({ f, domain, known: minima });
};
const found = (id: string) => landmarksIn(id).minima;

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
      const blind = typed(f, domain).minima;
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
    for (const id of surfaces.keys()) {
      const minima = found(id);
      const { radius } = landmarksIn(id);
      expect(radius).toBeGreaterThan(0);
      minima.forEach(({ at: [x, y] }, i) => {
        for (const { at } of minima.slice(i + 1)) expect(Math.hypot(x - at[0], y - at[1])).toBeGreaterThan(2 * radius);
      });
    }
  });

  it('a surface with holes, and one without any minimum', () => {
    expect(typed('(x - 1)^2 + (y + 0.5)^2 + 0*log(x)').minima).toHaveLength(1);
    expect(typed('x + y').minima).toEqual([]);
  });
});

describe('what is measured from on a typed surface', () => {
  it.each([...surfaces.values()].filter(({ minima, id }) => minima.length > 0 && id !== 'ackley'))(
    '$id, typed, has the minima that it ships with',
    ({ f, domain, minima }) => {
      const { minima: found, least } = landmarksOf({ f, domain, known: undefined });
      expect(least).toBeCloseTo(minima[0].f, 9);
      for (const { at, f: value } of minima) {
        const nearest = Math.min(...found.map((m) => Math.hypot(m.at[0] - at[0], m.at[1] - at[1])));
        expect(nearest).toBeLessThan(1e-6);
        expect(found[0].f).toBeLessThanOrEqual(value + 1e-9);
      }
    },
  );

  it('the bottom of a quartic counts though its Hessian is 0', () => {
    expect(typed('x^4 + y^4').minima).toHaveLength(1);
  });

  it('none at a kink', () => {
    expect(typed('abs(x) + abs(y)').minima).toEqual([]);
  });
});

describe('f* of a typed surface', () => {
  it.each([
    ['x^4-2x^2+0.1x+y^2', 1],
    ['sin(x)+y^2/100', 1],
    ['(x^2+y-11)^2+(x+y^2-7)^2', 0],
    ['exp(exp(x))+(y-1)^2*0+(x-1)^2+(y-1)^2', 1],
  ])('%s is its lowest minimum', (f) => {
    const { least, minima, marked } = typed(f);
    expect(least).toBe(Math.min(...minima.map((m) => m.f)));
    expect(marked).toEqual(minima);
    // No node of a fine grid is lower.
    const { valueAt } = compileSurface(f);
    for (let i = 0; i <= 600; i++)
      for (let j = 0; j <= 600; j++) expect(valueAt(-3 + i / 100, -3 + j / 100) >= (least ?? NaN) - 1e-9).toBe(true);
  });

  it.each([
    ['x^3-3x+y^2', 'lower at the edge'],
    ['x^3-3x+y^2+0*log(x+2.0003)', 'lower beside a hole'],
    ['min(x^2+y^2, abs(x-2.0137)+abs(y+1.0071)-0.01)', 'lower at a kink between the nodes of a grid'],
    ['where((x-2)^2+(y-2)^2<0.05, -7, x^2+y^2)', 'lower beyond a cliff'],
    ['x^2+y^2-0.0001*exp(40*(y+x-5.5))', 'lower in a corner'],
    ['exp(80x)*0.0001+x^2+y^2-18.0001*where(x*y>8.99,1,0)', 'lower in a corner, of a surface that is steep elsewhere'],
  ])('%s: not known, for it is %s', (f) => {
    const { least, marked, minima } = typed(f);
    expect([least, marked]).toEqual([undefined, []]);
    // What it has are local minima only.
    expect(minima.length).toBeGreaterThan(0);
  });

  it.each(['x^2-y^2', 'exp(x)+y^2', 'x*y', 'x+y', '3', 'sqrt(-1-x^2)', 'sin(1000*x)*sin(1000*y)'])(
    '%s: not known, for it has no minimum that can be told',
    (f) => {
      expect(typed(f)).toMatchObject({ least: undefined, marked: [] });
    },
  );

  it('follows the domain: a local minimum may be the least that is seen', () => {
    const f = 'x^3-3x+y^2';
    expect(landmarksOf({ f, domain: [-1.9, 3, -3, 3], known: undefined }).least).toBeCloseTo(-2, 12);
    expect(landmarksOf({ f, domain: [-2.01, 3, -3, 3], known: undefined }).least).toBeUndefined();
  });
});

describe('f* of the catalogue', () => {
  it('is that of its known minima, wherever one looks, and of no other', () => {
    for (const { f, minima, domain } of surfaces.values()) {
      const { least, marked } = landmarksOf({ f, domain, known: minima });
      expect(marked).toBe(minima);
      expect(least).toBe(minima.length === 0 ? undefined : Math.min(...minima.map((m) => m.f)));
    }
    const beale = surfaces.get('beale');
    if (!beale) throw new Error('no beale');
    expect(landmarksOf({ ...beale, domain: [-1, 1, -1, 1], known: beale.minima }).least).toBe(0);
  });
});
