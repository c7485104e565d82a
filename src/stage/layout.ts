import type { Style } from './style';
import type { Picture } from './types';
import { mix } from './vector';

/** A rectangle of the stage in CSS pixels, y downwards. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Room left free inside a viewport, in CSS pixels. */
export interface Insets {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the stage's two viewports are. */
export interface Layout {
  /** The half of the stage that holds the 3-D view when both are shown; the whole stage otherwise. */
  readonly main: Rect;
  readonly side: Rect | undefined;
}

const none: Insets = { left: 0, right: 0, top: 0, bottom: 0 };

/** Divides the stage: split 0 gives all to the main view, 1 a half to each; on a tall stage one above the other. */
export function divide(width: number, height: number, split: number): Layout {
  const whole = { x: 0, y: 0, w: width, h: height };
  if (split <= 0) return { main: whole, side: undefined };
  if (width >= height) {
    const w = Math.round(width * mix(1, 0.5, split));
    return { main: { ...whole, w }, side: { x: w, y: 0, w: Math.round(width / 2), h: height } };
  }
  const h = Math.round(height * mix(1, 0.5, split));
  return { main: { ...whole, h }, side: { x: 0, y: h, w: width, h: Math.round(height / 2) } };
}

/** The published contour figure fills its frame from edge to edge, 620 × 480; other shapes are allowed within these. */
const flattest = 1.9;
const tallest = 0.8;

/** The frame of the contour view inside its part of the stage. */
export function contourFrame(part: Rect, picture: Picture, style: Style): Rect {
  if (style.original && !style.filled) return contain(part, tallest, flattest);
  const { left, right, top, bottom } = contourInsets(part, picture, style);
  const w = Math.max(part.w - left - right, 16);
  const h = Math.max(part.h - top - bottom, 16);
  return { x: part.x + left, y: part.y + top, w: Math.round(w), h: Math.round(h) };
}

/** Width of a letter of a name, as a share of the type's size; and the longest name that gets its room. */
const letter = 0.62;
const longestName = 12;

/** Room for the ticks, the axis names and, on the right, the colour bar. */
export function contourInsets(part: Rect, picture: Picture, style: Style): Insets {
  const t = style.type;
  const name = Math.min(picture.surface.field.axes[1].name.length, longestName) * letter * (t + 1);
  return {
    left: Math.round(Math.max(2.6 * t + 10, name + 14)),
    right: showsBar(part, picture, style) ? barWidth(style) : Math.round(t * 1.2),
    top: Math.round(t * 1.2),
    bottom: Math.round(2.4 * t + 6),
  };
}

/** Room for the labels round the box in the 3-D view. */
export function solidInsets(part: Rect, picture: Picture, style: Style): Insets {
  if (style.original) return none;
  const t = style.type;
  const around = Math.round(Math.min(2.2 * t, part.w * 0.06));
  const bar = picture.view !== 'both' && showsBar(part, picture, style) ? barWidth(style) - t : 0;
  return { left: around + 1.4 * t, right: around + bar, top: Math.round(1.4 * t), bottom: Math.round(2.6 * t) };
}

/** Width of the colour bar with its numbers. */
export const barWidth = (style: Style): number => Math.round(5.4 * style.type);

/** The bar needs room: not on a small stage, and not in the published looks. */
export function showsBar(part: Rect, picture: Picture, style: Style): boolean {
  return !style.original && part.w >= 420 && part.h >= 200 && picture.surface !== undefined;
}

/** The largest rectangle inside `part` whose width over height lies between the two, in its middle. */
function contain(part: Rect, least: number, most: number): Rect {
  const aspect = Math.min(Math.max(part.w / part.h, least), most);
  const w = Math.round(Math.min(part.w, part.h * aspect));
  const h = Math.round(Math.min(part.h, part.w / aspect));
  return { x: part.x + Math.round((part.w - w) / 2), y: part.y + Math.round((part.h - h) / 2), w, h };
}
