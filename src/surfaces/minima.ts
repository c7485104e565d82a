import type { Surface } from './compile';
import { distance, type StationaryPoint } from './stationary';
import type { Domain, Minimum, Point } from './types';

/** Most minima that are told apart. */
const most = 256;

/**
 * The local minima of a surface within a domain: the known ones first, then the stationary points that are minima, the
 * lowest first. A degenerate one counts where f is higher all around, as at the bottom of x^4 + y^4; a valley's floor does not.
 */
export function minimaAmong(
  points: readonly StationaryPoint[],
  surface: Surface,
  domain: Domain,
  known: readonly Minimum[],
): readonly Minimum[] {
  const apart = 1e-4 * Math.hypot(domain[1] - domain[0], domain[3] - domain[2]);
  const found: Minimum[] = known.filter(({ at }) => within(at, domain));
  const others = points
    .filter((point) => point.kind === 'minimum' || (point.kind === 'degenerate' && isLowest(surface, domain, point)))
    .map(({ at, f }): Minimum => ({ at, f }))
    .sort((a, b) => a.f - b.f);
  for (const minimum of others) {
    if (found.length >= most) break;
    if (found.every(({ at }) => distance(at, minimum.at) > apart)) found.push(minimum);
  }
  return found;
}

/** Whether f is higher at every place of two circles around a point, and not only by rounding. */
function isLowest({ valueAt }: Surface, [x0, x1, y0, y1]: Domain, { at: [x, y], f }: StationaryPoint): boolean {
  return [0.01, 0.003].every((share) => {
    const rises = Array.from({ length: 24 }, (_, k) => {
      const [u, v] = [Math.cos((Math.PI * k) / 12), Math.sin((Math.PI * k) / 12)];
      return valueAt(x + share * (x1 - x0) * u, y + share * (y1 - y0) * v) - f;
    });
    return Math.min(...rises) > 1e-9 * Math.max(...rises);
  });
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

const within = ([x, y]: Point, [x0, x1, y0, y1]: Domain): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;
