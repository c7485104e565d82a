import { drawMarker } from '../../../stage/overlay/markers';
import type { Mark } from '../../../stage/types';
import type { CurveStyle } from '../curves/style';
import type { Canvas } from './pane';

/** A line through points in pixels as a mark has it, with its shape at each. */
export function markedLine(
  g: Canvas,
  { color, dash, shape }: Mark,
  points: readonly (readonly [x: number, y: number])[],
  style: CurveStyle,
): void {
  g.strokeStyle = color;
  g.lineWidth = style.line;
  g.setLineDash([...dash]);
  g.beginPath();
  points.forEach(([x, y], i) => {
    if (i === 0) g.moveTo(x, y);
    else g.lineTo(x, y);
  });
  g.stroke();
  g.setLineDash([]);
  for (const [x, y] of points) drawMarker(g, shape, color, x, y, style.marker);
}
