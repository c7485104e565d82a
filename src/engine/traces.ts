import type { Column, PathTrace } from '../study/trace';
import { type Paths, segmentFloats } from './types';

const kept = new WeakMap<Paths, readonly PathTrace[]>();

/** The runs of a race as traces over its packed segments; the same ones for the same paths. */
export function tracesOf(paths: Paths): readonly PathTrace[] {
  const traces = kept.get(paths) ?? paths.ends.map((_, run) => traceOf(paths, run));
  kept.set(paths, traces);
  return traces;
}

function traceOf({ steps, ends, segments }: Paths, run: number): PathTrace {
  // Point k is the beginning of segment k, and the last one the end of the segment before.
  const from = run * steps * segmentFloats;
  const last = from + (steps - 1) * segmentFloats + segmentFloats / 2;
  const column = (offset: number): Column => ({
    at: (k) => segments[k < steps ? from + k * segmentFloats + offset : last + offset],
  });
  return { axis: 'step', length: ends[run].length, columns: { x: column(0), y: column(1), f: column(2) } };
}
