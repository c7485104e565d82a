import { short } from '../../../stage/number-text';
import { powersOfTen, steps, type Tick, ticks } from '../../../stage/ticks';
import { whole } from '../../../ui/format';
import type { CurveScale } from './types';

/** An axis on the screen: values from … to at pixels start … end. */
export interface Axis {
  readonly kind: CurveScale;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** What finds the pixel of a value; a log axis has none for what is not above 0: it lies infinitely far below. */
export function placerOf({ kind, from, to, start, end }: Axis): (value: number) => number {
  if (kind === 'linear') {
    const slope = (end - start) / (to - from);
    return (value) => start + (value - from) * slope;
  }
  const slope = (end - start) / Math.log(to / from);
  const base = start - Math.log(from) * slope;
  const below = start < end ? -Infinity : Infinity;
  return (value) => (value > 0 ? base + Math.log(value) * slope : below);
}

/** The pixel of a value. */
export const placeOn = (axis: Axis, value: number): number => placerOf(axis)(value);

/** The value at a pixel. */
export function valueOn({ kind, from, to, start, end }: Axis, place: number): number {
  const share = (place - start) / (end - start);
  return kind === 'linear' ? from + share * (to - from) : from * (to / from) ** share;
}

/** The fronts of numbers on a log axis, the densest first. */
const fronts = [
  [1, 1.5, 2, 3, 4, 5, 6, 8],
  [1, 2, 5],
  [1, 3],
] as const;

/** A log axis that spans less than this ratio has round numbers as a linear one. */
const narrow = 3;

/** About `count` ticks of an axis, one more at most on a log axis: round numbers of one or two figures, powers of ten alone where that would be too many. */
export function axisTicks({ kind, from, to }: Pick<Axis, 'kind' | 'from' | 'to'>, count: number): Tick[] {
  if (kind === 'linear') return ticks(from, to, count);
  if (to / from < narrow) return steps(from, to, Math.min(count, 5)).map(labelled);
  for (const each of fronts) {
    const found = multiples(from, to, each);
    if (found.length <= count + 1) return found.map(labelled);
  }
  return powersOfTen(from, to, (all) => (all - 1) / Math.max(count, 1)).map(labelled);
}

/** Ticks of whole things: as far apart as 1 at least, thousands apart in the text. */
export function countTicks(axis: Pick<Axis, 'kind' | 'from' | 'to'>, count: number): Tick[] {
  const most = axis.kind === 'linear' ? Math.max(1, Math.min(count, axis.to - axis.from)) : count;
  const found = axisTicks(axis, most).filter(({ value }) => Number.isInteger(value));
  return found.map(({ value }) => ({ value, label: value < 1e6 ? whole(value) : short(value) }));
}

const labelled = (value: number): Tick => ({ value, label: short(value) });

function multiples(from: number, to: number, each: readonly number[]): number[] {
  const first = Math.floor(Math.log10(from));
  const count = Math.ceil(Math.log10(to)) - first + 1;
  const all = Array.from({ length: count }, (_, i) => each.map((front) => Number(`${front}e${first + i}`))).flat();
  return all.filter((value) => value >= from && value <= to);
}
