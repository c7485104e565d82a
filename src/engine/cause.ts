import type { Surface } from '../surfaces/compile';
import { isHeld } from './limits';
import { stepper } from './reference/run';
import type { Run, RunEnd } from './types';

/** Steps before the last that states are gathered over: what lies further back has faded from most. */
const memory = 1000;

/** Times as far out as the start, and as 1: a run that is there has run away. */
const away = 1000;

/** Below this, a number is 0 where subnormal ones are. */
const leastNormal = 2 ** -126;

/**
 * Why a run ended where it did not diverge, told by its last step in f64 along the path's own points: `steep` where
 * theta stays near but single precision does not hold what the step needs, `indeterminate` where 0 is divided by 0 for
 * want of an epsilon.
 */
export function causeOf(
  surface: Surface,
  run: Run,
  start: readonly [number, number],
  pointAt: (k: number) => Iterable<number>,
  { length, divergedAt }: RunEnd,
): RunEnd['why'] {
  if (divergedAt === undefined) return undefined;
  if (length === 0) return isBeyond(surface.valueAt(...start)) ? 'steep' : undefined;
  const step = stepper(surface, run, divergedAt);
  const before = stateBefore(step, start, pointAt, length, surface);
  const follow = ({ locate, follow }: Stepper) => {
    const at = locate(before, length);
    const g = surface.gradientAt(at[0], at[1]);
    const after = follow(before, length, g, at);
    return { g, after, f: surface.valueAt(after[0], after[1]) };
  };
  const cured = withEpsilon(run);
  if (cured) {
    const { after, f } = follow(stepper(surface, cured, divergedAt));
    if ([...after, f].every(isHeld)) return 'indeterminate';
  }
  const { g, after, f } = follow(step);
  const limit = away * Math.max(1, ...start.map(Math.abs));
  const isNear = (theta: readonly number[]) => theta.every((value) => Math.abs(value) <= limit);
  if (!isNear(before.slice(0, 2))) return undefined;
  if (g.some(isBeyond)) return 'steep';
  return isNear(after.slice(0, 2)) && ![...after, f].some(Number.isNaN) ? 'steep' : undefined;
}

type Stepper = ReturnType<typeof stepper>;

/** A number that single precision has no room for: neither held nor NaN. */
const isBeyond = (value: number): boolean => !Number.isNaN(value) && !isHeld(value);

/** theta at the path's last point, and the states that the rule gives along the points before it. */
function stateBefore(
  { initial, locate, follow }: Stepper,
  start: readonly [number, number],
  pointAt: (k: number) => Iterable<number>,
  length: number,
  surface: Surface,
): number[] {
  let states = initial(start).slice(2);
  const at = (k: number) => [...pointAt(k), ...states];
  for (let k = Math.max(1, length - memory); k < length; k++) {
    const before = at(k - 1);
    const place = locate(before, k);
    states = follow(before, k, surface.gradientAt(place[0], place[1]), place).slice(2);
  }
  return at(length - 1);
}

/** The run with a positive epsilon where it has none; undefined where it has one, or no use for one. */
function withEpsilon(run: Run): Run | undefined {
  const { epsilon } = run.hyper;
  if (epsilon === undefined || Math.abs(epsilon) >= leastNormal) return undefined;
  return { ...run, hyper: { ...run.hyper, epsilon: 1e-8 } };
}
