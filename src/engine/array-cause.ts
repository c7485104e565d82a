import { away, isBeyond, withEpsilon } from './cause';
import { isHeld } from './limits';
import { type Arrays, type Lateness, parameterStepper } from './reference/parameters';
import type { Run, RunEnd } from './types';

/** A step that an engine found not to be valid or not finite: what it began with and the gradient that it was given. */
export interface LastStep {
  readonly t: number;
  readonly before: Arrays;
  readonly g: ArrayLike<number>;
  /** How late the gradient came, of a run of many workers. */
  readonly lateness?: Lateness;
  /** The largest magnitude among the parameters at the start. */
  readonly size: number;
}

/** Why a run over n parameters ended where it did not diverge, told by its last step in f64: as `causeOf` of a race. */
export function causeOfStep(run: Run, { t, before, g, lateness, size }: LastStep): RunEnd['why'] {
  const followed = (one: Run) =>
    parameterStepper(one, lateness && 'parallel').follow(before, t, one.hyper, g, lateness);
  const cured = withEpsilon(run);
  if (cured && followed(cured).every((values) => values.every(isHeld))) return 'indeterminate';
  const limit = away * Math.max(1, size);
  const isNear = (theta: Float64Array) => theta.every((value) => Math.abs(value) <= limit);
  if (!isNear(before[0])) return undefined;
  if (Array.prototype.some.call(g, isBeyond)) return 'steep';
  const [after] = followed(run);
  return isNear(after) ? 'steep' : undefined;
}
