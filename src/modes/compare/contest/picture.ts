import { css } from '../../../stage/colormap';
import { traceShape } from '../../../stage/shapes';
import type { Mark, Picture } from '../../../stage/types';
import type { MedianInterval } from '../../../study/interval';
import { type Axis, axisTicks, countTicks, placerOf } from '../../train/curves/scale';
import { curveStyle } from '../../train/curves/style';
import { type HalfName, halves } from './contest';

/** One method of a picture: where it stands in each half; ∞ of what never arrives or diverges. */
export interface PictureRow {
  readonly mark: Mark;
  readonly of: Readonly<Record<HalfName, MedianInterval | undefined>>;
}

/** A picture of a contest: medians with their intervals, a method a row. */
export interface ContestPicture {
  readonly rows: readonly PictureRow[];
  readonly title: string;
  /** In its place where it has no room. */
  readonly caption: string;
  /** What lies across. */
  readonly quantity: string;
  readonly scale: 'linear' | 'log';
  /** The most that a finite value can be, where there is such. */
  readonly most: number | undefined;
  /** What stands where values are infinite. */
  readonly beyond: string;
  readonly legend: Readonly<Record<HalfName, string>>;
  readonly theme: Picture['theme'];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Draws it: filled marks for tuned methods, hollow ones below for methods as they are set. */
export function drawContestPicture(
  g: CanvasRenderingContext2D,
  picture: ContestPicture,
  { width, height }: Size,
): void {
  const { ground, ink, type, font, marker } = curveStyle(picture.theme);
  g.fillStyle = css(ground);
  g.fillRect(0, 0, width, height);
  g.font = `${type}px ${font}`;
  const labels = Math.max(0, ...picture.rows.map(({ mark }) => g.measureText(mark.label).width));
  const gutter = g.measureText(picture.beyond).width + 2 * type;
  const [left, right, top, bottom] = [labels + 3.5 * type, width - gutter - type, 4.4 * type, height - 3.6 * type];
  const axis = axisOf(picture, left, right);
  drawFrame(g, picture, { axis, top, bottom, type, width, ink: (share) => css(ink, share) });
  const place = placerOf(axis);
  const at = (value: number) => (Number.isFinite(value) ? place(value) : right + gutter / 2);
  const row = (bottom - top) / Math.max(1, picture.rows.length);
  for (const [i, { mark, of }] of picture.rows.entries()) {
    const middle = top + (i + 0.5) * row;
    g.textAlign = 'left';
    g.textBaseline = 'middle';
    g.fillStyle = css(ink, 0.95);
    g.fillText(mark.label, 2.5 * type, middle);
    drawMark(g, mark, { x: 1.4 * type, y: middle, radius: marker, filled: true, ground: css(ground) });
    for (const [name, shift] of [['tuned', -0.16] as const, ['asSet', 0.2] as const]) {
      const interval = of[name];
      if (!interval || Number.isNaN(interval.median)) continue;
      const y = middle + shift * row;
      // Of fewer than six seeds there is no interval.
      const bounded = interval.low > Number.NEGATIVE_INFINITY;
      if (bounded) drawSpan(g, mark, { from: at(interval.low), to: at(interval.high), y });
      drawMark(g, mark, { x: at(interval.median), y, radius: marker, filled: name === 'tuned', ground: css(ground) });
    }
  }
}

function axisOf({ rows, scale, most }: ContestPicture, start: number, end: number): Axis {
  const finite = rows.flatMap(({ of }) =>
    [of.tuned, of.asSet].flatMap((interval) => (interval ? [interval.low, interval.median, interval.high] : [])),
  );
  const values = finite.filter((value) => Number.isFinite(value) && (scale === 'linear' || value > 0));
  const [low, high] = values.length > 0 ? [Math.min(...values), most ?? Math.max(...values)] : [0.1, 1];
  if (scale === 'linear') return { kind: scale, from: 0, to: Math.max(1, most ?? high), start, end };
  return { kind: scale, from: low / 1.15, to: Math.max(high, low) * 1.15, start, end };
}

interface Frame {
  readonly axis: Axis;
  readonly top: number;
  readonly bottom: number;
  readonly type: number;
  readonly width: number;
  readonly ink: (share: number) => string;
}

/** Title, legend, ticks with their lines, and what lies beyond all of them. */
function drawFrame(g: CanvasRenderingContext2D, picture: ContestPicture, frame: Frame): void {
  const { axis, top, bottom, type, width, ink } = frame;
  g.textBaseline = 'middle';
  g.textAlign = 'left';
  g.fillStyle = ink(0.95);
  const fits = g.measureText(picture.title).width < width - 2 * type;
  g.fillText(fits ? picture.title : picture.caption, type, 1.4 * type);
  g.fillStyle = ink(0.72);
  drawLegend(g, picture, { y: 3 * type, type, ink: ink(0.72) });
  g.textAlign = 'center';
  const ticks = axis.kind === 'linear' ? countTicks(axis, 6) : axisTicks(axis, 6);
  const place = placerOf(axis);
  g.lineWidth = 1;
  g.strokeStyle = ink(0.12);
  for (const { value, label } of ticks) {
    line(g, place(value), top, place(value), bottom);
    g.fillText(label, place(value), bottom + 1.1 * type);
  }
  g.fillText(picture.beyond, (axis.end + width - type) / 2, bottom + 1.1 * type);
  g.fillText(picture.quantity, (axis.start + axis.end) / 2, bottom + 2.6 * type);
}

/** What is filled, and what is hollow. */
function drawLegend(
  g: CanvasRenderingContext2D,
  { legend }: ContestPicture,
  { y, type, ink }: { readonly y: number; readonly type: number; readonly ink: string },
): void {
  let x = type;
  for (const name of halves) {
    traceShape(g, 'circle', x + 0.3 * type, y, 0.32 * type);
    g.strokeStyle = ink;
    g.lineWidth = 1.5;
    g.stroke();
    if (name === 'tuned') g.fill();
    g.fillText(legend[name], x + type, y);
    x += g.measureText(legend[name]).width + 2.5 * type;
  }
}

function line(g: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  g.beginPath();
  g.moveTo(x0, y0);
  g.lineTo(x1, y1);
  g.stroke();
}

function drawSpan(
  g: CanvasRenderingContext2D,
  { color }: Mark,
  { from, to, y }: { readonly from: number; readonly to: number; readonly y: number },
): void {
  g.strokeStyle = color;
  g.lineWidth = 2;
  line(g, from, y, to, y);
}

interface Marker {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly filled: boolean;
  readonly ground: string;
}

function drawMark(g: CanvasRenderingContext2D, mark: Mark, { x, y, radius, filled, ground }: Marker): void {
  traceShape(g, mark.shape, x, y, radius);
  g.fillStyle = filled ? mark.color : ground;
  g.fill();
  g.strokeStyle = mark.color;
  g.lineWidth = 1.5;
  g.stroke();
}
