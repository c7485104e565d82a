import { evaluator } from '../../../math';
import { constantDelayRate, memorylessRate, onePointRate } from '../../../schemes/laws/critical-rate';
import { css } from '../../../stage/colormap';
import { short } from '../../../stage/number-text';
import { crisp, line, write } from '../../../stage/overlay/text';
import { formulaOf } from '../../../state';
import { compileSurface } from '../../../surfaces/compile';
import { type Axis, axisTicks, placeOn } from '../../train/curves/scale';
import { curveStyle } from '../../train/curves/style';
import type { CurveTheme } from '../../train/curves/types';
import type { Canvas, Extent } from '../../train/views/pane';
import type { ShownRun } from '../shown';
import { valueAt } from '../trails';

/** The rate, and the rates above which delays of different kinds make a run unstable. */
export interface GaugePicture {
  readonly theme: CurveTheme;
  /** η h; undefined where h is not known. */
  readonly e: number | undefined;
  readonly bounds: readonly { readonly label: string; readonly value: number }[];
  readonly words: { readonly title: string; readonly rate: string };
}

/** The largest eigenvalue of the Hessian where the server is, of two parameters, by its absolute value; undefined elsewhere. */
export function curvatureAt({ left, variant }: ShownRun, update: number): number | undefined {
  if (variant.trained) return undefined;
  const [x, y] = [valueAt(left.server.x, update), valueAt(left.server.y, update)];
  if (x === undefined || y === undefined) return undefined;
  const [a, b, c] = compileSurface(formulaOf(variant.state)).hessian.map((node) => evaluator(node, ['x', 'y'])(x, y));
  const middle = (a + c) / 2;
  const h = Math.abs(middle) + Math.hypot((a - c) / 2, b);
  return Number.isFinite(h) ? h : undefined;
}

/** The rates of the three patterns of delay that a number of workers may have. */
export const criticalRates = (workers: number): { constant: number; onePoint: number; memoryless: number } => ({
  constant: constantDelayRate(workers - 1),
  onePoint: onePointRate(workers),
  memoryless: memorylessRate(workers),
});

/** Draws the rate on a log axis with the bounds; from the least of them on it is hatched. */
export function drawGauge(g: Canvas, { theme, e, bounds, words }: GaugePicture, { width, height }: Extent): void {
  const style = curveStyle(theme);
  const { type } = style;
  const values = [...bounds.map(({ value }) => value), ...(e !== undefined && e > 0 ? [e] : [])];
  const [low, high] = [Math.min(...values) / 3, Math.max(...values) * 3];
  const axis: Axis = { kind: 'log', from: low, to: high, start: 2 * type, end: width - 1.2 * type };
  const bar = { y: height - 3.2 * type, h: 0.7 * type };
  g.fillStyle = css(style.ink, 0.9);
  write(g, words.title, 2 * type, type, 'left');
  const least = placeOn(axis, Math.min(...bounds.map(({ value }) => value)));
  g.fillStyle = css(style.ink, 0.1);
  g.fillRect(axis.start, bar.y, axis.end - axis.start, bar.h);
  hatched(g, css(style.ink, 0.55), least, axis.end, bar);
  for (const { value, label } of axisTicks(axis, Math.max(2, (axis.end - axis.start) / (7 * type)))) {
    g.fillStyle = css(style.ink, 0.72);
    write(g, label, placeOn(axis, value), bar.y + bar.h + 1.1 * type);
  }
  const sorted = bounds.toSorted((one, other) => one.value - other.value);
  g.strokeStyle = css(style.ink, 0.8);
  g.lineWidth = 1.25;
  sorted.forEach(({ value }, i) => {
    const x = placeOn(axis, value);
    line(g, crisp(x), (3.2 + 1.4 * i) * type, crisp(x), bar.y + bar.h);
  });
  sorted.forEach((bound, i) => {
    named(g, style, bound, [placeOn(axis, bound.value), (2.7 + 1.4 * i) * type], axis);
  });
  if (e !== undefined && e > 0)
    drawRate(g, style, placeOn(axis, e), bar, `${words.rate} ${short(Number(e.toPrecision(3)))}`);
}

/** The name and value of a bound, over the lines of others. */
function named(
  g: Canvas,
  style: ReturnType<typeof curveStyle>,
  { label, value }: GaugePicture['bounds'][number],
  [x, y]: readonly [number, number],
  { start, end }: Axis,
): void {
  const text = `${label} ${short(Number(value.toPrecision(3)))}`;
  const half = g.measureText(text).width / 2;
  const middle = Math.min(Math.max(x, start + half), end - half);
  g.fillStyle = css(style.ground);
  g.fillRect(middle - half - 3, y - 0.65 * style.type, 2 * half + 6, 1.3 * style.type);
  g.fillStyle = css(style.ink, 0.85);
  write(g, text, middle, y);
}

function drawRate(
  g: Canvas,
  style: ReturnType<typeof curveStyle>,
  x: number,
  bar: { readonly y: number; readonly h: number },
  text: string,
): void {
  const { type } = style;
  g.fillStyle = css(style.ink);
  g.beginPath();
  g.moveTo(x, bar.y + bar.h);
  g.lineTo(x - 0.5 * type, bar.y - 0.55 * type);
  g.lineTo(x + 0.5 * type, bar.y - 0.55 * type);
  g.closePath();
  g.fill();
  const right = g.measureText(text).width + 1.2 * type;
  write(
    g,
    text,
    x + (x > right + 2 * type ? -0.9 : 0.9) * type,
    bar.y - 0.7 * type,
    x > right + 2 * type ? 'right' : 'left',
  );
}

function hatched(
  g: Canvas,
  color: string,
  from: number,
  to: number,
  { y, h }: { readonly y: number; readonly h: number },
) {
  g.save();
  g.beginPath();
  g.rect(from, y, to - from, h);
  g.clip();
  g.strokeStyle = color;
  g.lineWidth = 1;
  for (let x = from - h; x < to; x += 5) line(g, x, y + h, x + h, y);
  g.restore();
}
