import type { Series } from '../../../engine/train/types';
import type { Mark } from '../../../stage/types';
import { areaBetween, decimated, near, type Polyline, reached } from './decimate';
import { type Axis, placeOn, placerOf } from './scale';
import { smoothed } from './smooth';
import { allBanded, bandOf, type Spread, spreadOf } from './spread';
import type { CurveMethod, CurvesInput, Law } from './types';

/** Line segments of single runs that are drawn at most; more of them take coarser columns of pixels. */
const mostSegments = 40_000;

/** Pixels between the markers of a line. */
const markersApart = 110;

/** Records that are thinned together, and how many there must be in a column of pixels for that. */
const [together, thinFrom] = [16, 32];

const thin = new WeakMap<readonly number[], Series>();

/** The first, the least, the greatest and the last of every few records: what many records of a run need to be looked at for. Kept while the run is. */
function thinned(series: Series): Series {
  const { at, value } = series;
  const known = thin.get(value);
  if (known) return known;
  const [line = []] = decimated(
    Uint32Array.from(value, (_, i) => i),
    value,
    [0, value.length],
    together,
  );
  const places = line.filter((_, i) => i % 2 === 0);
  const found = { at: places.map((i) => at[i]), value: places.map((i) => value[i]) };
  thin.set(value, found);
  return found;
}

/** Updates of a run up to which its line stays where it is until the next one: a slope between so few would tell of progress that nobody has made. */
const fewUpdates = 8;

/** Whether a line goes in steps: every one of few updates is recorded, and the axis counts what passes between them. */
const inSteps = ({ axis }: CurvesInput, { last }: CurveMethod, at: readonly number[]): boolean =>
  axis !== 'updates' && last <= fewUpdates && at.length === last + 1;

/** Each value stays until the next place: once more than there is, less one. */
const stepped = (values: Float64Array, early: 0 | 1): Float64Array =>
  Float64Array.from({ length: Math.max(0, 2 * values.length - 1) }, (_, i) => values[(i + early) >> 1]);

/** One method as it is drawn, in pixels. */
export interface DrawnMethod {
  readonly mark: Mark;
  /** Another one stands out. */
  readonly dim: boolean;
  readonly band: readonly Polyline[];
  /** The measured line under a smoothed one. */
  readonly raw: readonly Polyline[];
  readonly line: readonly Polyline[];
  readonly singles: readonly Polyline[];
  readonly beside: readonly Polyline[];
  /** Lines of runs that diverged, and where they end. */
  readonly lost: readonly Polyline[];
  readonly crosses: readonly Point[];
  readonly markers: readonly Point[];
  /** Where the line ends, within what is shown. */
  readonly end: Point | undefined;
  /** What the line goes through, by place along the axis. */
  readonly through: { readonly xs: Float64Array; readonly ys: Float64Array };
}

export type Point = readonly [x: number, y: number];

/** A law as it is drawn. */
export interface DrawnLaw {
  readonly label: string;
  readonly mean: readonly Polyline[];
  readonly edges: readonly Polyline[];
  readonly end: Point | undefined;
}

interface Axes {
  readonly x: Axis;
  readonly y: Axis;
}

