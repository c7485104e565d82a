import { defaultHyper } from '../../optimizers/catalog';
import type { Optimizer } from '../../optimizers/types';
import { evenPoint } from './sequence';

/** Values of every hyperparameter of a method. */
export type Hyper = Readonly<Record<string, number>>;

/** Where a sweep looks for one hyperparameter: the range of its control. */
export interface Range {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** What is spread evenly: the logarithm of the value, the logarithm of its distance from 1, or the value. */
  readonly spacing: 'log' | 'decay' | 'linear';
}

/** How many candidates are tried for a method, and what shifts them. */
export interface Sweep {
  readonly budget: number;
  readonly seed: number;
}

/** The stream of random numbers that candidates are shifted by: no race and no fan of noise has it. */
const stream = 0x7377_6565;

/** The ranges that a method is tuned over; a control that ends just below 1 is a decay's. */
export function rangesOf({ hyper }: Optimizer): Range[] {
  return Object.entries(hyper)
    .filter(([, { untuned }]) => untuned === undefined)
    .map(([name, { min, max, scale }]) => {
      const spacing = scale === 'log' ? 'log' : max < 1 ? 'decay' : 'linear';
      return { name, min, max, spacing };
    });
}

/** The candidates of a method: its present values, its defaults, then others, the same for the same seed; more only add to them. */
export function candidatesOf(optimizer: Optimizer, present: Hyper, { budget, seed }: Sweep): Hyper[] {
  const ranges = rangesOf(optimizer);
  const defaults = defaultHyper(optimizer);
  const known: Hyper[] = equalHyper(present, defaults) ? [present] : [present, defaults];
  const others = Array.from({ length: Math.max(0, budget - known.length) }, (_, i): Hyper => {
    const shares = evenPoint(seed, stream, i, ranges.length);
    return { ...present, ...Object.fromEntries(ranges.map((range, k) => [range.name, valueAt(range, shares[k])])) };
  });
  return [...known, ...others];
}

/** Whether two methods of one kind have the same values. */
export const equalHyper = (a: Hyper, b: Hyper): boolean => Object.keys(a).every((name) => a[name] === b[name]);

/**
 * The value at a share of the way through a range. Three digits (of its distance from 1 for a decay): no machine's
 * `Math.pow` differs in them, and they can be read.
 */
export function valueAt({ min, max, spacing }: Range, share: number): number {
  if (spacing === 'linear') return threeDigits(min + share * (max - min));
  if (spacing === 'log') return threeDigits(min * (max / min) ** share);
  const [far, near] = [1 - min, 1 - max];
  return Number((1 - threeDigits(far * (near / far) ** share)).toFixed(8));
}

/** How far through a range a value lies: 0 … 1, beyond where it is outside. */
export function shareOf({ min, max, spacing }: Range, value: number): number {
  if (spacing === 'linear') return (value - min) / (max - min);
  if (spacing === 'log') return Math.log(value / min) / Math.log(max / min);
  return Math.log((1 - value) / (1 - min)) / Math.log((1 - max) / (1 - min));
}

const threeDigits = (value: number): number => Number(value.toPrecision(3));

/** A hyperparameter whose value lies at an end of its range: a better one may lie beyond. */
export interface Edge {
  readonly name: string;
  readonly end: 'low' | 'high';
}

/** Share of a range that counts as its end. */
const margin = 0.02;

/** The hyperparameters of a method that lie at an end of their range, or beyond it. */
export const edgesOf = (optimizer: Optimizer, hyper: Hyper): Edge[] => edgesIn(rangesOf(optimizer), hyper);

/** Those of some ranges at an end of which, or beyond which, a value lies. */
export function edgesIn(ranges: readonly Range[], hyper: Hyper): Edge[] {
  return ranges.flatMap((range): Edge[] => {
    const share = shareOf(range, hyper[range.name]);
    if (share > margin && share < 1 - margin) return [];
    return [{ name: range.name, end: share <= margin ? 'low' : 'high' }];
  });
}
