import { shareOf } from '../../engine/many/axis';
import { css } from '../colormap';
import type { Rect } from '../layout';
import { short } from '../number-text';
import { write } from '../overlay/text';
import type { Cell } from './layout';
import { type Marginal, marginal, toneOf } from './measure';
import type { SheetStyle } from './sheet-style';
import type { ColorScale, DrawnMap, SheetMap } from './types';

/** The marginal curves of a map over hyperparameters: best over the other axis, and through the present value. */
export function drawCurves(
  g: CanvasRenderingContext2D,
  scale: ColorScale,
  map: SheetMap,
  drawn: DrawnMap,
  { curves }: Cell,
  style: SheetStyle,
): void {
  if (!curves) return;
  const { top, right } = curves;
  const [across, up] = drawn.axes;
  const column = lineOf(shareOf(across, map.present[0]), drawn.width);
  const row = up && map.present[1] !== undefined ? lineOf(shareOf(up, map.present[1]), drawn.height) : 0;
  const over = marginal(scale, drawn, 'across', row);
  drawPair(g, scale, over, style, map.mark.color, top, (share, tone) => [
    top.x + share * top.w,
    top.y + top.h - 2 - (top.h - 4) * tone,
  ]);
  drawEnds(g, scale, top, style);
  if (!up) return;
  drawPair(g, scale, marginal(scale, drawn, 'up', column), style, map.mark.color, right, (share, tone) => [
    right.x + 2 + (right.w - 4) * tone,
    right.y + right.h * (1 - share),
  ]);
}

/** The best and the worst value of the curves over the top edge, beside it. */
function drawEnds(
  g: CanvasRenderingContext2D,
  { from, to }: ColorScale,
  top: Rect,
  { type, ink, font }: SheetStyle,
): void {
  g.font = `${type}px ${font}`;
  g.fillStyle = css(ink, 0.72);
  write(g, short(to), top.x - 6, top.y + type * 0.5, 'right');
  write(g, short(from), top.x - 6, top.y + top.h - type * 0.5, 'right');
}

/** The pixel at a share of the way; undefined off the map. */
export function lineOf(share: number, count: number): number | undefined {
  return share >= 0 && share <= 1 ? Math.min(count - 1, Math.floor(share * count)) : undefined;
}

type Placing = (share: number, tone: number) => [x: number, y: number];

function drawPair(
  g: CanvasRenderingContext2D,
  scale: ColorScale,
  { best, present }: Marginal,
  style: SheetStyle,
  color: string,
  rect: Rect,
  place: Placing,
): void {
  g.save();
  g.strokeStyle = css(style.ink, 0.14);
  g.lineWidth = 1;
  g.strokeRect(Math.round(rect.x) - 0.5, Math.round(rect.y) - 0.5, Math.round(rect.w) + 1, Math.round(rect.h) + 1);
  g.beginPath();
  g.rect(rect.x, rect.y, rect.w, rect.h);
  g.clip();
  g.lineJoin = 'round';
  g.strokeStyle = css(style.ink, 0.75);
  g.lineWidth = style.type > 16 ? 2.5 : 1.4;
  g.setLineDash([style.type * 0.35, style.type * 0.3]);
  if (present) stroke(g, scale, present, place);
  g.setLineDash([]);
  g.strokeStyle = color;
  g.lineWidth = style.type > 16 ? 4 : 2;
  stroke(g, scale, best, place);
  g.restore();
}

/** A curve with gaps where nothing was reached; the best is at the map's edge. */
function stroke(g: CanvasRenderingContext2D, scale: ColorScale, values: readonly number[], place: Placing): void {
  g.beginPath();
  let open = false;
  values.forEach((value, i) => {
    const there = Number.isFinite(value);
    const [x, y] = place((i + 0.5) / values.length, there ? toneOf(scale, value) : 1);
    if (there && open) g.lineTo(x, y);
    else if (there) g.moveTo(x, y);
    open = there;
  });
  g.stroke();
}
