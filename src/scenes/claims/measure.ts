import { type PathTrace, pointOf } from '../../study/trace';
import type { Point } from '../../surfaces/types';
import type { ClaimPath } from '../types';

/** What one path gives a claim; undefined: it did not happen within the run. */
export type Measure = (path: ClaimPath) => number | undefined;

/** Angle in degrees, at point `from`, between the displacement up to point `to` and the direction to a target. */
export function angleTo(target: Point, from: number, to: number): Measure {
  return ({ trace }) => {
    if (trace.length <= to) return undefined;
    const [x, y] = pointOf(trace, from);
    const [xTo, yTo] = pointOf(trace, to);
    const move = [xTo - x, yTo - y];
    const aim = [target[0] - x, target[1] - y];
    const cross = move[0] * aim[1] - move[1] * aim[0];
    const dot = move[0] * aim[0] + move[1] * aim[1];
    return Math.abs(Math.atan2(cross, dot)) * (180 / Math.PI);
  };
}

/** The first step from which every point satisfies a condition, to the end of a path that did not diverge. */
function staysFrom({ trace: { length }, status }: ClaimPath, holds: (k: number) => boolean): number | undefined {
  if (status === 'diverged') return undefined;
  let first = length;
  while (first > 0 && holds(first - 1)) first--;
  return first < length ? first : undefined;
}

/** The first step from which the distance to a place stays below a radius. */
export const staysWithin =
  ([px, py]: Point, radius: number): Measure =>
  (path) => {
    const { x, y } = path.trace.columns;
    // Squares of single precision do not overflow, and are many times as fast as hypot.
    return staysFrom(path, (k) => (x.at(k) - px) ** 2 + (y.at(k) - py) ** 2 < radius ** 2);
  };

/** The first step from which f stays below a share of its value at the start. */
export const staysBelow =
  (share: number): Measure =>
  (path) => {
    const { f } = path.trace.columns;
    return staysFrom(path, (k) => f.at(k) < share * f.at(0));
  };

/** The first step at which |y| exceeds a value. */
export const firstBeyondY =
  (limit: number): Measure =>
  ({ trace: { length, columns } }) => {
    for (let k = 0; k < length; k++) if (Math.abs(columns.y.at(k)) > limit) return k;
    return undefined;
  };

/** The lowest y of the path. */
export const lowestY: Measure = ({ trace }) => (trace.length > 0 ? trace.columns.y.at(stepOfLowest(trace)) : undefined);

/** The step at which y is lowest. */
export const lowestYStep: Measure = ({ trace }) => (trace.length > 0 ? stepOfLowest(trace) : undefined);

/** How often a coordinate changes sign from one step to the next, in the first `steps` steps. */
export const signChanges =
  (coordinate: 'x' | 'y', steps: number): Measure =>
  ({ trace: { length, columns } }) => {
    const { at } = columns[coordinate];
    let changes = 0;
    for (let k = 1; k < Math.min(length, steps + 1); k++) if (at(k) * at(k - 1) < 0) changes++;
    return changes;
  };

/** Steps of the path: those that were taken before it ended. */
export const stepsTaken: Measure = ({ trace }) => trace.length - 1;

function stepOfLowest({ length, columns: { y } }: PathTrace): number {
  let best = 0;
  for (let k = 1; k < length; k++) if (y.at(k) < y.at(best)) best = k;
  return best;
}
