import { pointOf } from '../../engine/types';
import { css } from '../colormap';
import { type Frame, type Pane, unitOf } from '../frame';
import type { Rect } from '../layout';
import { project } from '../pose';
import { clamp, times } from '../vector';
import { drawMarker } from './markers';
import { setText, write } from './text';

/** The legend's measures: in the published figure a fixed 20 px type, otherwise the picture's own type. */
function measures({ style }: Frame, { w, h }: Rect) {
  if (!style.original) {
    const type = style.type > 16 ? style.type : 13;
    return { type, pad: type * 0.8, row: type * 1.65, sample: type * 2.2, gap: type * 0.7, margin: type };
  }
  const k = clamp(Math.min(w / 620, h / 480), 0.55, 1);
  return { type: 20 * k, pad: 13 * k, row: 29 * k, sample: 31 * k, gap: 19 * k, margin: 10 * k };
}

/** The corner for a box of this size: the top right, unless another one of the contour view covers less of the paths. */
function cornerFor(frame: Frame, { w, h, margin }: { w: number; h: number; margin: number }): { x: number; y: number } {
  const pane = frame.panes[frame.panes.length - 1];
  const { rect } = pane;
  const [left, right] = [Math.round(rect.x + margin), Math.round(rect.x + rect.w - w - margin)];
  const [top, bottom] = [Math.round(rect.y + margin), Math.round(rect.y + rect.h - h - margin)];
  const first = { x: right, y: top };
  if (frame.style.original || pane.flatness < 1) return first;
  const seen = pathPlaces(frame, pane);
  const covered = ({ x, y }: { x: number; y: number }) =>
    seen.filter((p) => p.x > x - margin && p.x < x + w + margin && p.y > y - margin && p.y < y + h + margin).length;
  const corners = [first, { x: left, y: top }, { x: right, y: bottom }, { x: left, y: bottom }];
  return corners.reduce((best, corner) => (covered(corner) < covered(best) ? corner : best));
}

/** Points of every path on the stage, up to 64 of each: whole paths, so that nothing jumps while they are played. */
function pathPlaces(frame: Frame, pane: Pane): { x: number; y: number }[] {
  const { paths } = frame.picture;
  if (!paths) return [];
  return paths.ends.flatMap(({ length }, run) =>
    Array.from({ length: Math.min(length, 64) }, (_, i) => {
      const k = Math.floor((i * length) / Math.min(length, 64));
      return project(pane.pose, pane.rect, times(unitOf(frame, ...pointOf(paths, run, k)), pane.half));
    }),
  );
}

/** The methods in list order, each with a piece of its line and its marker. */
export function drawLegend(g: CanvasRenderingContext2D, frame: Frame): void {
  const { style, picture, panes } = frame;
  const { marks } = picture;
  if (marks.length === 0) return;
  const { rect } = panes[panes.length - 1];
  const { type, pad, row, sample, gap, margin } = measures(frame, rect);
  g.save();
  setText(g, style, { size: type, alpha: style.original ? 1 : 0.92 });
  const widest = Math.max(...marks.map((m) => g.measureText(m.label).width));
  const w = Math.round(pad + sample + gap + widest + (style.original ? pad * 0.5 : pad));
  const h = Math.round(row * marks.length + (style.original ? pad * 0.45 : pad));
  const { x, y } = cornerFor(frame, { w, h, margin });
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
    setText(g, style, { size: type, alpha: style.original ? 1 : 0.92 });
    write(g, mark.label, cx + sample + gap, cy + 0.5, 'left');
  });
  g.restore();
}
