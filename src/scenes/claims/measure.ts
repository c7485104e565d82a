import type { Point } from '../../surfaces/types';
import type { ClaimPath } from '../types';

/** What one path gives a claim; undefined: it did not happen within the run. */
export type Measure = (path: ClaimPath) => number | undefined;

/** Distance of a point from a place, in the plane. */
export const distance = ([x, y]: readonly number[], [px, py]: readonly number[]): number => Math.hypot(x - px, y - py);

/** Angle in degrees, at point `from`, between the displacement up to point `to` and the direction to a target. */
export function angleTo(target: Point, from: number, to: number): Measure {
  return ({ points }) => {
    if (points.length <= to) return undefined;
    const [x, y] = points[from];
    const move = [points[to][0] - x, points[to][1] - y];
    const aim = [target[0] - x, target[1] - y];
    const cross = move[0] * aim[1] - move[1] * aim[0];
    const dot = move[0] * aim[0] + move[1] * aim[1];
    return Math.abs(Math.atan2(cross, dot)) * (180 / Math.PI);
  };
}

/** The first step from which every point satisfies a condition, to the end of a path that did not diverge. */
export function staysFrom(condition: (point: ClaimPath['points'][number], path: ClaimPath) => boolean): Measure {
  return (path) => {
    if (path.status === 'diverged') return undefined;
    const last = path.points.findLastIndex((point) => !condition(point, path));
    return last + 1 < path.points.length ? last + 1 : undefined;
  };
}

/** The first step from which the distance to a place stays below a radius. */
export const staysWithin = (place: Point, radius: number): Measure =>
  staysFrom((point) => distance(point, place) < radius);

/** The first step from which f stays below a share of its value at the start. */
export const staysBelow = (share: number): Measure =>
  staysFrom(([, , f], { points: [[, , start]] }) => f < share * start);

/** The first step at which |y| exceeds a value. */
export const firstBeyondY =
  (limit: number): Measure =>
  ({ points }) => {
    const step = points.findIndex(([, y]) => Math.abs(y) > limit);
    return step < 0 ? undefined : step;
  };

/** The lowest y of the path. */
export const lowestY: Measure = ({ points }) => points[stepOfLowest(points)]?.[1];

/** The step at which y is lowest. */
export const lowestYStep: Measure = ({ points }) => (points.length ? stepOfLowest(points) : undefined);

/** How often a coordinate (0: x, 1: y) changes sign from one step to the next, in the first `steps` steps. */
export const signChanges =
  (coordinate: 0 | 1, steps: number): Measure =>
  ({ points }) => {
    const values = points.slice(0, steps + 1).map((point) => point[coordinate]);
    return values.filter((value, k) => k > 0 && value * values[k - 1] < 0).length;
  };

/** Steps of the path: those that were taken before it ended. */
export const stepsTaken: Measure = ({ points }) => points.length - 1;

const stepOfLowest = (points: ClaimPath['points']): number =>
  points.reduce((best, [, y], k) => (y < points[best][1] ? k : best), 0);
