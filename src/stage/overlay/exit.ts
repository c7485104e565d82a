import { type PathTrace, pointOf } from '../../study/trace';
import { type Frame, unitOf } from '../frame';
import type { Vec3 } from '../vector';

/** The largest coordinate of a point of the box, 1 at its walls; from above the height does not count. */
const reach = (unit: Vec3, flat: boolean): number => Math.max(...unit.slice(0, flat ? 2 : 3).map(Math.abs));

/** Where a path whose point k is outside the box last went through its wall; undefined for one that was never inside. */
export function exitOf(frame: Frame, trace: PathTrace, k: number, flat: boolean): Vec3 | undefined {
  const at = (step: number): Vec3 => unitOf(frame, ...pointOf(trace, step));
  let outside = at(k);
  for (let step = k - 1; step >= 0; step--) {
    const inside = at(step);
    if (reach(inside, flat) < 1) return crossing(inside, outside, flat);
    outside = inside;
  }
  return undefined;
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
