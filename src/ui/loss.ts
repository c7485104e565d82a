import { type Paths, pointOf } from '../engine/types';
import { lowestOf } from '../study/landmarks';
import type { Minimum } from '../surfaces/types';

/** What the loss chart draws: one line per run over the steps 0 … n. */
export interface Loss {
  /** 'gap': f − f* on a log scale; 'value': f itself on a symmetric log scale, where f* is not known. */
  readonly kind: 'gap' | 'value';
  readonly steps: readonly number[];
  /** null where a run has no point. */
  readonly lines: readonly (readonly (number | null)[])[];
}

/** A gap that f32 rounds to nothing, or below, is drawn here. */
export const smallestGap = 1e-14;

/** The lines of the first runs of a race. */
export function lossOf(paths: Paths, minima: readonly Minimum[], runs = paths.ends.length): Loss {
  const best = lowestOf(minima);
  const read = (f: number): number => (best === undefined ? f : Math.max(f - best, smallestGap));
  const steps = Array.from({ length: paths.steps + 1 }, (_, k) => k);
  const lines = paths.ends
    .slice(0, runs)
    .map(({ length }, run) => steps.map((k) => (k < length ? read(pointOf(paths, run, k)[2]) : null)));
  return { kind: best === undefined ? 'value' : 'gap', steps, lines };
}
