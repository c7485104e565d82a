import { short, typographic } from './number-text';

/** A place on an axis and what is written there. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** How the distance of round numbers is found: the nearest to what was asked, or the next above it, for so many at most. */
type Rounding = 'nearest' | 'up';

/** Round numbers (1, 2 or 5 times a power of ten apart) from lo to hi, about `count` of them or at most one more. */
export function steps(lo: number, hi: number, count: number, rounding: Rounding = 'nearest'): number[] {
  const step = roundStep((hi - lo) / Math.max(count, 1), rounding);
  if (!(step > 0) || !Number.isFinite(step)) return [];
  return wholes(Math.ceil(lo / step - dust), Math.floor(hi / step + dust)).map((k) => tidy(k * step, step));
}

/** The powers of ten from lo to hi, both above 0, whose exponents are a multiple of `every(how many there are)`. */
export function powersOfTen(lo: number, hi: number, every: (count: number) => number): number[] {
  const exponents = wholes(Math.ceil(Math.log10(lo) - dust), Math.floor(Math.log10(hi) + dust));
  const apart = Math.max(1, Math.ceil(every(exponents.length)));
  return exponents.filter((k) => k % apart === 0).map((k) => 10 ** k);
}

/** The whole numbers from one to another. */
export const wholes = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

/** What rounding may take from a quotient or a logarithm that is whole. */
const dust = 1e-9;

/** Ticks at round numbers, all written with the same number of decimals. */
export function ticks(lo: number, hi: number, count: number): Tick[] {
  const values = steps(lo, hi, count);
  const step = values.length > 1 ? values[1] - values[0] : Math.abs(values[0] ?? 1);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const plain = decimals <= 5 && values.every((v) => Math.abs(v) < 1e5);
  const list = values.map((value) => ({ value, label: plain ? typographic(value.toFixed(decimals)) : short(value) }));
  // Values that differ less than is written are one number, written once.
  return list.filter(({ label }, i) => label !== list[i - 1]?.label);
}

/** The ratios to a power of ten below which a distance becomes 1, 2 and 5 times it. */
const bounds = { nearest: [1.5, 3.5, 7.5], up: [1 + dust, 2 + dust, 5 + dust] } as const;

function roundStep(raw: number, rounding: Rounding): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 5][bounds[rounding].findIndex((bound) => raw / power < bound)] ?? 10) * power;
}

/** Removes the dust of floating point from a multiple of step. */
function tidy(value: number, step: number): number {
  const digits = Math.max(0, Math.min(100, 2 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(digits)) + 0;
}
