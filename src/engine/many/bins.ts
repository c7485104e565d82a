import { type Bins, binCount } from './swarm';

/** The values of f that part the bins, ascending, in f32: bin i has what is at or above edge i − 1 and below edge i. */
export function edgesOf(bins: Bins): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: binCount - 1 }, (_, i) => valueAtShare(bins, (i + 1) / binCount));
}

/** The bin of a value: how many edges it has passed. Comparisons only, so that every engine gives the same one. */
export function binOf(edges: Float32Array, f: number): number {
  let [from, to] = [0, edges.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (f >= edges[middle]) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The value of f at a share of the axis, 0 … 1. */
export function valueAtShare({ scale, from, least, most }: Bins, share: number): number {
  const at = least + (most - least) * share;
  return scale === 'log' ? from + 10 ** at : at;
}

/** Where a value of f stands on the axis: 0 … 1, and at the ends what lies beyond. */
export function shareOf({ scale, from, least, most }: Bins, f: number): number {
  const at = scale === 'log' ? Math.log10(Math.max(f - from, 10 ** least)) : f;
  return Math.min(1, Math.max(0, (at - least) / (most - least)));
}

/** Decades that a logarithmic axis shows at most. */
const mostDecades = 8;

/** Precision of f32, relative. */
const epsilon = 2 ** -23;

/**
 * The axis for a surface: of f − f* in whole decades, down to what f32 can tell from f*; of f itself, without the
 * outermost fiftieths, where no lowest value is known. `values` are samples of f over the domain.
 */
export function binsFor(values: readonly number[], lowest: number | undefined): Bins {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return { scale: 'linear', from: 0, least: 0, most: 1 };
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))];
  if (lowest === undefined) {
    const [least, most] = [at(0.02), at(0.98)];
    return { scale: 'linear', from: least, least, most: most > least ? most : least + Math.max(1, Math.abs(least)) };
  }
  const most = Math.ceil(Math.log10(Math.max(at(1) - lowest, 1e-6)));
  const finest = Math.floor(Math.log10(Math.max(Math.abs(lowest) * epsilon, 1e-10)));
  return { scale: 'log', from: lowest, least: Math.min(most - 1, Math.max(finest, most - mostDecades)), most };
}