/** The lines of a method; `order` among those shown staggers its markers. */
export function methodLines(
  input: CurvesInput,
  method: CurveMethod,
  axes: Axes,
  order: { readonly place: number; readonly of: number; readonly runs: number },
): DrawnMethod {
  const { mark, pace, runs } = method;
  const spread = spreadOf(runs, input.column);
  const xs = alongX(input, pace, axes, spread.at);
  const view = [axes.x.start, axes.x.end] as const;
  const smooth = input.smoothing && smoothed(spread.at, spread.median, input.smoothing);
  const ys = heightsOf(axes, smooth ?? spread.median);
  const steps = inSteps(input, method, spread.at);
  const through = steps ? { xs: stepped(xs, 1), ys: stepped(ys, 0) } : { xs, ys };
  const line = decimated(through.xs, through.ys, view);
  const column = Math.max(1, (order.runs * 4 * (axes.x.end - axes.x.start)) / mostSegments);
  const each = ({ columns }: (typeof runs)[number]) => {
    const series = columns[input.column];
    if (!series) return [];
    const part = seenOf(series, input, pace);
    const many = part.at.length * column > thinFrom * (view[1] - view[0]);
    const { at, value } = many ? seenOf(thinned(series), input, pace) : part;
    return decimated(alongX(input, pace, axes, at), heightsOf(axes, value), view, column);
  };
  const lost = runs.filter(({ divergedAt }) => divergedAt !== undefined);
  const beside = input.beside === undefined ? undefined : spreadOf(runs, input.beside);
  const banded = allBanded(input) || input.highlight === mark.id;
  return {
    mark,
    dim: input.highlight !== undefined && input.highlight !== mark.id,
    band: banded && bandOf(spread.runs) !== 'none' ? bandArea(through.xs, spread, axes, view, steps) : [],
    raw: smooth ? decimated(xs, heightsOf(axes, spread.median), view) : [],
    line,
    singles: input.singles && runs.length > 1 ? runs.flatMap(each) : [],
    beside: beside ? decimated(alongX(input, pace, axes, beside.at), heightsOf(axes, beside.median), view) : [],
    lost: runs.length > 1 && !input.singles ? lost.flatMap(each) : [],
    crosses: lost.flatMap(({ columns }) => endOf(input, method, axes, columns[input.column])),
    markers: markersOf(xs, ys, axes, order),
    end: lastPoint(line, axes),
    through,
  };
}

