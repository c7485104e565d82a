import { colorAt, css } from '../colormap';
import type { Frame } from '../frame';
import { barWidth, type Rect, showsBar } from '../layout';
import { minus, short, typographic } from '../number-text';
import { quantile } from '../samples';
import { steps } from '../ticks';
import { legendBox } from './legend-box';
import { crisp, line, setText, write } from './text';

/** The colour scale: a slim upright bar at the right, with values of f. */
export function drawBar(g: CanvasRenderingContext2D, frame: Frame): void {
  const { style, panes, picture } = frame;
  const pane = panes[panes.length - 1];
  if (!showsBar(pane.part, picture, style)) return;
  const bar = place(frame, legendBox(g, frame));
  if (bar.h < style.type * 5) return;
  const constant = frame.relief.samples.steps?.length === 1;
  for (let i = 0; i < bar.h; i++) {
    g.fillStyle = css(colorAt(style.ramp, constant ? 0.5 : 1 - i / (bar.h - 1)));
    g.fillRect(bar.x, bar.y + i, bar.w, 1);
  }
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, 0.35);
  g.strokeRect(bar.x + 0.5, bar.y + 0.5, bar.w - 1, bar.h - 1);
  setText(g, style);
  const shown = marks(frame, bar);
  const offset = offsetOf(shown.map(({ f }) => f));
  for (const { f, y } of shown) {
    line(g, bar.x + bar.w, crisp(y - 0.5), bar.x + bar.w + 3, crisp(y - 0.5));
    write(g, short(f - offset), bar.x + bar.w + 6, y, 'left');
  }
  setText(g, style, { italic: true, size: style.type + 1, alpha: 0.9 });
  const above = bar.y - style.type * 0.9;
  const { name } = picture.surface.field;
  if (offset === 0) write(g, name, bar.x + bar.w / 2, above);
  else write(g, differenceFrom(name, offset), bar.x + barWidth(style) - style.type * 1.4, above, 'right');
}

/** What is taken off all values so that those written differ: 0 where they do anyway. */
function offsetOf(values: readonly number[]): number {
  if (new Set(values.map((value) => short(value))).size === values.length) return 0;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const unit = 10 ** Math.ceil(Math.log10(most - least));
  const digits = Math.max(0, Math.min(100, -Math.log10(unit)));
  return Number((Math.round((least + most) / 2 / unit) * unit).toFixed(digits));
}

/** `f − 10⁶`, `f + 1234.5` */
function differenceFrom(name: string, offset: number): string {
  const size = Math.abs(offset);
  const text = Number(size.toPrecision(2)) === size ? short(size) : typographic(String(size));
  return `${name} ${offset > 0 ? minus : '+'} ${text}`;
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

/** The values of steps; powers of ten where values span decades, evenly spaced numbers where they do not. */
function candidates({ relief: { samples }, picture }: Frame): number[] {
  if (samples.steps) return endsFirst(samples.steps);
  const even = steps(Math.max(samples.lo, samples.min), Math.min(samples.hi, samples.max), 7);
  const middle = quantile(samples, 0.6) - quantile(samples, 0.4);
  if (picture.levels === 'linear' || quantile(samples, 0.98) - quantile(samples, 0.02) < 30 * middle) return even;
  const powers = Array.from({ length: 30 }, (_, i) => 10 ** (i - 8));
  const decades = [1, 3].flatMap((k) => powers.flatMap((p) => [k * p, -k * p]));
  return decades.filter((f) => f > quantile(samples, 0.01) && f < samples.max);
}

/** The last and the first, then the middles of what lies between. */
function endsFirst(values: readonly number[]): number[] {
  const halves = (from: number, to: number): number[] => {
    const middle = (from + to) >> 1;
    return to - from < 2 ? [] : [middle, ...halves(from, middle), ...halves(middle, to)];
  };
  const last = values.length - 1;
  return [...new Set([last, 0, ...halves(0, last)])].filter((k) => k >= 0 && k <= last).map((k) => values[k]);
}
