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

/** Of so many pairs: those where only the first of the two has it, and those where only the second has. */
export interface Discordant {
  readonly first: number;
  readonly second: number;
  readonly pairs: number;
}

/** Share of the first minus share of the second, with an interval at 95 %. */
export interface ShareDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How far two shares of the same pairs lie apart: Wald's interval after half a pair is added to each of the four cells
 * (A. Agresti and Y. Min, Statistics in Medicine 24, 2005), which holds the true difference about as often as it says
 * also where few pairs differ.
 */
export function shareDifference({ first, second, pairs }: Discordant): ShareDifference {
  const all = pairs + 2;
  const centre = (first - second) / all;
  const deviation = Math.sqrt((first + second + 1 - (first - second) ** 2 / all) / all ** 2);
  const half = 1.959964 * deviation;
  return { difference: (first - second) / pairs, low: centre - half, high: centre + half };
}
