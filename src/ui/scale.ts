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
  const decades = kind === 'gap' ? powers(low, high) : symmetricPowers(low, high);
  const ticks = decades.filter(within);
  return ticks.length >= 3 ? ticks : evenTicks(low, high);
}

function powers(low: number, high: number): number[] {
  const from = Math.ceil(Math.log10(low));
  const to = Math.floor(Math.log10(high));
  const every = Math.max(1, Math.ceil((to - from + 1) / mostTicks));
  return exponents(from, to)
    .filter((k) => k % every === 0)
    .map((k) => 10 ** k);
}

function symmetricPowers(low: number, high: number): number[] {
  const top = Math.floor(Math.log10(Math.max(-low, high, 1)));
  const sides = Number(low < 0) + Number(high > 0);
  const every = Math.max(1, Math.ceil(((top + 1) * sides) / mostTicks));
  const positive = exponents(0, top)
    .filter((k) => k % every === 0)
    .map((k) => 10 ** k);
  return [...positive.map((value) => -value).reverse(), 0, ...positive];
}

const exponents = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

function evenTicks(low: number, high: number): number[] {
  const rough = (high - low) / mostTicks;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * ([1, 2, 5].find((factor) => factor * unit >= rough) ?? 10);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, i) => (first + i) * step);
}
