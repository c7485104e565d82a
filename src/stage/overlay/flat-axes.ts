import { css } from '../colormap';
import { type Frame, type Pane, pointAt } from '../frame';
import { rayAt } from '../pose';
import { type Tick, ticks } from '../ticks';
import { crisp, line, setText, write } from './text';

/** Frame, ticks and axis names of the contour view, for the part of the field that is in sight. */
export function drawFlatAxes(g: CanvasRenderingContext2D, frame: Frame, pane: Pane): void {
  const { style } = frame;
  const { x, y, w, h } = pane.rect;
  const bare = style.original && !style.filled;
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, style.original ? 1 : 0.5);
  g.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, Math.round(w) - 1, Math.round(h) - 1);
  if (bare) return;
  const [u0, v1] = seen(frame, pane, x, y);
  const [u1, v0] = seen(frame, pane, x + w, y + h);
  setText(g, style);
  const size = style.type;
  const level = spaced(ticks(u0, u1, w / (size * 6)), (t) => x + (w * (t.value - u0)) / (u1 - u0));
  for (const { label, at } of level) {
    line(g, crisp(at - 0.5), y + h, crisp(at - 0.5), y + h + 4);
    if (at > x + 8 || x > 30) write(g, label, at, y + h + 7, 'center', 'top');
  }
  const upright = spaced(ticks(v0, v1, h / (size * 4.5)), (t) => y + h - (h * (t.value - v0)) / (v1 - v0));
  for (const { label, at } of upright) {
    line(g, x - 4, crisp(at - 0.5), x, crisp(at - 0.5));
    write(g, label, x - 7, at, 'right');
  }
  setText(g, style, { italic: true, size: style.type + 1, alpha: 0.9 });
  const [across, up] = frame.picture.surface.field.axes.map(({ name }) => name);
  write(g, across, x + w / 2 + between(level, x + w / 2), y + h + 7, 'center', 'top');
  write(g, up, x - 10, y + h / 2 + between(upright, y + h / 2), 'right');
}

interface Placed {
  readonly label: string;
  readonly at: number;
}

const spaced = (list: readonly Tick[], place: (tick: Tick) => number): Placed[] =>
  list.map((tick) => ({ label: tick.label, at: place(tick) }));

/** How far from `middle` the gap between the two nearest ticks is: the axis name stands there, between numbers. */
function between(list: readonly Placed[], middle: number): number {
  const places = list.map((t) => t.at).sort((a, b) => a - b);
  const gaps = places.slice(1).map((p, i) => (p + places[i]) / 2 - middle);
  return gaps.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
}

/** The domain's coordinates at a place of the frame. */
function seen(frame: Frame, pane: Pane, x: number, y: number): [number, number] {
  const { from, toward } = rayAt(pane.pose, pane.rect, x, y);
  const t = -from[2] / toward[2];
  return pointAt(frame, (from[0] + t * toward[0]) / pane.half[0], (from[1] + t * toward[1]) / pane.half[1]);
}
