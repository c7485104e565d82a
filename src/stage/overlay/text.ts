import { css } from '../colormap';
import type { Style } from '../style';

/** Sets the canvas up for text of the picture's type, in ink. */
export function setText(
  g: CanvasRenderingContext2D,
  style: Style,
  look: { size?: number; italic?: boolean; alpha?: number } = {},
) {
  g.font = `${look.italic ? 'italic ' : ''}${look.size ?? style.type}px ${style.font}`;
  g.fontVariantCaps = 'normal';
  g.fillStyle = css(style.ink, look.alpha ?? 0.72);
}

/** Writes text with its anchor at x, y. */
export function write(
  g: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign = 'center',
  baseline: CanvasTextBaseline = 'middle',
): void {
  g.textAlign = align;
  g.textBaseline = baseline;
  g.fillText(text, x, y);
}

/** One straight line, on the pixel grid where it is upright or level. */
export function line(g: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  g.beginPath();
  g.moveTo(x0, y0);
  g.lineTo(x1, y1);
  g.stroke();
}

/** The middle of the CSS pixel: where a line one pixel wide is sharp. */
export const crisp = (v: number): number => Math.round(v) + 0.5;
