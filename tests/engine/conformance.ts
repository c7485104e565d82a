import { runReference } from '../../src/engine/reference/run';
import { tracesOf } from '../../src/engine/traces';
import type { Paths, RaceJob } from '../../src/engine/types';
import { pointOf } from '../../src/study/trace';
import { compileSurface } from '../../src/surfaces/compile';
import type { Step } from './cases';

/** What an engine does, here, to be compared: a race. */
export type Race = (job: RaceJob) => Paths | Promise<Paths>;

/** A difference from the specification that is larger than allowed. */
export interface Difference {
  readonly run: number;
  readonly step: number;
  readonly got: readonly number[];
  readonly expected: readonly number[];
}

/**
 * Compares the paths of a race with f64, to `relative` of the scale of the values; a path that diverges must end at
 * the same step, one either way (f32 and f64 reach the end of single precision at slightly different times).
 */
export async function differences(race: Race, job: RaceJob, relative: number): Promise<Difference[]> {
  const paths = await race(job);
  return runReference(job).flatMap(({ points, divergedAt }, run) => {
    const { length } = paths.ends[run];
    if (Math.abs(length - points.length) > (divergedAt === undefined ? 0 : 1)) {
      return [{ run, step: Math.min(length, points.length), got: [length], expected: [points.length] }];
    }
    const step = points.findIndex((p, k) => k < length && !near(pointOf(tracesOf(paths)[run], k), p, relative));
    return step < 0 ? [] : [{ run, step, got: pointOf(tracesOf(paths)[run], step), expected: points[step] }];
  });
}

const near = (got: readonly number[], expected: readonly number[], relative: number): boolean =>
  got.every((value, i) => Math.abs(value - expected[i]) <= relative * Math.max(1, Math.abs(expected[i])));

/** What f32 may round of a number that was added to: two units in its last place. */
const rounding = 2 ** -22;

/**
 * The runs that differ from f64 after one step. The error of a coordinate is measured against the way it went in that
 * step, not against where it stands; that of f against f64 at the engine's own point.
 */
export async function stepDifferences(race: Race, { job, ids, before, accuracy }: Step): Promise<string[]> {
  const { valueAt } = compileSurface(job.f);
  const paths = await race(job);
  return runReference(job).flatMap(({ points }, run) => {
    const [got, expected] = [pointOf(tracesOf(paths)[run], 1), points[1]];
    const value = valueAt(got[0], got[1]);
    const near =
      paths.ends[run].length === points.length &&
      points.length === 2 &&
      nearStep(got, expected, before[run], accuracy) &&
      nearValue(got[2], value, points[0][2]);
    return near ? [] : [`${ids[run]}: ${got} instead of ${expected}, where f is ${value}`];
  });
}

/** Whether a point is where a step should have led, to `accuracy` of the way there. */
export const nearStep = (
  got: readonly number[],
  expected: readonly number[],
  before: readonly number[],
  accuracy: number,
): boolean =>
  before.every((from, i) => {
    const [way, size] = [Math.abs(expected[i] - from), Math.max(Math.abs(expected[i]), Math.abs(from))];
    return Math.abs(got[i] - expected[i]) <= accuracy * way + rounding * size;
  });

/** Whether f is right, to 1e-5 of itself or of f at the start: near a minimum, what it adds up is larger than itself. */
export const nearValue = (got: number, expected: number, atStart: number): boolean =>
  Math.abs(got - expected) <= 1e-5 * Math.max(Math.abs(expected), Math.abs(atStart));
