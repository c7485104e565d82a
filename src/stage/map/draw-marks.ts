import { css } from '../colormap';
import type { Rect } from '../layout';
import { star, tracePolygon } from '../shapes';
import { placeIn } from './places';
import type { SheetStyle } from './sheet-style';
import { minimumColors } from './tones';
import type { Sheet, SheetMap } from './types';

/** Known and found minima, a star each; small points where there are many. */
export function drawMinima(
  g: CanvasRenderingContext2D,
  { minima, domain }: Sheet,
  map: SheetMap,
  rect: Rect,
  style: SheetStyle,
): void {
  const many = minima.length > 8;
  const colors = minimumColors(minima, domain);
  const radius = Math.min(style.type * (many ? 0.18 : 0.5), rect.w / (many ? 100 : 24));
  minima.forEach(({ at }, i) => {
    const [x, y] = placeIn(rect, map.axes, at[0], at[1]);
    g.beginPath();
    if (many) g.arc(x, y, Math.max(1, radius), 0, 2 * Math.PI);
    else tracePolygon(g, star, x, y, radius);
    g.closePath();
    g.lineJoin = 'round';
    g.lineWidth = many ? 1 : 2.5;
    g.strokeStyle = 'rgba(255,255,255,0.95)';
    g.stroke();
    g.fillStyle = many ? 'rgba(12,12,14,0.9)' : css(colors[i]);
    g.fill();
    if (many) return;
    g.lineWidth = 1;
    g.strokeStyle = 'rgba(12,12,14,0.9)';
    g.stroke();
  });
}

/** The start of the race as a ring with a point; a method's present values as a cross with a halo. */
export function drawPresent(
  g: CanvasRenderingContext2D,
  { scale }: Sheet,
  { present, axes }: SheetMap,
  rect: Rect,
  { type }: SheetStyle,
): void {
  const [x, y] = placeIn(rect, axes, present[0], present[1]);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  const r = Math.min(type * 0.5, Math.max(4, rect.w / 26));
  for (const [color, width] of [
    ['rgba(255,255,255,0.95)', type > 16 ? 6 : 4],
    ['rgba(12,12,14,0.95)', type > 16 ? 3 : 1.75],
  ] as const) {
    g.beginPath();
    if (!scale) g.arc(x, y, r, 0, 2 * Math.PI);
    else {
      for (const turn of [-1, 1]) {
        g.moveTo(x - r, y - turn * r);
        g.lineTo(x + r, y + turn * r);
      }
    }
    g.lineCap = 'round';
    g.strokeStyle = color;
    g.lineWidth = width;
    g.stroke();
  }
  if (scale) return;
  g.beginPath();
  g.arc(x, y, type > 16 ? 3 : 1.75, 0, 2 * Math.PI);
  g.fillStyle = 'rgba(12,12,14,0.95)';
  g.fill();
}
