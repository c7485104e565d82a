import type { Point } from '../../surfaces/types';
import { css } from '../colormap';
import { type Frame, type Pane, unitOf } from '../frame';
import { project } from '../pose';
import { clamp, times } from '../vector';

/** Lines from place to place of the surface, as thick as what pulls there is strong; under the heads of the paths. */
export function drawSprings(g: CanvasRenderingContext2D, frame: Frame, pane: Pane): void {
  const { springs = [] } = frame.picture;
  const { style } = frame;
  if (springs.length === 0) return;
  g.save();
  g.beginPath();
  g.rect(pane.rect.x, pane.rect.y, pane.rect.w, pane.rect.h);
  g.clip();
  g.lineCap = 'round';
  for (const halo of [true, false])
    for (const { from, to, width, color, dash } of springs) {
      const [a, b] = [placeOf(frame, pane, from), placeOf(frame, pane, to)];
      g.strokeStyle = halo ? css(style.ground, 0.7) : color;
      g.lineWidth = width * style.size + (halo ? 2 : 0);
      g.globalAlpha = halo ? 1 : 0.8;
      g.setLineDash(halo ? [] : [...(dash ?? [])]);
      g.beginPath();
      g.moveTo(a.x, a.y);
      g.lineTo(b.x, b.y);
      g.stroke();
    }
  g.restore();
}

/** Where a point of the surface is on the stage; what is outside the box is at its floor, lid or wall. */
function placeOf(frame: Frame, { pose, rect, half }: Pane, [x, y]: Point): { x: number; y: number } {
  const f = frame.picture.surface.field.valueAt(x, y);
  const [u, v, w] = unitOf(frame, x, y, Number.isFinite(f) ? f : frame.relief.heights.lo);
  return project(pose, rect, times([clamp(u, -1, 1), clamp(v, -1, 1), clamp(w, -1, 1)], half));
}
