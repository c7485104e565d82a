import { powerOfTen, typographic } from './number-text';

/** A place on an axis and what is written there. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Round numbers (1, 2 or 5 times a power of ten apart) from lo to hi, about `count` of them. */
export function steps(lo: number, hi: number, count: number): number[] {
  const step = roundStep((hi - lo) / Math.max(count, 1));
  if (!(step > 0) || !Number.isFinite(step)) return [];
  const first = Math.ceil(lo / step - 1e-9);
  const last = Math.floor(hi / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => tidy((first + i) * step, step));
}

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

/** A number in at most three figures; powers of ten from 10⁴ up and below a thousandth. */
export function short(value: number): string {
  const size = Math.abs(value);
  const plain = value === 0 || (size >= 1e-3 && size < 1e4);
  return plain ? typographic(String(Number(value.toPrecision(3)))) : powerOfTen(value, 2);
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const front = raw / power;
  return (front < 1.5 ? 1 : front < 3.5 ? 2 : front < 7.5 ? 5 : 10) * power;
}

/** Removes the dust of floating point from a multiple of step. */
function tidy(value: number, step: number): number {
  const digits = Math.max(0, Math.min(100, 2 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(digits)) + 0;
}
