import { css } from '../colormap';
import { type Frame, type Pane, unitOf } from '../frame';
import { hidden } from '../pick';
import { project } from '../pose';
import { clamp, times } from '../vector';
import { cornerFor, legendBox } from './legend-box';
import { setText, write } from './text';

/** Dashes of one path from a file after another, in CSS pixels: they have no colour to be told apart by. */
const dashes = [
  [4, 3],
  [1.5, 3],
  [8, 3],
  [8, 3, 1.5, 3],
] as const;

/** Points of a path that are drawn at most: more than a stage has pixels across. */
const mostPoints = 4000;

const grey = (frame: Frame): string => css(frame.style.ink, 0.62);
const dashOf = (i: number): number[] => [...dashes[i % dashes.length]];

/** The paths of files up to the step, as thin dashed lines in grey. */
export function drawBeside(g: CanvasRenderingContext2D, frame: Frame, pane: Pane): void {
  const { beside = [], step } = frame.picture;
  if (beside.length === 0) return;
  g.save();
  g.beginPath();
  g.rect(pane.rect.x, pane.rect.y, pane.rect.w, pane.rect.h);
  g.clip();
  beside.forEach(({ points }, i) => {
    trace(g, frame, pane, points.slice(0, Math.floor(step) + 1));
    g.lineJoin = 'round';
    g.setLineDash([]);
    g.lineWidth = 3.4;
    g.strokeStyle = css(frame.style.ground, 0.6);
    g.stroke();
    g.setLineDash(dashOf(i));
    g.lineWidth = 1.5 * frame.style.size;
    g.strokeStyle = grey(frame);
    g.stroke();
  });
  g.restore();
}

/** Begins the line of a path; what is behind the surface or outside the box is left out. */
function trace(
  g: CanvasRenderingContext2D,
  frame: Frame,
  pane: Pane,
  points: readonly (readonly [number, number, number])[],
): void {
  const stride = Math.max(1, Math.ceil(points.length / mostPoints));
  let down = false;
  g.beginPath();
  points.forEach((point, k) => {
    if (k % stride !== 0 && k !== points.length - 1) return;
    const [u, v, w] = unitOf(frame, ...point);
    const flat = pane.flatness > 0.5;
    // Beyond the walls a line would have no end: the contour view cuts it, the box leaves it out.
    const reach = flat ? 50 : 1.0001;
    const unit = [clamp(u, -reach, reach), clamp(v, -reach, reach), clamp(w, -1, 1)] as const;
    const seen = flat || (Math.abs(u) <= reach && Math.abs(v) <= reach && !hidden(frame, pane, unit));
    const { x, y } = project(pane.pose, pane.rect, times(unit, pane.half));
    if (seen && down) g.lineTo(x, y);
    else if (seen) g.moveTo(x, y);
    down = seen;
  });
}

/** The names of the files' paths with their lines. */
export function drawBesideLegend(g: CanvasRenderingContext2D, frame: Frame): void {
  const { beside = [] } = frame.picture;
  if (beside.length === 0) return;
  const { style, panes } = frame;
  const { rect } = panes[panes.length - 1];
  const type = clamp(Math.min(rect.w, rect.h) / 32, 10, style.type > 16 ? style.type : 12 * style.size);
  const [pad, row, sample, gap] = [0.8, 1.6, 2.6, 0.7].map((k) => k * type);
  setText(g, style, { size: type });
  const w = Math.round(2 * pad + sample + gap + Math.max(...beside.map(({ label }) => g.measureText(label).width)));
  const h = Math.round(row * beside.length + pad);
  const { x, y } = cornerFor(frame, { w, h, margin: type }, legendBox(g, frame));
  g.save();
  g.fillStyle = css(style.ground, 0.88);
  g.fillRect(x, y, w, h);
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, 0.18);
  g.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  beside.forEach(({ label }, i) => {
    const middle = y + pad / 2 + (i + 0.5) * row;
    g.beginPath();
    g.moveTo(x + pad, middle);
    g.lineTo(x + pad + sample, middle);
    g.setLineDash(dashOf(i));
    g.lineWidth = 1.5 * style.size;
    g.strokeStyle = grey(frame);
    g.stroke();
    setText(g, style, { size: type, alpha: 0.92 });
    write(g, label, x + pad + sample + gap, middle + 0.5, 'left');
  });
  g.restore();
}
