import { compileSurface } from '../surfaces/compile';
import type { Domain, Point } from '../surfaces/types';
import { clamp } from './numbers';

/** Whether a point lies in a domain, its edge included. */
export const inside = ([x, y]: Point, [x0, x1, y0, y1]: Domain): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/** The nearest point of a domain. */
export const clampPoint = ([x, y]: Point, [x0, x1, y0, y1]: Domain): Point => [clamp(x, x0, x1), clamp(y, y0, y1)];

/** Shares of the way across a domain: towards each corner, off the axes and diagonals that surfaces are symmetric about. */
const shares = [
  [0.15, 0.8],
  [0.8, 0.85],
  [0.85, 0.2],
  [0.2, 0.15],
  [0.55, 0.6],
] as const;

/** A start for any domain; with a formula, the first of the usual places where it has a value. */
export function standardStart([x0, x1, y0, y1]: Domain, f?: string): Point {
  const places = shares.map(([a, b]): Point => [between(x0, x1, a), between(y0, y1, b)]);
  if (f === undefined) return places[0];
  const { valueAt } = compileSurface(f);
  return places.find(([x, y]) => Number.isFinite(valueAt(x, y))) ?? places[0];
}

/** A point a share of the way along, rounded to three digits where they still lie between the ends. */
function between(low: number, high: number, share: number): number {
  const exact = low * (1 - share) + high * share;
  const round = Number(exact.toPrecision(3)) + 0;
  return round >= low && round <= high ? round : clamp(exact, low, high);
}
