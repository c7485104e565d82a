import { css } from '../colormap';
import type { Frame } from '../frame';
import type { Arrow } from '../types';
import { clamp } from '../vector';
import { drawArrow } from './arrows';
import { cornerFor, legendBox } from './legend-box';
import { setText, write } from './text';

/** What the vectors are and how much longer or shorter than they are they are drawn. */
export function drawArrowLegend(g: CanvasRenderingContext2D, frame: Frame): void {
  const { style, panes, picture } = frame;
  const entries = firstOfEach(picture.arrows ?? []);
  if (entries.length === 0) return;
  const { rect } = panes[panes.length - 1];
  const least = picture.theme === 'projector' ? style.type : 10;
  const type = clamp(Math.min(rect.w, rect.h) / 32, least, Math.max(least, 12 * style.size));
  const [pad, row, sample, gap] = [0.8, 1.6, 3.2, 0.7].map((k) => k * type);
  setText(g, style, { size: type });
  const w = Math.round(2 * pad + sample + gap + Math.max(...entries.map(({ label }) => g.measureText(label).width)));
  const h = Math.round(row * entries.length + pad);
  const { x, y } = cornerFor(frame, { w, h, margin: type }, legendBox(g, frame), 1);
  g.save();
  g.fillStyle = css(style.ground, 0.88);
  g.fillRect(x, y, w, h);
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, style.original ? 0.5 : 0.18);
  g.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  entries.forEach((arrow, i) => {
    const middle = y + pad / 2 + (i + 0.5) * row;
    const from = { x: x + pad, y: middle };
    drawArrow(g, frame, { arrow, from, to: { x: from.x + sample, y: middle }, whole: true });
    setText(g, style, { size: type, alpha: 0.92 });
    write(g, arrow.label, from.x + sample + gap, middle + 0.5, 'left');
  });
  g.restore();
}

/** One arrow for each label, in order. */
const firstOfEach = (arrows: readonly Arrow[]): Arrow[] =>
  arrows.filter(({ label }, i) => arrows.findIndex((other) => other.label === label) === i);
