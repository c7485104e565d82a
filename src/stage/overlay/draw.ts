import type { Frame } from '../frame';
import { drawArrowLegend } from './arrow-legend';
import { drawArrows } from './arrows';
import { drawBar } from './bar';
import { drawBeside, drawBesideLegend } from './beside';
import { drawBrush } from './brush';
import { drawFlatAxes } from './flat-axes';
import { drawLegend } from './legend';
import { drawHeads, drawMinima, drawStart } from './markers';
import { drawSolidAxes } from './solid-axes';
import { drawSprings } from './springs';
import { drawStationary } from './stationary';

/** Everything with letters or symbols, drawn over the picture of whichever renderer. */
export function drawOverlay(g: CanvasRenderingContext2D, frame: Frame): void {
  g.setTransform(frame.ratio, 0, 0, frame.ratio, 0, 0);
  for (const pane of frame.panes) {
    faded(g, 1 - 4 * pane.flatness, () => drawSolidAxes(g, frame, pane));
    faded(g, 4 * pane.flatness - 3, () => drawFlatAxes(g, frame, pane));
    drawBeside(g, frame, pane);
    drawMinima(g, frame, pane);
    drawStationary(g, frame, pane);
    drawSprings(g, frame, pane);
    drawHeads(g, frame, pane);
    drawArrows(g, frame, pane);
    drawBrush(g, frame, pane);
    drawStart(g, frame, pane);
  }
  drawBar(g, frame);
  drawLegend(g, frame);
  drawArrowLegend(g, frame);
  drawBesideLegend(g, frame);
}

function faded(g: CanvasRenderingContext2D, alpha: number, draw: () => void): void {
  if (alpha <= 0) return;
  g.save();
  g.globalAlpha = Math.min(1, alpha);
  draw();
  g.restore();
}
