import { allBanded, spreadOf } from './spread';
import type { CurveMethod, CurvesInput } from './types';

/** What leaves the greatest value at the start this many times behind is cut at the edge, so that the rest stays readable. */
const farthest = 1e3;

/** The same for a method some of whose runs diverged, on a linear axis. */
const nearest = 3;

/** Room above and below what is shown, as a share of it. */
const room = 0.04;

/** What both axes show. */
export interface Ranges {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
}

/** The ranges of a view: its window, else the whole run, and what fits the values within. */
export function rangesOf(input: CurvesInput): Ranges {
  const x = input.window?.x ?? wholeX(input);
  return { x, y: input.window?.y ?? fitting(input, x) };
}

/** The whole of the horizontal axis: from 0, or from the first update on a log axis. */
export function wholeX({ methods, axis, x }: CurvesInput): [number, number] {
  const ends = methods.map(({ pace, last }) => pace.countAt(axis, Math.max(last, 1)));
  const to = Math.max(0, ...ends.filter(Number.isFinite)) || 1;
  if (x === 'linear') return [0, to];
  const from = Math.min(...methods.map(({ pace }) => pace.countAt(axis, 1)).filter((count) => count > 0));
  return from < to ? [from, to] : [to / 10, to];
}

interface Extent {
  low: number;
  high: number;
  /** The greatest value at a start. */
  first: number;
}

function fitting(input: CurvesInput, x: readonly [number, number]): [number, number] {
  const extent: Extent = { low: Infinity, high: -Infinity, first: -Infinity };
  for (const method of input.methods) extend(extent, input, method, x);
  const pace = input.methods[0]?.pace;
  for (const { at, mean, low = mean, high = mean } of input.laws)
    at.forEach((update, i) => {
      if (pace && isWithin(pace.countAt(input.axis, update), x)) take(extent, input, low[i], high[i]);
    });
  if (input.target) take(extent, input, input.target.value, input.target.value);
  return withRoom(input, extent);
}

const isWithin = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value <= to;

function extend(extent: Extent, input: CurvesInput, { pace, runs }: CurveMethod, x: readonly [number, number]): void {
  const { at, low, high, median } = spreadOf(runs, input.column);
  if (median.length > 0 && Number.isFinite(median[0])) extent.first = Math.max(extent.first, median[0]);
  // The band of runs some of which diverged has no end: their median alone is fitted, as far as it goes.
  const bounded = runs.every(({ divergedAt }) => divergedAt === undefined);
  const most = bounded || input.y === 'log' || !(extent.first > 0) ? Infinity : nearest * extent.first;
  for (let i = 0; i < at.length; i++) {
    if (!isWithin(pace.countAt(input.axis, at[i]), x)) continue;
    take(extent, input, Math.min(median[i], most));
    if (bounded && allBanded(input)) take(extent, input, low[i], high[i]);
  }
}

/** Takes what of the values can be shown. */
function take(extent: Extent, { y }: CurvesInput, ...values: readonly number[]): void {
  for (const value of values) {
    if (!Number.isFinite(value) || (y === 'log' && value <= 0)) continue;
    if (value < extent.low) extent.low = value;
    if (value > extent.high) extent.high = value;
  }
}

function withRoom({ y, column }: CurvesInput, { low, high, first }: Extent): [number, number] {
  if (low > high) return y === 'log' ? [0.1, 1] : [0, 1];
  const top = first > 0 ? Math.min(high, farthest * first) : high;
  const base = Math.min(low, top);
  if (y === 'linear') {
    // A share is read from 0 or to 1 where it comes near.
    const more = room * (top - base) || 0.5 * Math.abs(top) || 0.5;
    const [from, to] = [base >= 0 && base < 0.3 * top ? 0 : base - more, top + more];
    return column === 'accuracy' ? [Math.max(0, from), Math.min(1, to)] : [from, to];
  }
  const ratio = Math.max((top / base) ** room, 1.01);
  return [base / ratio, top * ratio];
}
