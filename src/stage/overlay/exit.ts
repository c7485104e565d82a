import { type PathTrace, pointOf } from '../../study/trace';
import { type Frame, unitOf } from '../frame';
import type { Vec3 } from '../vector';

/** The largest coordinate of a point of the box, 1 at its walls; from above the height does not count. */
const reach = (unit: Vec3, flat: boolean): number => Math.max(...unit.slice(0, flat ? 2 : 3).map(Math.abs));

/** What is known of a trace in a box: point `last` is inside (−1: none), and none from the one after it to `upTo` − 1. */
interface Known {
  readonly field: unknown;
  readonly heights: unknown;
  readonly last: number;
  readonly upTo: number;
}

const known = { flat: new WeakMap<PathTrace, Known>(), solid: new WeakMap<PathTrace, Known>() };

/**
 * Where a path whose point k is outside the box last went through its wall; undefined for one that was never inside. What
 * was looked at for an earlier picture is not again: while a path goes on, each point once.
 */
export function exitOf(frame: Frame, trace: PathTrace, k: number, flat: boolean): Vec3 | undefined {
  const at = (step: number): Vec3 => unitOf(frame, ...pointOf(trace, step));
  const last = lastInside(frame, trace, k, flat, (step) => reach(at(step), flat) < 1);
  return last < 0 ? undefined : crossing(at(last), at(last + 1), flat);
}

/** The last point before k that is inside; −1: none. */
function lastInside(
  { picture, relief }: Pick<Frame, 'picture' | 'relief'>,
  trace: PathTrace,
  k: number,
  flat: boolean,
  isInside: (step: number) => boolean,
): number {
  const [{ field }, { heights }] = [picture.surface, relief];
  const kept = known[flat ? 'flat' : 'solid'];
  const found = kept.get(trace);
  const before = found?.field === field && (flat || found.heights === heights) && found.last < k ? found : undefined;
  const from = before ? Math.min(before.upTo, k) : 0;
  let last = k - 1;
  while (last >= from && !isInside(last)) last--;
  if (last < from) last = before?.last ?? -1;
  kept.set(trace, { field, heights, last, upTo: before?.last === last ? Math.max(before.upTo, k) : k });
  return last;
}

/** The point of the wall between a point inside and one outside, by bisection. */
function crossing(inside: Vec3, outside: Vec3, flat: boolean): Vec3 {
  let [near, far] = [0, 1];
  const between = (share: number): Vec3 =>
    [0, 1, 2].map((i) => inside[i] + share * (outside[i] - inside[i])) as unknown as Vec3;
  for (let i = 0; i < 40; i++) {
    const middle = (near + far) / 2;
    if (reach(between(middle), flat) < 1) near = middle;
    else far = middle;
  }
  return between(near);
}
