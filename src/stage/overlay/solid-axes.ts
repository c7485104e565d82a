import { type BoxAxis, boxAxes } from '../box';
import { css } from '../colormap';
import type { Frame, Pane } from '../frame';
import { project } from '../pose';
import type { Style } from '../style';
import { times, type Vec3 } from '../vector';
import { line, setText, write } from './text';

/** The three axes of the box on its visible outer edges, with ticks, numbers and names. */
export function drawSolidAxes(g: CanvasRenderingContext2D, frame: Frame, pane: Pane): void {
  const at = (p: Vec3) => project(pane.pose, pane.rect, times(p, pane.half));
  for (const axis of boxAxes(frame, pane)) {
    const [a, b] = [at(axis.from), at(axis.to)];
    g.lineWidth = 1;
    g.strokeStyle = css(frame.style.ink, frame.style.original ? 1 : 0.55);
    line(g, a.x, a.y, b.x, b.y);
    drawTicks(g, frame.style, axis, at);
  }
}

/** In the published figure: from a tick to the middle of its number, and how much lower that stands; in sizes of the type. */
const publishedGap = 1.5;
const publishedFall = 0.45;

function drawTicks(
  g: CanvasRenderingContext2D,
  style: Style,
  axis: BoxAxis,
  at: (p: Vec3) => { x: number; y: number },
): void {
  const size = style.type;
  setText(g, style, { alpha: style.original ? 1 : 0.72 });
  for (const { place, label } of axis.ticks) {
    const p = at(place);
    const [dx, dy] = away(p, at(axis.outside(place, 0.1)));
    line(g, p.x - (style.original ? 4 * dx : 0), p.y - (style.original ? 4 * dy : 0), p.x + 4 * dx, p.y + 4 * dy);
    const own = 6 + size * 0.55 + (g.measureText(label).width / 2 - size * 0.3) * Math.abs(dx);
    const [gap, fall] = style.original ? [publishedGap * size, publishedFall * size] : [own, 0];
    write(g, label, p.x + gap * dx, p.y + gap * dy + fall);
  }
  if (!style.original) drawName(g, style, axis, at);
}

/** The axis's name: above the upper end of an upright axis, beyond the numbers at the middle of the others. */
function drawName(
  g: CanvasRenderingContext2D,
  style: Style,
  axis: BoxAxis,
  at: (p: Vec3) => { x: number; y: number },
): void {
  const size = style.type;
  const widest = Math.max(0, ...axis.ticks.map((t) => g.measureText(t.label).width));
  setText(g, style, { italic: true, size: size + 1, alpha: 0.9 });
  if (axis.upright) {
    const top = at(axis.to);
    write(g, axis.name, top.x - size * 0.3, top.y - size * 0.9);
    return;
  }
  const p = at(axis.middle);
  const [dx, dy] = away(p, at(axis.outside(axis.middle, 0.1)));
  const gap = 14 + size * 1.1 + widest * Math.abs(dx) + size * 0.5 * Math.abs(dy);
  write(g, axis.name, p.x + gap * dx, p.y + gap * dy);
}

/** The unit vector on the stage from one place to another. */
function away(from: { x: number; y: number }, to: { x: number; y: number }): [number, number] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  return [dx / length, dy / length];
}
