import type { Change } from './map';

/** One side of a map: the name that it changes, between which values, and how they are spaced. */
export interface Axis {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly scale: 'linear' | 'log';
}

/** Pixels along a side of a map, from the coarse level to the finest. */
export const levels = [64, 256, 1024] as const;
/** The same of a map whose pixels are dear; of a single row more are computed. */
export const dearLevels = [4, 8, 16, 32, 64, 128, 256] as const;
export type Level = (typeof levels | typeof dearLevels)[number];

/** Pixels of the finest level along a side. */
const finest = 1024;

/** The pixel of the finest level that pixel i of a level is: every level is a subset of the next. */
export function finePixel(i: number, level: Level): number {
  let [fine, size] = [i, level as number];
  // By turns the first and the second of two: in fours the third.
  for (; size < finest; size *= 2) fine = 2 * fine + (Math.log2(size) % 2 === 0 ? 1 : 0);
  return fine;
}

/** The value at a share (0 … 1) of the way along. */
export function valueAt({ from, to, scale }: Axis, share: number): number {
  return scale === 'log' ? from * (to / from) ** share : from + share * (to - from);
}

/** The share of the way at which a value stands; below 0 or above 1 outside. */
export function shareOf({ from, to, scale }: Axis, value: number): number {
  if (scale === 'linear') return (value - from) / (to - from);
  return value > 0 ? Math.log(value / from) / Math.log(to / from) : Number.NEGATIVE_INFINITY;
}

/** The value that pixel i of a level stands for. */
export const sampleAt = (axis: Axis, i: number, level: Level): number =>
  valueAt(axis, (finePixel(i, level) + 0.5) / finest);

/** What each pixel of a level changes. */
export const samples = (axis: Axis, level: Level): Change[] =>
  Array.from({ length: level }, (_, i) => ({ [axis.name]: sampleAt(axis, i, level) }));

/** Whether all pixels of the finest level are different numbers in single precision. */
export function isResolved(axis: Axis): boolean {
  let before = Number.NaN;
  for (let i = 0; i < finest; i++) {
    const value = Math.fround(valueAt(axis, (i + 0.5) / finest));
    if (value === before || !Number.isFinite(value)) return false;
    before = value;
  }
  return true;
}

/** The shortest decimal number that is the same in single precision: what a pixel's value is written as. */
export function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === Math.fround(value)) return rounded;
  }
  return Number(value.toPrecision(9));
}
