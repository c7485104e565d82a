import { kinkSides } from './kinks';
import { type Batch, forward, penaltyOf, type Use } from './passes';
import type { Network, Parameter } from './types';

/** How far a gradient is from difference quotients, over one tensor of θ. */
export interface BlockCheck {
  readonly name: string;
  /** ‖a − n‖ / (‖a‖ + ‖n‖) over the coordinates that count; 0 for a block without slope. */
  readonly difference: number;
  /** Coordinates that were looked at and count. */
  readonly checked: number;
  /** Coordinates near which a kink lies: a quotient says nothing there, and they do not count. */
  readonly kinks: number;
  /** Whether nothing in this block changes the loss, as a bias before a norm. */
  readonly flat: boolean;
}

/** What is checked, and how closely. */
export interface Checked {
  readonly network: Network;
  readonly batch: Batch;
  readonly use: Extract<Use, { kind: 'training' }>;
  /** The gradient, l2 included, and where it was taken; canonical order. */
  readonly theta: ArrayLike<number>;
  readonly gradient: ArrayLike<number>;
  /** Coordinates of a block that are looked at, evenly spread. */
  readonly most?: number;
  /** A block is flat where both its norms are below this share of the whole gradient's: what the engine's rounding leaves. */
  readonly floor?: number;
}

/** Distance of a centred difference to either side, by cs231n's advice. */
const h = 1e-5;

/** Compares a gradient, block by block, with centred differences of the loss in f64. */
export const checkGradient = (checked: Checked): BlockCheck[] =>
  checked.network.parameters.map((parameter) => checkBlock(checked, parameter));

/** The same for one tensor: some 2 · `most` forward passes. */
export function checkBlock(checked: Checked, { name, shape, offset }: Parameter): BlockCheck {
  const { gradient, most = Number.POSITIVE_INFINITY, floor = 1e-9 } = checked;
  const size = shape.reduce((a, b) => a * b);
  const count = Math.min(size, most);
  const pairs: [analytic: number, numeric: number][] = [];
  for (let k = 0; k < count; k++) {
    const i = offset + Math.floor((k * size) / count);
    const numeric = quotient(checked, i);
    if (numeric !== undefined) pairs.push([gradient[i], numeric]);
  }
  const [a, n, apart] = [norm(pairs, ([x]) => x), norm(pairs, ([, y]) => y), norm(pairs, ([x, y]) => x - y)];
  const flat = Math.max(a, n) <= floor * Math.hypot(...Array.from(gradient));
  const difference = flat || pairs.length === 0 ? 0 : apart / (a + n);
  return { name, difference, checked: pairs.length, kinks: count - pairs.length, flat };
}

/** The centred difference by a coordinate; undefined where a kink lies between its two places. */
function quotient({ network, batch, use, theta }: Checked, i: number): number | undefined {
  const at = (x: number) => {
    const moved = Float64Array.from(theta);
    moved[i] = x;
    const passed = forward(network, moved, batch, use);
    return { loss: passed.loss + penaltyOf(network, moved), sides: kinkSides(network, passed, batch) };
  };
  const [low, high] = [theta[i] - h, theta[i] + h];
  const [before, after] = [at(low), at(high)];
  return before.sides.some((side, k) => side !== after.sides[k])
    ? undefined
    : (after.loss - before.loss) / (high - low);
}

const norm = <T>(list: readonly T[], value: (item: T) => number): number => Math.hypot(...list.map(value));
