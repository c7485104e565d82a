import { runReference } from '../../src/engine/reference/run';
import { type Paths, pointOf, type RaceJob } from '../../src/engine/types';

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
 * the same step, one either way (f32 and f64 reach 2^100 at slightly different times).
 */
export async function differences(race: Race, job: RaceJob, relative: number): Promise<Difference[]> {
  const paths = await race(job);
  return runReference(job).flatMap(({ points, divergedAt }, run) => {
    const { length } = paths.ends[run];
    if (Math.abs(length - points.length) > (divergedAt === undefined ? 0 : 1)) {
      return [{ run, step: Math.min(length, points.length), got: [length], expected: [points.length] }];
    }
    const step = points.findIndex((p, k) => k < length && !near(pointOf(paths, run, k), p, relative));
    return step < 0 ? [] : [{ run, step, got: pointOf(paths, run, step), expected: points[step] }];
  });
}

const near = (got: readonly number[], expected: readonly number[], relative: number): boolean =>
  got.every((value, i) => Math.abs(value - expected[i]) <= relative * Math.max(1, Math.abs(expected[i])));
