import { css } from '../../../stage/colormap';
import type { Rect } from '../../../stage/layout';
import { cut } from '../../../stage/map/draw-legend';
import { crisp, line, write } from '../../../stage/overlay/text';
import { type Axis, axisTicks, countTicks, placeOn } from '../curves/scale';
import { type CurveStyle, curveStyle } from '../curves/style';
import type { CurveTheme } from '../curves/types';

export type Canvas = CanvasRenderingContext2D;

/** Width and height of a view, in CSS pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** One side of a view over two quantities. */
export interface Side {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Numbers of whole things. */
  readonly whole?: true;
}

/** Where two quantities are drawn. */
export interface Pane {
  readonly style: CurveStyle;
  readonly rect: Rect;
  readonly x: Axis;
  readonly y: Axis;
}

/** Clears a view and draws its axes: faint lines at the numbers, the name of each at its end. `head`: lines of text above. */
export function drawPane(
  g: Canvas,
  theme: CurveTheme,
  { width, height }: Extent,
  sides: readonly [Side, Side],
  head = 0,
): Pane {
  const style = begun(g, theme, { width, height });
  const { type } = style;
  const [across, up] = sides;
  const top = (1.9 + 1.5 * head) * type;
  const bottom = height - 3.6 * type;
  const upTicks = axisTicks({ kind: 'linear', ...up }, Math.max(2, (bottom - top) / (6 * type)));
  const left = Math.max(2 * type, ...upTicks.map(({ label }) => g.measureText(label).width)) + 1.4 * type;
  const rect = { x: left, y: top, w: Math.max(1, width - left - 1.2 * type), h: Math.max(1, bottom - top) };
  const x: Axis = { kind: 'linear', from: across.from, to: across.to, start: rect.x, end: rect.x + rect.w };
  const y: Axis = { kind: 'linear', from: up.from, to: up.to, start: rect.y + rect.h, end: rect.y };
  g.lineWidth = 1;
  for (const { value, label } of upTicks) {
    const at = placeOn(y, value);
    hairline(g, style, [rect.x, at, rect.x + rect.w, at]);
    g.fillStyle = css(style.ink, 0.72);
    write(g, label, rect.x - 0.6 * type, at, 'right');
  }
  const ticksOf = across.whole ? countTicks : axisTicks;
  for (const { value, label } of ticksOf(x, Math.max(2, rect.w / (6 * type)))) {
    const at = placeOn(x, value);
    hairline(g, style, [at, rect.y, at, rect.y + rect.h]);
    g.fillStyle = css(style.ink, 0.72);
    const half = g.measureText(label).width / 2;
    write(g, label, Math.min(at, width - half - 2), rect.y + rect.h + 1.05 * type);
  }
  g.fillStyle = css(style.ink, 0.9);
  write(g, across.name, rect.x + rect.w, rect.y + rect.h + 2.5 * type, 'right');
  write(g, up.name, type * 0.8, 1.1 * type + 1.5 * head * type, 'left');
  return { style, rect, x, y };
}

/** An empty view of a theme, with the canvas set to its letters. */
export function begun(g: Canvas, theme: CurveTheme, { width, height }: Extent): CurveStyle {
  const style = curveStyle(theme);
  g.fillStyle = css(style.ground);
  g.fillRect(0, 0, width, height);
  g.font = `${style.type}px ${style.font}`;
  return style;
}

function hairline(g: Canvas, style: CurveStyle, [x0, y0, x1, y1]: readonly [number, number, number, number]): void {
  g.strokeStyle = css(style.ink, 0.08);
  line(g, crisp(x0 - 0.5), crisp(y0 - 0.5), crisp(x1 - 0.5), crisp(y1 - 0.5));
}

/** Writes a line of text at the left above a view, as much of it as has room; `quiet`: beside what is said first. */
export function headline(
  g: Canvas,
  { type, ink }: CurveStyle,
  { text, row, width, quiet }: { readonly text: string; readonly row: number; readonly width: number; quiet?: true },
): void {
  g.fillStyle = css(ink, quiet ? 0.68 : 0.95);
  write(g, cut(g, text, width - 1.6 * type), 0.8 * type, (1.1 + 1.5 * row) * type, 'left');
}

/** Cuts what is drawn at the edges of a pane. */
export function within(g: Canvas, { rect }: Pane, draw: () => void): void {
  g.save();
  g.beginPath();
  g.rect(rect.x, rect.y, rect.w, rect.h);
  g.clip();
  draw();
  g.restore();
}

/** The least and the greatest of numbers with a little room, in the side of a view. */
export function sideOf(name: string, values: Iterable<number>, room = 0.05): Side {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return { name, from: 0, to: 1 };
  const more = (high - low) * room || 0.5;
  return { name, from: low - more, to: high + more };
}
