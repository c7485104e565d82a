import { pointOf } from '../../engine/types';
import { type Frame, type Pane, unitOf } from '../frame';
import type { Rect } from '../layout';
import { project } from '../pose';
import { clamp, mix, times } from '../vector';
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

/** The published legend on its 620 × 480, and the most compact one for a small stage, in CSS pixels. */
const published = { type: 20, pad: 13, row: 29, sample: 31, gap: 19, margin: 10 };
const compact = { type: 10.5, pad: 6, row: 14, sample: 15, gap: 6, margin: 5 };

/** The published legend while the stage is as large as the published figure, then closer and smaller; otherwise the picture's own type. */
function measures({ style, picture }: Frame, { w, h }: Rect): typeof published {
  if (!style.original) {
    const most = (h * 0.85) / (picture.marks.length * 1.65 + 0.8);
    const type = Math.min(Math.max(13, style.type), Math.max(most, 9));
    return { type, pad: type * 0.8, row: type * 1.65, sample: type * 2.2, gap: type * 0.7, margin: type };
  }
  const k = Math.min(w / 620, h / 480);
  const t = clamp((k - 0.6) / 0.4, 0, 1);
  const large = Math.max(1, Math.min(k, style.size));
  const at = (name: keyof typeof published): number => mix(compact[name], published[name], t) * large;
  return {
    type: at('type'),
    pad: at('pad'),
    row: at('row'),
    sample: at('sample'),
    gap: at('gap'),
    margin: at('margin'),
  };
}

/**
 * The corner for a box of this size: the top right, unless another one of the contour view covers far less of what is
 * looked at. Half as much is the least that makes it move, so that a dragged start does not chase it about.
 */
function cornerFor(frame: Frame, { w, h, margin }: { w: number; h: number; margin: number }): { x: number; y: number } {
  const pane = frame.panes[frame.panes.length - 1];
  const { rect } = pane;
  const [left, right] = [Math.round(rect.x + margin), Math.round(rect.x + rect.w - w - margin)];
  const [top, bottom] = [Math.round(rect.y + margin), Math.round(rect.y + rect.h - h - margin)];
  const first = { x: right, y: top };
  if (pane.flatness < 1) return first;
  const seen = [...pathPlaces(frame, pane), ...minimaPlaces(frame, pane)];
  const covered = ({ x, y }: { x: number; y: number }) =>
    seen.filter((p) => p.x > x - margin && p.x < x + w + margin && p.y > y - margin && p.y < y + h + margin).length;
  const corners = [first, { x: left, y: top }, { x: right, y: bottom }, { x: left, y: bottom }];
  return corners.reduce((best, corner) => (2 * covered(corner) < covered(best) ? corner : best));
}

/** Points of every path on the stage, up to 64 of each: whole paths, so that nothing jumps while they are played. */
function pathPlaces(frame: Frame, pane: Pane): { x: number; y: number }[] {
  const { paths } = frame.picture;
  if (!paths) return [];
  return paths.ends.flatMap(({ length }, run) =>
    Array.from({ length: Math.min(length, 64) }, (_, i) => {
      const k = Math.floor((i * length) / Math.min(length, 64));
      return placeOf(frame, pane, pointOf(paths, run, k));
    }),
  );
}

/** The known minima on the stage, each worth a few points of a path. */
const minimaPlaces = (frame: Frame, pane: Pane): { x: number; y: number }[] =>
  frame.picture.surface.minima.flatMap(({ at, f }) => Array(8).fill(placeOf(frame, pane, [at[0], at[1], f])));

const placeOf = (frame: Frame, pane: Pane, point: readonly [number, number, number]): { x: number; y: number } =>
  project(pane.pose, pane.rect, times(unitOf(frame, ...point), pane.half));
