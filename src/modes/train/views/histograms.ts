import type { Parameter } from '../../../objectives/model/types';
import { css } from '../../../stage/colormap';
import { short } from '../../../stage/number-text';
import { crisp, line, write } from '../../../stage/overlay/text';
import { axisTicks, placerOf } from '../curves/scale';
import type { CurveStyle } from '../curves/style';
import type { CurveTheme } from '../curves/types';
import { begun, type Canvas, type Extent } from './pane';

/** Bins of a histogram. */
const bins = 60;

/** How the numbers of one tensor are spread. */
export interface Histogram {
  readonly name: string;
  /** Numbers in each bin between the ends; those that are not finite are in none. */
  readonly counts: Float64Array;
  readonly mean: number;
  /** Divided by n. */
  readonly deviation: number;
  readonly zeros: number;
  readonly size: number;
}

/** The histograms of all tensors between the same ends. */
export interface Histograms {
  readonly from: number;
  readonly to: number;
  readonly each: readonly Histogram[];
}

/** The histograms of a vector in the canonical order (weights or a gradient), about 0: the ends are the largest magnitude. */
export function histogramsOf(parameters: readonly Parameter[], vector: ArrayLike<number>): Histograms {
  let most = 0;
  for (let i = 0; i < vector.length; i++) if (Number.isFinite(vector[i])) most = Math.max(most, Math.abs(vector[i]));
  const to = most > 0 ? most : 1;
  return { from: -to, to, each: parameters.map((parameter) => histogramOf(parameter, vector, to)) };
}

function histogramOf({ name, shape, offset }: Parameter, vector: ArrayLike<number>, to: number): Histogram {
  const size = shape.reduce((a, b) => a * b, 1);
  const counts = new Float64Array(bins);
  let [sum, squares, zeros, known] = [0, 0, 0, 0];
  for (let i = offset; i < offset + size; i++) {
    const value = vector[i];
    if (!Number.isFinite(value)) continue;
    counts[Math.min(bins - 1, Math.floor(((value + to) / (2 * to)) * bins))]++;
    sum += value;
    known++;
    if (value === 0) zeros++;
  }
  const mean = known > 0 ? sum / known : 0;
  for (let i = offset; i < offset + size; i++) if (Number.isFinite(vector[i])) squares += (vector[i] - mean) ** 2;
  return { name, counts, mean, deviation: Math.sqrt(squares / Math.max(known, 1)), zeros, size };
}

/** Histograms per tensor, completely. */
export interface HistogramsPicture {
  readonly theme: CurveTheme;
  readonly histograms: Histograms;
  /** What the numbers are: weights, or a gradient. */
  readonly title: string;
  /** `σ` of a tensor, in a sentence with the place `{value}`. */
  readonly deviation: (value: string) => string;
}

/** Draws a row for each tensor, one under the other over one axis; each is as high as its own fullest bin. */
export function drawHistograms(
  g: Canvas,
  { theme, histograms, title, deviation }: HistogramsPicture,
  size: Extent,
): void {
  const style = begun(g, theme, size);
  const { type } = style;
  const { from, to, each } = histograms;
  const left = Math.max(...each.map(({ name }) => g.measureText(name).width)) + 1.6 * type;
  const right = Math.max(...each.map((one) => g.measureText(deviation(short(one.deviation))).width)) + 1.6 * type;
  const [top, bottom] = [2.4 * type, size.height - 2.2 * type];
  const axis = { kind: 'linear', from, to, start: left, end: Math.max(left + 1, size.width - right) } as const;
  const place = placerOf(axis);
  g.fillStyle = css(style.ink, 0.95);
  write(g, title, 0.8 * type, 1.1 * type, 'left');
  g.lineWidth = 1;
  for (const { value, label } of axisTicks(axis, Math.max(2, (axis.end - axis.start) / (6 * type)))) {
    g.strokeStyle = css(style.ink, value === 0 ? 0.25 : 0.08);
    line(g, crisp(place(value) - 0.5), top, crisp(place(value) - 0.5), bottom);
    g.fillStyle = css(style.ink, 0.72);
    write(g, label, place(value), bottom + 1.05 * type);
  }
  const high = (bottom - top) / each.length;
  each.forEach((one, i) => {
    const foot = top + (i + 1) * high - 2;
    drawRow(g, one, style, { foot, high: high - 6, start: axis.start, end: axis.end });
    g.fillStyle = css(style.ink, 0.92);
    write(g, one.name, left - 0.8 * type, foot - 0.5 * type, 'right');
    g.fillStyle = css(style.ink, 0.68);
    write(g, deviation(short(one.deviation)), axis.end + 0.8 * type, foot - 0.5 * type, 'left');
  });
}

function drawRow(
  g: Canvas,
  { counts }: Histogram,
  style: CurveStyle,
  {
    foot,
    high,
    start,
    end,
  }: { readonly foot: number; readonly high: number; readonly start: number; readonly end: number },
): void {
  const tallest = Math.max(1, ...counts);
  const edge = (k: number) => Math.round(start + (k / bins) * (end - start));
  g.fillStyle = css(style.ink, 0.5);
  counts.forEach((count, k) => {
    if (count === 0) return;
    // A bin that has something is seen.
    const tall = Math.max(1, (count / tallest) * high);
    g.fillRect(edge(k), foot - tall, Math.max(1, edge(k + 1) - edge(k) - 1), tall);
  });
  g.strokeStyle = css(style.ink, 0.25);
  line(g, start, crisp(foot - 0.5), end, crisp(foot - 0.5));
}
