import { colorAt, css } from '../colormap';
import { quantile } from '../field';
import type { Frame } from '../frame';
import { barWidth, type Rect, showsBar } from '../layout';
import { short, steps } from '../ticks';
import { legendBox } from './legend-box';
import { crisp, line, setText, write } from './text';

/** The colour scale: a slim upright bar at the right, with values of f. */
export function drawBar(g: CanvasRenderingContext2D, frame: Frame): void {
  const { style, panes, picture } = frame;
  const pane = panes[panes.length - 1];
  if (!showsBar(pane.part, picture, style)) return;
  const bar = place(frame, legendBox(g, frame));
  if (bar.h < style.type * 5) return;
  for (let i = 0; i < bar.h; i++) {
    g.fillStyle = css(colorAt(style.ramp, 1 - i / (bar.h - 1)));
    g.fillRect(bar.x, bar.y + i, bar.w, 1);
  }
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, 0.35);
  g.strokeRect(bar.x + 0.5, bar.y + 0.5, bar.w - 1, bar.h - 1);
  setText(g, style);
  for (const { f, y } of marks(frame, bar)) {
    line(g, bar.x + bar.w, crisp(y - 0.5), bar.x + bar.w + 3, crisp(y - 0.5));
    write(g, short(f), bar.x + bar.w + 6, y, 'left');
  }
  setText(g, style, { italic: true, size: style.type + 1, alpha: 0.9 });
  write(g, 'f', bar.x + bar.w / 2, bar.y - style.type * 0.9);
}

/** At the right of the last view, as high as half of it; in the 3-D view below the legend. */
function place({ panes, style }: Frame, legend: Rect | undefined): Rect {
  const { part, rect, flatness } = panes[panes.length - 1];
  const bottom = flatness > 0.5 ? rect.y + rect.h : part.y + part.h - style.type * 2.5;
  const below = legend && flatness <= 0.5 ? bottom - (legend.y + legend.h + style.type * 2.2) : rect.h;
  const h = Math.round(Math.min(rect.h * 0.5, style.type * 18, below));
  const x = Math.round(part.x + part.w - barWidth(style) + style.type);
  return { x, y: Math.round(bottom - h), w: Math.round(style.type * 0.7), h };
}

/** Round values whose places on the bar keep clear of each other, the roundest first. */
function marks(frame: Frame, bar: Rect): { f: number; y: number }[] {
  const { relief, style } = frame;
  const kept: { f: number; y: number }[] = [];
  for (const f of candidates(frame)) {
    const t = relief.tone(f);
    const y = bar.y + bar.h * (1 - t);
    const free = kept.every((k) => Math.abs(k.y - y) >= style.type * 1.7);
    if (t >= 0 && t <= 1 && free) kept.push({ f, y });
  }
  return kept;
}

/** Powers of ten where the values span decades, evenly spaced numbers where they do not. */
function candidates({ relief: { field }, picture }: Frame): number[] {
  const even = steps(Math.max(field.lo, field.min), Math.min(field.hi, field.max), 7);
  const middle = quantile(field, 0.6) - quantile(field, 0.4);
  if (picture.levels === 'linear' || quantile(field, 0.98) - quantile(field, 0.02) < 30 * middle) return even;
  const powers = Array.from({ length: 30 }, (_, i) => 10 ** (i - 8));
  const decades = [1, 3].flatMap((k) => powers.flatMap((p) => [k * p, -k * p]));
  return decades.filter((f) => f > quantile(field, 0.01) && f < field.max);
}
