import { domainOf, type Field, finished, gridNodes } from '../study/field';
import type { StageSurface } from './types';

/** Magnitudes beyond this are holes, as values that are not finite are. */
const largest = 1e30;

/** A field on the square grid that is drawn, whatever its own is, and the distribution of its values; f is its value. */
export interface Samples {
  readonly n: number;
  /** Row j is y, column i is x; NaN is a hole. */
  readonly values: Float64Array;
  /** f between the nodes: column i, row j, of any fraction. */
  readonly at: (i: number, j: number) => number;
  /** Finite values of every third node, in order; what f keeps over an area counts for a fiftieth of them at most. */
  readonly sorted: Float64Array;
  /** All values of f where they are few, ascending: a surface of steps. */
  readonly steps: readonly number[] | undefined;
  /** Values that f keeps over areas of some size, ascending; its steps where it has nothing else. */
  readonly plateaus: readonly number[];
  readonly min: number;
  readonly max: number;
  /** The least and greatest value worth showing: a pole does not flatten the rest. */
  readonly lo: number;
  readonly hi: number;
}

const kept = new Map<string, Samples>();

/** What is drawn of a surface; the last few are remembered by the surface's key. */
export const samplesOf = (surface: StageSurface): Samples => finished(samplesIn(surface));

/** The same, in parts of some milliseconds. */
export function* samplesIn(surface: StageSurface): Generator<void, Samples> {
  const found = kept.get(surface.key);
  if (found) return found;
  const samples = yield* sample(surface);
  if (kept.size >= 4) kept.delete(kept.keys().next().value ?? '');
  kept.set(surface.key, samples);
  return samples;
}

/** The value below which the share q of the field lies. */
export function quantile(samples: Samples, q: number): number {
  const s = samples.sorted;
  return s[Math.round(q * (s.length - 1))];
}

/** The share of the field that lies below f: 0 … 1, interpolated between samples. */
export function rankOf(samples: Samples, f: number): number {
  const s = samples.sorted;
  let a = 0;
  let b = s.length - 1;
  if (s[a] === s[b]) return 0.5;
  if (!(f > s[a])) return 0;
  if (f >= s[b]) return 1;
  while (b - a > 1) {
    const m = (a + b) >> 1;
    if (s[m] <= f) a = m;
    else b = m;
  }
  return (a + (f - s[a]) / (s[b] - s[a])) / (s.length - 1);
}

function* sample({ field, heights }: StageSurface): Generator<void, Samples> {
  const n = gridNodes;
  const [x0, x1, y0, y1] = domainOf(field);
  const at = (i: number, j: number): number =>
    held(field.valueAt(x0 + ((x1 - x0) * i) / (n - 1), y0 + ((y1 - y0) * j) / (n - 1)));
  if (nodesAre(field, n)) yield* field.sample?.() ?? [];
  const values = nodesAre(field, n) ? field.values.map(held) : new Float64Array(n * n);
  if (!nodesAre(field, n)) {
    for (let k = 0; k < n * n; k++) {
      values[k] = at(k % n, Math.floor(k / n));
      if (k % n === n - 1) yield;
    }
  }
  yield;
  const all = sortedSample(values);
  yield;
  const [min, max] = extremes(values);
  const steps = stepsOf(values);
  const { plateaus, sorted } = levelled(all);
  return { n, values, at, sorted, steps, plateaus: steps ?? plateaus, min, max, ...range(all, min, max, heights) };
}

const held = (f: number): number => (Math.abs(f) < largest ? f : Number.NaN);

/** Whether a field has n × n nodes, and all their values. */
const nodesAre = ({ axes, stride }: Field, n: number): boolean =>
  stride === 1 && axes.every(({ count }) => count === n);

/** A surface with more values than this is not one of steps. */
const mostSteps = 64;

/** The values of f, ascending, if they are few. */
function stepsOf(values: Float64Array): number[] | undefined {
  const found = new Set<number>();
  for (const f of values) {
    if (!Number.isNaN(f)) found.add(f);
    if (found.size > mostSteps) return undefined;
  }
  return [...found].sort((a, b) => a - b);
}

/** The share of the domain from which on a value is a plateau; and what a plateau counts for among the others. */
const plateauShare = 0.02;

/** The plateaus of a sorted sample, and the sample with each cut down to its share. */
function levelled(all: Float64Array): { plateaus: number[]; sorted: Float64Array } {
  const most = Math.ceil(plateauShare * all.length);
  const plateaus: number[] = [];
  const sorted: number[] = [];
  for (let from = 0; from < all.length; ) {
    let to = from + 1;
    while (to < all.length && all[to] === all[from]) to++;
    const kept = Math.min(to - from, most);
    if (to - from > most) plateaus.push(all[from]);
    for (let k = 0; k < kept; k++) sorted.push(all[from]);
    from = to;
  }
  return { plateaus, sorted: Float64Array.from(sorted) };
}

function sortedSample(values: Float64Array): Float64Array {
  const some = values.filter((f, i) => i % 3 === 0 && !Number.isNaN(f)).sort();
  return some.length > 0 ? some : new Float64Array([0]);
}

function extremes(values: Float64Array): [number, number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const f of values) {
    if (f < min) min = f;
    if (f > max) max = f;
  }
  return min <= max ? [min, max] : [0, 1];
}

/** Half the spread of the middle nine tenths is allowed beyond them on either side. */
function range(sorted: Float64Array, min: number, max: number, heights: StageSurface['heights']) {
  if (heights) return { lo: heights[0], hi: heights[1] };
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))];
  const [q05, q95] = [at(0.05), at(0.95)];
  const slack = (q95 - q05) / 2;
  if (slack > 0) return { lo: Math.max(min, q05 - slack), hi: Math.min(max, q95 + slack) };
  // A plain lies in the middle of its box.
  const half = max > min ? 0 : Math.max(1, Math.abs(min)) / 2;
  return { lo: min - half, hi: max + half };
}

/**
 * Whether f jumps within a cell from far below what is shown to far above it, as beside a pole: nothing is drawn across.
 * A step within the range, as of floor(x), is a cliff.
 */
export function isTorn({ lo, hi }: Pick<Samples, 'lo' | 'hi'>, least: number, most: number): boolean {
  return least < lo - (hi - lo) / 2 && most > hi + (hi - lo) / 2;
}
