import { tracesOf } from '../engine/traces';
import type { Paths } from '../engine/types';
import { lowestOf } from '../study/landmarks';
import type { Column } from '../study/trace';
import type { Minimum } from '../surfaces/types';

/** What the loss chart draws: one line per run over the steps 0 … n. */
export interface Loss {
  /** 'gap': f − f* on a log scale; 'value': f itself on a symmetric log scale, where f* is not known. */
  readonly kind: 'gap' | 'value';
  /** The last step. */
  readonly last: number;
  /** The steps that the lines have values at: of a long race the least and the greatest value of a few steps each. */
  readonly steps: readonly number[];
  /** null where a run has no point. */
  readonly lines: readonly (readonly (number | null)[])[];
  /** The value of a run at any step. */
  readonly at: (run: number, step: number) => number | null;
}

/** A gap that f32 rounds to nothing, or below, is drawn here. */
export const smallestGap = 1e-14;

/** Steps up to which the lines have each. */
const everyStep = 2000;
/** Spans of steps of a longer race: as many as a chart has pixels. */
const spans = 1000;

/** The lines of the first runs of a race. */
export function lossOf(paths: Paths, minima: readonly Minimum[], runs = paths.ends.length): Loss {
  const best = lowestOf(minima);
  const read = (f: number): number => (best === undefined ? f : Math.max(f - best, smallestGap));
  const traces = tracesOf(paths).slice(0, runs);
  const last = paths.steps;
  const steps = last <= everyStep ? Array.from({ length: last + 1 }, (_, k) => k) : spanSteps(last);
  const lines = traces.map(({ length, columns: { f } }) => {
    if (last > everyStep) return spanned(f, length, steps).map((value) => value && read(value.f));
    return steps.map((k) => (k < length ? read(f.at(k)) : null));
  });
  const at = (run: number, k: number) => (k < traces[run]?.length ? read(traces[run].columns.f.at(k)) : null);
  return { kind: best === undefined ? 'value' : 'gap', last, steps, lines, at };
}

/** The start, the beginning and the middle of each span, and the end. */
function spanSteps(last: number): number[] {
  const size = (last - 1) / spans;
  const inner = Array.from({ length: 2 * spans }, (_, i) => Math.floor(1 + (i * size) / 2));
  return [0, ...inner, last];
}

/** The values at the steps of spans: of each the least and the greatest, in the order in which they come. */
function spanned({ at }: Column, length: number, steps: readonly number[]): ({ f: number } | null)[] {
  const found: ({ f: number } | null)[] = [length > 0 ? { f: at(0) } : null];
  for (let i = 1; i < steps.length - 1; i += 2) {
    const end = Math.min(i + 2 < steps.length ? steps[i + 2] : steps[i + 1], length);
    let [low, high] = [steps[i], steps[i]];
    for (let k = steps[i]; k < end; k++) {
      if (at(k) < at(low)) low = k;
      if (at(k) > at(high)) high = k;
    }
    const both = steps[i] < end ? [{ f: at(Math.min(low, high)) }, { f: at(Math.max(low, high)) }] : [null, null];
    found.push(...both);
  }
  const last = steps[steps.length - 1];
  return [...found, last < length ? { f: at(last) } : null];
}
