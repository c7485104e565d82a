/** A median and an interval for the median of what the values are drawn from. */
export interface MedianInterval {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** The value that half of the others are below; the mean of the middle two of an even number; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/**
 * The median with an interval that holds the true one with at least 95 %, whatever the distribution: between the order
 * statistics that a binomial of one half allows. Of fewer than six values the interval is unbounded.
 */
export function medianInterval(values: readonly number[]): MedianInterval {
  const sorted = values.toSorted((a, b) => a - b);
  const skip = skipped(sorted.length);
  const bounded = skip >= 1;
  return {
    median: median(values),
    low: bounded ? sorted[skip - 1] : Number.NEGATIVE_INFINITY,
    high: bounded ? sorted[sorted.length - skip] : Number.POSITIVE_INFINITY,
  };
}

/** The largest k with P(Binomial(n, ½) < k) ≤ 2.5 %: the k-th value from either end bounds the median. */
function skipped(n: number): number {
  let [term, sum, k] = [2 ** -n, 2 ** -n, 0];
  while (k < n && sum <= 0.025) {
    k++;
    term *= (n - k + 1) / k;
    sum += term;
  }
  return k;
}
