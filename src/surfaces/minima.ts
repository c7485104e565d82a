import { evaluator } from '../math';
import type { Surface } from './compile';
import type { Domain, Minimum, Point } from './types';

/** Nodes of the grid along each side of the domain: ten for each dent of Rastrigin's function. */
const nodes = 120;

/** Most minima that are told apart. */
const most = 256;

/**
 * The local minima of a surface within a domain: the known ones first, then those found from the lowest nodes of a
 * grid by Newton's method, the lowest first. Only where the Hessian is positive definite: a valley floor has none.
 */
export function findMinima(surface: Surface, domain: Domain, known: readonly Minimum[]): readonly Minimum[] {
  const apart = 1e-4 * Math.hypot(domain[1] - domain[0], domain[3] - domain[2]);
  const found: Minimum[] = known.filter(({ at }) => within(at, domain));
  const newton = newtonOf(surface);
  const others = lowNodes(surface, domain)
    .flatMap((node) => {
      const at = newton(node);
      return at && within(at, domain) ? [at] : [];
    })
    .map((at): Minimum => ({ at, f: surface.valueAt(...at) }))
    .sort((a, b) => a.f - b.f);
  for (const minimum of others) {
    if (found.length >= most) break;
    if (found.every(({ at }) => distance(at, minimum.at) > apart)) found.push(minimum);
  }
  return found;
}

/**
 * Distance from a minimum within which a run has arrived: a hundredth of the domain's shorter side, and less than half
 * the distance of any two, so that no place belongs to two minima.
 */
export function arrivalRadius(minima: readonly Minimum[], [x0, x1, y0, y1]: Domain): number {
  let nearest = Infinity;
  minima.forEach(({ at }, i) => {
    for (const other of minima.slice(i + 1)) nearest = Math.min(nearest, distance(at, other.at));
  });
  return Math.min(0.01 * Math.min(x1 - x0, y1 - y0), 0.45 * nearest);
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

const within = ([x, y]: Point, [x0, x1, y0, y1]: Domain): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/** Nodes that no neighbour is lower than; the domain's edge counts, for a minimum may lie between it and the last node. */
function lowNodes({ valueAt }: Surface, [x0, x1, y0, y1]: Domain): Point[] {
  const at = (i: number): Point => [
    x0 + ((x1 - x0) * (i % nodes)) / (nodes - 1),
    y0 + ((y1 - y0) * Math.floor(i / nodes)) / (nodes - 1),
  ];
  const values = Float64Array.from({ length: nodes * nodes }, (_, i) => valueAt(...at(i)));
  const isLow = (i: number): boolean => {
    if (!Number.isFinite(values[i])) return false;
    const [column, row] = [i % nodes, Math.floor(i / nodes)];
    return around.every(([dx, dy]) => {
      const inside = column + dx >= 0 && column + dx < nodes && row + dy >= 0 && row + dy < nodes;
      return !inside || !(values[i + dy * nodes + dx] < values[i]);
    });
  };
  return Array.from(values.keys())
    .filter(isLow)
    .slice(0, 4 * most)
    .map(at);
}

const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const)).filter(([x, y]) => x || y);

/** Newton's method from a point; undefined where it does not end in a minimum with a definite Hessian. */
function newtonOf(surface: Surface): (from: Point) => Point | undefined {
  const [xx, xy, yy] = surface.hessian.map((node) => evaluator(node, ['x', 'y']));
  return (from) => {
    let [x, y] = from;
    for (let round = 0; round < 60; round++) {
      const [gx, gy] = surface.gradientAt(x, y);
      const [a, b, c] = [xx(x, y), xy(x, y), yy(x, y)];
      const determinant = a * c - b * b;
      const definite = a > 0 && determinant > 1e-12 * a * c;
      if (!definite) {
        if (gx === 0 && gy === 0) return undefined;
        // Downhill until the surface bends upwards everywhere.
        const step = 1e-2 / Math.max(1, Math.hypot(a, b, c));
        [x, y] = [x - step * gx, y - step * gy];
        continue;
      }
      const [dx, dy] = [(c * gx - b * gy) / determinant, (a * gy - b * gx) / determinant];
      [x, y] = [x - dx, y - dy];
      if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
      if (Math.hypot(dx, dy) <= 1e-12 * Math.max(1, Math.hypot(x, y))) return [x, y];
    }
    return undefined;
  };
}
