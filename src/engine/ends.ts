import type { Surface } from '../surfaces/compile';
import { causeOf } from './cause';
import { type RaceJob, type RunEnd, segmentFloats } from './types';

/** How a run ended, read from the ok of its segments (`from` is the first float of the run). */
function endOf(segments: Float32Array, from: number, steps: number): RunEnd {
  const ok = (k: number) => segments[from + k * segmentFloats + 7] === 1;
  if (segments[from + 3] !== 1) return { length: 0, divergedAt: 0 };
  if (ok(steps - 1)) return { length: steps + 1 };
  let [reached, lost] = [-1, steps - 1];
  while (lost - reached > 1) {
    const middle = (reached + lost) >> 1;
    if (ok(middle)) reached = middle;
    else lost = middle;
  }
  return { length: lost + 1, divergedAt: lost + 1 };
}

/** How every run of a race ended, and why where it did not diverge. */
export const endsOf = (job: RaceJob, surface: Surface, segments: Float32Array): RunEnd[] =>
  job.runs.map((run, i) => {
    const from = i * job.steps * segmentFloats;
    const end = endOf(segments, from, job.steps);
    const pointAt = (k: number) => segments.subarray(from + k * segmentFloats, from + k * segmentFloats + 2);
    const why = causeOf(surface, run, job.start, pointAt, end);
    return why ? { ...end, why } : end;
  });
