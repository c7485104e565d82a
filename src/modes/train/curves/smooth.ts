import type { Smoothing } from './types';

/** The smoothed values of a line; the updates need not be equally far apart. An infinite value ends what is smoothed. */
export function smoothed(
  at: readonly number[],
  values: ArrayLike<number>,
  { kind, updates }: Smoothing,
): Float64Array<ArrayBuffer> {
  const result = Float64Array.from(values);
  const end = result.findIndex((value) => !Number.isFinite(value));
  const length = end < 0 ? at.length : end;
  if (!(updates > 0)) return result;
  if (kind === 'exponential') exponential(at, result, updates, length);
  else windowed(at, values, result, updates / 2, length);
  return result;
}

/** A record that lies Δ updates back weighs exp(−Δ / updates); the weights add up to 1 from the first record on. */
function exponential(at: readonly number[], result: Float64Array, updates: number, length: number): void {
  let [sum, weight] = [0, 0];
  for (let i = 0; i < length; i++) {
    const kept = i === 0 ? 0 : Math.exp((at[i - 1] - at[i]) / updates);
    sum = sum * kept + result[i];
    weight = weight * kept + 1;
    result[i] = sum / weight;
  }
}

/** The mean of the records at most `half` updates away on either side, the same on both sides near the ends. */
function windowed(
  at: readonly number[],
  values: ArrayLike<number>,
  result: Float64Array,
  half: number,
  length: number,
): void {
  const [sums, rests] = sumsOf(values, length);
  let [from, to] = [0, 0];
  for (let i = 0; i < length; i++) {
    const reach = Math.min(half, at[i] - at[0], at[length - 1] - at[i]);
    while (from > 0 && at[from - 1] >= at[i] - reach) from--;
    while (at[from] < at[i] - reach) from++;
    while (to < length && at[to] <= at[i] + reach) to++;
    while (to > 0 && at[to - 1] > at[i] + reach) to--;
    result[i] = (sums[to] - sums[from] + (rests[to] - rests[from])) / (to - from);
  }
}

/** The sums up to each value, with what rounding took of them (Knuth's TwoSum): one great value does not blur the small ones after it. */
function sumsOf(values: ArrayLike<number>, length: number): [sums: Float64Array, rests: Float64Array] {
  const [sums, rests] = [new Float64Array(length + 1), new Float64Array(length + 1)];
  for (let i = 0; i < length; i++) {
    const sum = sums[i] + values[i];
    const added = sum - sums[i];
    sums[i + 1] = sum;
    rests[i + 1] = rests[i] + (sums[i] - (sum - added) + (values[i] - added));
  }
  return [sums, rests];
}