/** The records within the window, and the nearest on each side. */
function seenOf(series: Series, { window, axis }: CurvesInput, { countAt }: CurveMethod['pace']): Series {
  if (!window) return series;
  const { at, value } = series;
  const before = (count: number): number => {
    let [low, high] = [0, at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (countAt(axis, at[middle]) < count) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const [from, to] = [Math.max(0, before(window.x[0]) - 1), before(window.x[1]) + 1];
  return { at: at.slice(from, to), value: value.slice(from, to) };
}

function bandArea(
  xs: Float64Array,
  { high, low, median }: Spread,
  axes: Axes,
  view: readonly [number, number],
  steps: boolean,
): Polyline[] {
  const [top, bottom] = [high, low].map((edge) => edgeOf(axes, edge, median));
  return steps ? stepArea(xs, stepped(top, 0), stepped(bottom, 0)) : areaBetween(xs, top, bottom, view);
}

/** The area between two lines of few steps, all their corners kept; none where one of them is interrupted. */
function stepArea(xs: Float64Array, top: Float64Array, bottom: Float64Array): Polyline[] {
  const along = (ys: Float64Array) => Array.from(ys, (y, i) => [xs[i], y]);
  const corners = [...along(top), ...along(bottom).reverse()].flat();
  return corners.length > 2 && corners.every(Number.isFinite) ? [corners] : [];
}

/** The pixels of updates along the axis. */
function alongX(
  { axis }: CurvesInput,
  { countAt }: CurveMethod['pace'],
  { x }: Axes,
  at: readonly number[],
): Float64Array {
  const place = placerOf(x);
  const xs = new Float64Array(at.length);
  if (axis === 'updates') for (let i = 0; i < xs.length; i++) xs[i] = near(place(at[i]));
  else for (let i = 0; i < xs.length; i++) xs[i] = near(place(countAt(axis, at[i])));
  return xs;
}

/** The pixels of values; what a log axis cannot show lies below it, what is infinite is nowhere. */
function heightsOf({ y }: Axes, values: ArrayLike<number>): Float64Array {
  const place = placerOf(y);
  const ys = new Float64Array(values.length);
  for (let i = 0; i < ys.length; i++) ys[i] = Number.isFinite(values[i]) ? near(place(values[i])) : Number.NaN;
  return ys;
}

/** The edge of a band; where it is infinite, since runs diverged, the band is open: it goes no farther than the median. */
function edgeOf(axes: Axes, edge: ArrayLike<number>, median: ArrayLike<number>): Float64Array {
  const open = new Float64Array(edge.length);
  for (let i = 0; i < open.length; i++) open[i] = Number.isFinite(edge[i]) ? edge[i] : median[i];
  return heightsOf(axes, open);
}

/** Where a run that diverged was last seen, at the edge where that is above it. */
function endOf(
  { axis }: CurvesInput,
  { pace }: CurveMethod,
  { x, y }: Axes,
  series: { readonly at: readonly number[]; readonly value: readonly number[] } | undefined,
): Point[] {
  if (!series || series.at.length === 0) return [];
  const i = series.at.length - 1;
  const place = placeOn(x, pace.countAt(axis, series.at[i]));
  if (place < x.start || place > x.end) return [];
  return [[place, Math.min(Math.max(placeOn(y, series.value[i]), y.end), y.start)]];
}

/** The last point of a line between the sides of the frame, on the right one where the line goes on. */
function lastPoint(lines: readonly Polyline[], { x }: Axes): Point | undefined {
  const line = lines.at(-1);
  if (!line || line[0] > x.end) return undefined;
  const n = line.length;
  let [px, py] = [line[n - 2], line[n - 1]];
  if (px > x.end) {
    const [qx, qy] = [line[n - 4], line[n - 3]];
    py = qy + ((x.end - qx) / (px - qx)) * (py - qy);
    px = x.end;
  }
  return px < x.start ? undefined : [px, py];
}

/** Markers on records about one distance apart, shifted by the method's place so that those of lines on each other are all seen. */
function markersOf(
  xs: Float64Array,
  ys: Float64Array,
  { x, y }: Axes,
  { place, of }: { readonly place: number; readonly of: number },
): Point[] {
  const found: Point[] = [];
  const first = x.start + ((place + 0.5) / of) * markersApart;
  for (let at = first; at < x.end - 12; at += markersApart) {
    const i = nearest(xs, at);
    const [px, py] = [xs[i], ys[i]];
    const seen = px >= x.start && px <= x.end && py >= y.end && py <= y.start;
    if (seen && px !== found.at(-1)?.[0]) found.push([px, py]);
  }
  return found;
}

/** The index of the nearest place; 0 of none. */
function nearest(xs: Float64Array, at: number): number {
  const i = reached(xs, at);
  return i + 1 < xs.length && xs[i + 1] - at < at - xs[i] ? i + 1 : i;
}

/** The height of a line at a place along the axis; undefined beyond its ends and in its gaps. */
export function heightAt({ xs, ys }: DrawnMethod['through'], at: number): number | undefined {
  const n = xs.length;
  if (n === 0 || !(at >= xs[0] && at <= xs[n - 1])) return undefined;
  const i = Math.min(reached(xs, at), n - 1);
  if (xs[i] === at || i === n - 1) return Number.isNaN(ys[i]) ? undefined : ys[i];
  const height = ys[i] + ((at - xs[i]) / (xs[i + 1] - xs[i])) * (ys[i + 1] - ys[i]);
  return Number.isNaN(height) ? undefined : height;
}

/** A law's mean and the edges of its band, by the pace of the first method. */
export function lawLines(input: CurvesInput, { label, at, mean, low, high }: Law, axes: Axes): DrawnLaw {
  const pace = input.methods[0]?.pace;
  if (!pace) return { label, mean: [], edges: [], end: undefined };
  const xs = alongX(input, pace, axes, at);
  const draw = (values: readonly number[]) =>
    decimated(xs, heightsOf(axes, values), [axes.x.start, axes.x.end] as const);
  const line = draw(mean);
  return {
    label,
    mean: line,
    edges: [low, high].flatMap((edge) => (edge ? draw(edge) : [])),
    end: lastPoint(line, axes),
  };
}
