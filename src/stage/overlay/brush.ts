import { css } from '../colormap';
import { type Frame, type Pane, unitOf } from '../frame';
import { hidden, surfaceAt } from '../pick';
import { project } from '../pose';
import { times } from '../vector';

/** Pieces of the outline. */
const pieces = 96;

/** The edge of the patch that a swarm starts from, laid on the surface; what is behind it is left out. */
export function drawBrush(g: CanvasRenderingContext2D, frame: Frame, pane: Pane): void {
  const brush = frame.picture.swarm?.brush;
  if (!brush) return;
  const [x0, x1, y0, y1] = brush.box;
  const places = Array.from({ length: pieces + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / pieces;
    return placeOf(
      frame,
      pane,
      (x0 + x1 + (x1 - x0) * Math.cos(angle)) / 2,
      (y0 + y1 + (y1 - y0) * Math.sin(angle)) / 2,
    );
  });
  g.save();
  g.beginPath();
  g.rect(pane.rect.x, pane.rect.y, pane.rect.w, pane.rect.h);
  g.clip();
  g.beginPath();
  places.forEach((place, i) => {
    const before = places[i - 1];
    if (!place || !before) return;
    g.moveTo(before.x, before.y);
    g.lineTo(place.x, place.y);
  });
  g.setLineDash([]);
  g.lineWidth = 3;
  g.strokeStyle = css(frame.style.ground, 0.8);
  g.stroke();
  g.lineWidth = 1.25;
  g.strokeStyle = css(frame.style.ink, 0.85);
  g.stroke();
  g.restore();
}

function placeOf(frame: Frame, pane: Pane, x: number, y: number): { x: number; y: number } | undefined {
  const [u, v] = unitOf(frame, x, y, 0);
  if (Math.abs(u) > 1 || Math.abs(v) > 1) return undefined;
  const w = surfaceAt(frame, u, v);
  if (Number.isNaN(w) || hidden(frame, pane, [u, v, w])) return undefined;
  return project(pane.pose, pane.rect, times([u, v, w], pane.half));
}
