import { powersOfTen, steps } from '../stage/ticks';
import { type Loss, smallestGap } from './loss';

/** The lowest and highest value that a chart shows. */
export type Range = readonly [low: number, high: number];

/** A run that leaves the start's value this many times behind is cut at the edge, so that the others stay readable. */
const farthest = 1e3;
const mostTicks = 6;

/** The range of a loss chart, with a little room at both ends. */
export function rangeOf({ kind, lines }: Pick<Loss, 'kind' | 'lines'>): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    for (const value of line) {
      if (value === null) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) return [0.1, 10];
  const start = Math.abs(lines.find(([first]) => typeof first === 'number')?.[0] ?? 1);
  return kind === 'gap' ? gapRange(low, high, start) : valueRange(low, high, start);
}

function gapRange(low: number, high: number, start: number): Range {
  const top = Math.min(high, farthest * Math.max(start, smallestGap));
  return [Math.min(low, top) / 2, top * 2];
}

function valueRange(low: number, high: number, start: number): Range {
  const limit = farthest * Math.max(start, 1);
  const from = Math.asinh(Math.max(low, -limit));
  const to = Math.asinh(Math.min(high, limit));
  const room = Math.max(0.05 * (to - from), 0.1);
  return [Math.sinh(from - room), Math.sinh(to + room)];
}

/** Where the lines of a grid go: powers of ten, with 0 between them on the symmetric scale; round numbers in a narrow range. */
export function ticksOf([low, high]: Range, kind: Loss['kind']): number[] {
  const within = (value: number): boolean => value >= low && value <= high;
  const decades = kind === 'gap' ? powersOfTen(low, high, (count) => count / mostTicks) : symmetricPowers(low, high);
  const ticks = decades.filter(within);
  return ticks.length >= 3 ? ticks : steps(low, high, mostTicks, 'up').filter(within);
}

function symmetricPowers(low: number, high: number): number[] {
  const sides = Number(low < 0) + Number(high > 0);
  const positive = powersOfTen(1, Math.max(-low, high, 1), (count) => (count * sides) / mostTicks);
  return [...positive.map((value) => -value).reverse(), 0, ...positive];
}
