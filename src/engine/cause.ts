import type { Surface } from '../surfaces/compile';
import { isHeld } from './limits';
import { type Stepper, stepper, stepperOf } from './reference/run';
import { rowsOf, type Settings } from './steps';
import type { Run, RunEnd } from './types';

/** Steps before the last that states are gathered over: what lies further back has faded from most. */
const memory = 1000;

/** Times as far out as the start, and as 1: a run that is there has run away. */
export const away = 1000;

/** Below this, a number is 0 where subnormal ones are. */
const leastNormal = 2 ** -126;

type Start = readonly [x: number, y: number];

/**
 * Why a run ended where it did not diverge, told by its last step in f64 along the path's own points: `steep` where
 * theta stays near but single precision does not hold what the step needs, `indeterminate` where 0 is divided by 0 for
 * want of an epsilon.
 */
export function causeOf(
  surface: Surface,
  run: Run,
  start: Start,
  pointAt: (k: number) => Iterable<number>,
  { length, divergedAt }: RunEnd,
): RunEnd['why'] {
  if (divergedAt === undefined) return undefined;
  if (length === 0) return causeAtStart(surface, start);
  const steps = stepper(surface, run, divergedAt);
  const before = stateBefore(steps, start, pointAt, length, surface);
  return judge(surface, start, { before, k: length }, steps, () => {
    const cured = withEpsilon(run);
    return cured && stepper(surface, cured, divergedAt);
  });
}

/** Why a run does not begin, where f is a number that single precision does not hold. */
export const causeAtStart = (surface: Surface, start: Start): RunEnd['why'] =>
  isBeyond(surface.valueAt(...start)) ? 'steep' : undefined;

/** The state vector from which a run could not take step k. */
export interface Ending {
  readonly before: readonly number[];
  readonly k: number;
}

/** The causes of many runs of one rule on one surface, from the state that each of them was left in. */
export function causesOf(surface: Surface, run: Run): (settings: Settings, start: Start, end: Ending) => RunEnd['why'] {
  const { program, over } = stepperOf(surface, run);
  const rowOf = rowsOf(program);
  const along = (settings: Settings) => over((k) => rowOf(settings, k));
  return (settings, start, end) =>
    judge(surface, start, end, along(settings), () => {
      const cured = withEpsilon(settings);
      return cured && along(cured);
    });
}

function judge(
  surface: Surface,
  start: Start,
  { before, k }: Ending,
  steps: Stepper,
  cured: () => Stepper | undefined,
): RunEnd['why'] {
  const taken = ({ locate, follow }: Stepper) => {
    const at = locate(before, k);
    const g = surface.gradientAt(at[0], at[1]);
    const after = follow(before, k, g, at);
    return { g, after, f: surface.valueAt(after[0], after[1]) };
  };
  const other = cured();
  if (other) {
    const { after, f } = taken(other);
    if ([...after, f].every(isHeld)) return 'indeterminate';
  }
  const limit = away * Math.max(1, ...start.map(Math.abs));
  const isNear = (theta: readonly number[]) => theta.every((value) => Math.abs(value) <= limit);
  if (!isNear(before.slice(0, 2))) return undefined;
  const { g, after, f } = taken(steps);
  if (g.some(isBeyond)) return 'steep';
  return isNear(after.slice(0, 2)) && ![...after, f].some(Number.isNaN) ? 'steep' : undefined;
}

/** A number that single precision has no room for: neither held nor NaN. */
export const isBeyond = (value: number): boolean => !Number.isNaN(value) && !isHeld(value);

/** theta at the path's last point, and the states that the rule gives along the points before it. */
function stateBefore(
  { initial, locate, follow }: Stepper,
  start: Start,
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

/** The settings with a positive epsilon where there is none; undefined where there is one, or no use for one. */
export function withEpsilon<S extends Settings>(settings: S): S | undefined {
  const { epsilon } = settings.hyper;
  if (epsilon === undefined || Math.abs(epsilon) >= leastNormal) return undefined;
  return { ...settings, hyper: { ...settings.hyper, epsilon: 1e-8 } };
}
