import { shareOf, valueAt } from '../../engine/many/axis';
import { css } from '../colormap';
import type { Rect } from '../layout';
import { crisp, line, write } from '../overlay/text';
import { barTicks } from './bar-ticks';
import { rateColoring } from './image';
import { measureAt, toneOf } from './measure';
import type { SheetStyle } from './sheet-style';
import type { ColorScale, Sheet, SheetMap } from './types';

/** Whether a sheet's maps are over one hyperparameter each: then they are drawn as curves. */
export const isOfCurves = ({ scale, maps }: Sheet): boolean =>
  scale !== undefined && maps.length > 0 && maps.every(({ axes }) => axes[1] === undefined);

/** A map over one hyperparameter as a curve of what its scale measures; where there is no value, the tone that says why. */
export function drawRate(
  g: CanvasRenderingContext2D,
  scale: ColorScale,
  theme: Sheet['theme'],
  { drawn, axes, mark, present }: SheetMap,
  rect: Rect,
  style: SheetStyle,
): void {
  if (!drawn) return;
  const across = drawn.axes[0];
  const values = Array.from({ length: drawn.width }, (_, i) => measureAt(scale, drawn.pixels, i));
  // Of another window's pixels the part that is seen now.
  const placeOf = (share: number) => rect.x + rect.w * shareOf(axes[0], valueAt(across, share));
  const wide = (i: number): [from: number, to: number] => [
    placeOf(i / values.length),
    placeOf((i + 1) / values.length),
  ];
  drawMissing(g, rateColoring(scale, theme)(drawn), values, wide, rect);
  drawTicks(g, scale, rect, style, true);
  const at = rect.x + rect.w * shareOf(axes[0], present[0]);
  g.strokeStyle = css(style.ink, 0.7);
  g.lineWidth = style.type > 16 ? 2 : 1;
  g.setLineDash([style.type * 0.35, style.type * 0.3]);
  line(g, crisp(at), rect.y, crisp(at), rect.y + rect.h);
  g.setLineDash([]);
  g.strokeStyle = mark.color;
  g.fillStyle = mark.color;
  g.lineWidth = style.type > 16 ? 4 : 2;
  g.lineJoin = 'round';
  strokeCurve(g, values, (i, value) => {
    const [from, to] = wide(i);
    return [(from + to) / 2, heightOf(scale, value, rect)];
  });
}

/** Height of a value, the best at the foot. */
const heightOf = (scale: ColorScale, value: number, { y, h }: Rect): number =>
  y + h - 4 - (h - 8) * toneOf(scale, value);

/** Columns in the tone of what became of their run, where it has no value. */
function drawMissing(
  g: CanvasRenderingContext2D,
  colorAt: (i: number) => number,
  values: readonly number[],
  wide: (i: number) => readonly [from: number, to: number],
  { y, h }: Rect,
): void {
  values.forEach((value, i) => {
    if (Number.isFinite(value)) return;
    const word = colorAt(i);
    const [from, to] = wide(i);
    g.fillStyle = css([word & 255, (word >> 8) & 255, (word >> 16) & 255]);
    g.fillRect(from, y, to - from + 0.5, h);
  });
}

/** A line through what has a value, with a point where one stands alone. */
function strokeCurve(
  g: CanvasRenderingContext2D,
  values: readonly number[],
  place: (i: number, value: number) => readonly [x: number, y: number],
): void {
  const there = (i: number) => Number.isFinite(values[i] ?? Number.NaN);
  g.beginPath();
  values.forEach((value, i) => {
    if (!there(i)) return;
    const [x, y] = place(i, value);
    if (there(i - 1)) g.lineTo(x, y);
    else g.moveTo(x, y);
  });
  g.stroke();
  values.forEach((value, i) => {
    if (!there(i) || there(i - 1) || there(i + 1)) return;
    const [x, y] = place(i, value);
    g.beginPath();
    g.arc(x, y, g.lineWidth * 1.2, 0, 2 * Math.PI);
    g.fill();
  });
}

/** Round values of the scale at the left of a curve; or, within it, thin lines at them. */
export function drawTicks(
  g: CanvasRenderingContext2D,
  scale: ColorScale,
  rect: Rect,
  { type, ink, font }: SheetStyle,
  within: boolean,
): void {
  g.font = `${type}px ${font}`;
  g.lineWidth = 1;
  let free = Number.POSITIVE_INFINITY;
  for (const { value, label } of barTicks(scale)) {
    const y = heightOf(scale, value, rect);
    if (y > free) continue;
    free = y - type * 1.5;
    g.strokeStyle = css(ink, within ? 0.12 : 0.45);
    g.fillStyle = css(ink, 0.72);
    if (within) line(g, rect.x, crisp(y), rect.x + rect.w, crisp(y));
    else {
      line(g, rect.x - 4, crisp(y), rect.x - 1, crisp(y));
      write(g, label, rect.x - 6, y, 'right');
    }
  }
}
