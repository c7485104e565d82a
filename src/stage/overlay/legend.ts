import { css } from '../colormap';
import type { Frame } from '../frame';
import { legendBox, namedMarks } from './legend-box';
import { drawCross, drawMarker, hasDiverged } from './markers';
import { setText, write } from './text';

/** The methods in list order, each with a piece of its line and its marker. */
export function drawLegend(g: CanvasRenderingContext2D, frame: Frame): void {
  const { style, picture } = frame;
  const { trails, step } = picture;
  const marks = namedMarks(picture);
  const box = legendBox(g, frame);
  if (!box) return;
  const { x, y, w, h, type, pad, row, sample, gap } = box;
  g.save();
  g.fillStyle = css(style.ground, style.original ? 1 : 0.86);
  g.fillRect(x, y, w, h);
  g.lineWidth = 1;
  g.strokeStyle = css(style.ink, style.original ? 1 : 0.18);
  g.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  marks.forEach((mark, i) => {
    const cy = y + h / 2 + (i - (marks.length - 1) / 2) * row;
    const cx = x + pad;
    g.globalAlpha = style.alpha;
    g.strokeStyle = mark.color;
    g.lineWidth = style.trail;
    g.lineCap = style.original ? 'butt' : 'round';
    g.setLineDash([...mark.dash]);
    g.beginPath();
    g.moveTo(cx, cy);
    g.lineTo(cx + sample, cy);
    g.stroke();
    g.setLineDash([]);
    g.globalAlpha = 1;
    if (!style.original || mark.shape !== 'circle') {
      drawMarker(g, mark.shape, mark.color, cx + sample / 2, cy, Math.min(style.head, type * 0.42));
    }
    if (hasDiverged(trails?.divergedAt?.[i], step)) drawCross(g, style, mark.color, cx + sample / 2, cy, type * 0.35);
    setText(g, style, { size: type, alpha: style.original ? 1 : 0.92 });
    write(g, mark.label, cx + sample + gap, cy + 0.5, 'left');
  });
  g.restore();
}
