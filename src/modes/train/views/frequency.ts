import { css } from '../../../stage/colormap';
import { crisp, line, write } from '../../../stage/overlay/text';
import type { Mark } from '../../../stage/types';
import { type Axis, axisTicks, placerOf } from '../curves/scale';
import type { CurveStyle } from '../curves/style';
import type { CurveTheme } from '../curves/types';
import { markedLine } from './marked-line';
import { begun, type Canvas, type Extent } from './pane';

/** The rate of each input of a model against how many training rows have it, of one run. */
export interface RunRates {
  readonly mark: Mark;
  /** Inputs that have a rate above 0. */
  readonly counts: Float64Array;
  readonly rates: Float64Array;
}

/** Takes a measure of rates apart. */
export function ratesOf(mark: Mark, values: Float64Array): RunRates {
  const inputs = values.length / 2;
  const kept = Array.from({ length: inputs }, (_, i) => i).filter((i) => values[i] > 0 && values[inputs + i] > 0);
  return {
    mark,
    counts: Float64Array.from(kept, (i) => values[i]),
    rates: Float64Array.from(kept, (i) => values[inputs + i]),
  };
}

/** Inputs that about as many rows have: from so many rows to so many, each twice the one before. */
export interface RateGroup {
  readonly from: number;
  readonly to: number;
  readonly inputs: number;
  readonly median: number;
}

/** The medians of the rates by frequency: 1, 2–3, 4–7 … rows. */
export function groupsOfRates({ counts, rates }: Omit<RunRates, 'mark'>): RateGroup[] {
  const groups = new Map<number, number[]>();
  counts.forEach((count, i) => {
    const power = Math.floor(Math.log2(count));
    const group = groups.get(power) ?? [];
    group.push(rates[i]);
    groups.set(power, group);
  });
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([power, list]) => {
      const sorted = list.sort((a, b) => a - b);
      const { length } = sorted;
      const median = (sorted[(length - 1) >> 1] + sorted[length >> 1]) / 2;
      return { from: 2 ** power, to: 2 ** (power + 1) - 1, inputs: length, median };
    });
}

/** Rates against frequency, completely. */
export interface FrequencyPicture {
  readonly theme: CurveTheme;
  readonly runs: readonly (RunRates & { readonly groups: readonly RateGroup[] })[];
  readonly titles: { readonly across: string; readonly up: string };
}

/** Draws a dot for each input, and a marker at the median of those that about as many rows have. */
export function drawFrequency(g: Canvas, { theme, runs, titles }: FrequencyPicture, size: Extent): void {
  const style = begun(g, theme, size);
  const { type } = style;
  const [left, right] = rangeOf(runs.map(({ counts }) => counts));
  const [low, high] = rangeOf(runs.map(({ rates }) => rates));
  const y: Axis = { kind: 'log', from: low, to: high, start: size.height - 3.4 * type, end: 2.4 * type };
  const ticks = axisTicks(y, Math.max(2, (y.start - y.end) / (3 * type)));
  const start = Math.max(2 * type, ...ticks.map(({ label }) => g.measureText(label).width)) + 1.4 * type;
  const x: Axis = { kind: 'log', from: left, to: right, start, end: Math.max(start + 1, size.width - 1.4 * type) };
  drawAxes(g, style, { x, y, ticks, titles });
  for (const run of runs) drawDots(g, style, { x, y }, run);
  for (const { mark, groups } of runs) {
    const [across, up] = [placerOf(x), placerOf(y)];
    const points = groups.map(({ from, to, median }) => [across(Math.sqrt(from * to)), up(median)] as const);
    markedLine(g, mark, points, style);
  }
}

/** Side of a dot, in CSS pixels: inputs that fall on one are one. */
const dot = 2;

function drawDots(
  g: Canvas,
  style: CurveStyle,
  { x, y }: { readonly x: Axis; readonly y: Axis },
  { mark, counts, rates }: RunRates,
): void {
  const [across, up] = [placerOf(x), placerOf(y)];
  const drawn = new Set<number>();
  g.fillStyle = mark.color;
  g.globalAlpha = style.band * 2;
  counts.forEach((count, i) => {
    const [column, row] = [Math.floor(across(count) / dot), Math.floor(up(rates[i]) / dot)];
    const cell = column * 1e5 + row;
    if (drawn.has(cell)) return;
    drawn.add(cell);
    g.fillRect(column * dot, row * dot, dot, dot);
  });
  g.globalAlpha = 1;
}

function drawAxes(
  g: Canvas,
  style: CurveStyle,
  {
    x,
    y,
    ticks,
    titles,
  }: {
    readonly x: Axis;
    readonly y: Axis;
    readonly ticks: ReturnType<typeof axisTicks>;
    readonly titles: FrequencyPicture['titles'];
  },
): void {
  const { type } = style;
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, 0.1);
  g.fillStyle = css(style.ink, 0.72);
  for (const { value, label } of ticks) {
    const at = placerOf(y)(value);
    line(g, x.start, crisp(at - 0.5), x.end, crisp(at - 0.5));
    write(g, label, x.start - 0.6 * type, at, 'right');
  }
  for (const { value, label } of axisTicks(x, Math.max(2, (x.end - x.start) / (5 * type)))) {
    const at = placerOf(x)(value);
    line(g, crisp(at - 0.5), y.end, crisp(at - 0.5), y.start);
    write(g, label, at, y.start + 1.05 * type);
  }
  g.fillStyle = css(style.ink, 0.95);
  write(g, titles.up, 0.8 * type, 1.1 * type, 'left');
  g.fillStyle = css(style.ink, 0.9);
  write(g, titles.across, x.end, y.start + 2.4 * type, 'right');
}

/** From the least to the greatest of some lists, with room, and a factor of three at least. */
function rangeOf(lists: readonly Float64Array[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const list of lists) {
    for (const value of list) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return [0.1, 10];
  const wide = Math.max(Math.sqrt(3 / (high / low)), 1) * 1.25;
  return [low / wide, high * wide];
}
