import { pointOf } from '../../engine/types';
import { type Frame, type Pane, unitOf } from '../frame';
import type { Rect } from '../layout';
import { project } from '../pose';
import { clamp, times } from '../vector';
import { setText } from './text';

/** Where the legend is, and its measures in CSS pixels. */
export interface LegendBox extends Rect {
  readonly type: number;
  readonly pad: number;
  readonly row: number;
  readonly sample: number;
  readonly gap: number;
}

/** The box of the legend; undefined where none is shown. */
export function legendBox(g: CanvasRenderingContext2D, frame: Frame): LegendBox | undefined {
  const { style, picture, panes } = frame;
  const { marks } = picture;
  if (!picture.legend || marks.length === 0) return undefined;
  const { margin, ...sizes } = measures(frame, panes[panes.length - 1].rect);
  const { type, pad, row, sample, gap } = sizes;
  setText(g, style, { size: type });
  const widest = Math.max(...marks.map((m) => g.measureText(m.label).width));
  const w = Math.round(pad + sample + gap + widest + (style.original ? pad * 0.5 : pad));
  const h = Math.round(row * marks.length + (style.original ? pad * 0.45 : pad));
  return { ...sizes, ...cornerFor(frame, { w, h, margin }), w, h };
}

/** In the published figure a fixed 20 px type, otherwise the picture's own; smaller where the stage is small. */
function measures({ style, picture }: Frame, { w, h }: Rect) {
  if (!style.original) {
    const most = (h * 0.85) / (picture.marks.length * 1.65 + 0.8);
    const type = Math.min(style.type > 16 ? style.type : 13, Math.max(most, 9));
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
