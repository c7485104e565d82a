/** How numbers are spread; ∞ is a number here. */
export interface Spread {
  /** Nine tenths of the numbers lie above. */
  readonly low: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** Nine tenths of the numbers lie below. */
  readonly high: number;
}

/** The spread of at least one number. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const at = (share: number) => quantile(sorted, share);
  return { low: at(0.1), q1: at(0.25), median: at(0.5), q3: at(0.75), high: at(0.9) };
}

/** A quantile of sorted numbers, linear between neighbours (type 7 of Hyndman and Fan, 1996). */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const [before, after] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return before === after ? before : before + (place % 1) * (after - before);
}
