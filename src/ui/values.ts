import { tracesOf } from '../engine/traces';
import type { Paths, RunEnd } from '../engine/types';
import { pointOf } from '../study/trace';
import type { PageSurface } from './model';

/** The numbers of one run at one step; `x` … `distance` are those of its last point once it has diverged. */
export interface LiveValues {
  readonly step: number;
  readonly x: number;
  readonly y: number;
  readonly f: number;
  /** Length of the gradient. */
  readonly slope: number;
  /** Distance to the nearest known minimum; undefined where none is known. */
  readonly distance: number | undefined;
}

/** The least distance from a point to a known minimum. */
function nearestMinimum(surface: Pick<PageSurface, 'minima'>, x: number, y: number): number | undefined {
  const { minima = [] } = surface;
  if (minima.length === 0) return undefined;
  return Math.min(...minima.map(({ at }) => Math.hypot(x - at[0], y - at[1])));
}

/** The numbers of a run at a step; undefined when it has no point at all. */
export function liveValues(paths: Paths, run: number, step: number, surface: PageSurface): LiveValues | undefined {
  const trace = tracesOf(paths)[run];
  if (trace.length === 0) return undefined;
  const k = Math.min(step, trace.length - 1);
  const [x, y, f] = pointOf(trace, k);
  const slope = Math.hypot(...surface.gradientAt(x, y));
  return { step: k, x, y, f, slope, distance: nearestMinimum(surface, x, y) };
}

/** The step at which a run has ended by now, and how; undefined while it is well. */
export function endedBy(
  paths: Paths,
  run: number,
  step: number,
): { readonly at: number; readonly how: NonNullable<RunEnd['why']> | 'diverged' } | undefined {
  const { divergedAt: at, why: how = 'diverged' } = paths.ends[run];
  return at !== undefined && step >= at ? { at, how } : undefined;
}
