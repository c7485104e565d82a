import { pointOf } from '../../study/trace';
import { type Frame, type Pane, unitOf } from '../frame';
import type { Rect } from '../layout';
import { project } from '../pose';
import { placesOf } from '../trails';
import type { Mark, Picture } from '../types';
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

/** The marks that have a line in the legend. */
export const namedMarks = ({ legend, marks }: Pick<Picture, 'legend' | 'marks'>): readonly Mark[] =>
  legend === true ? marks : marks.slice(0, Number(legend));

/** The box of the legend; undefined where none is shown. */
export function legendBox(g: CanvasRenderingContext2D, frame: Frame): LegendBox | undefined {
  const { style, picture, panes } = frame;
  const marks = namedMarks(picture);
  if (marks.length === 0) return undefined;
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
    const most = Math.min((h * 0.85) / (namedMarks(picture).length * 1.65 + 0.8), w * 0.075);
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

type Place = Pick<Rect, 'x' | 'y'>;

/**
 * The corner for a box of this size: the top right, unless another one covers far less of what is looked at, beside a
 * contour view also one of the 3-D view. Half as much (1 / `patience`) is the least that makes it move, so that a
 * dragged start does not chase it about. What is `taken` is left alone while another corner is free.
 */
export function cornerFor(
  frame: Frame,
  { w, h, margin }: { w: number; h: number; margin: number },
  taken?: Rect,
  patience = 2,
): Place {
  const { panes } = frame;
  const last = panes[panes.length - 1];
  const all = [...panes].reverse().flatMap(({ rect }) => cornersOf(rect, w, h, margin));
  const free = ({ x, y }: Place) =>
    !taken || x > taken.x + taken.w || x + w < taken.x || y > taken.y + taken.h || y + h < taken.y;
  const corners = all.some(free) ? all.filter(free) : all;
  if (last.flatness < 1) return corners[0];
  const seen = panes.flatMap((pane) => looked(frame, pane));
  const covered = ({ x, y }: Place) =>
    seen.filter((p) => p.x > x - margin && p.x < x + w + margin && p.y > y - margin && p.y < y + h + margin).length;
  return corners.reduce((best, corner) => (patience * covered(corner) < covered(best) ? corner : best));
}

/** Top right, top left, bottom right, bottom left. */
function cornersOf(rect: Rect, w: number, h: number, margin: number): Place[] {
  const [left, right] = [Math.round(rect.x + margin), Math.round(rect.x + rect.w - w - margin)];
  const [top, bottom] = [Math.round(rect.y + margin), Math.round(rect.y + rect.h - h - margin)];
  return [top, bottom].flatMap((y) => [right, left].map((x) => ({ x, y })));
}

/**
 * What is looked at in a view, as places on the stage: up to 64 points of every path, of the whole path so that nothing
 * jumps while it is played, and the known minima, each worth a few points.
 */
function looked(frame: Frame, pane: Pane): Place[] {
  const { trails, surface } = frame.picture;
  const points = (trails ? placesOf(trails) : []).flatMap((trace) => {
    const count = Math.min(trace.length, 64);
    return Array.from({ length: count }, (_, i) => pointOf(trace, Math.floor((i * trace.length) / count)));
  });
  const minima = surface.minima.flatMap(({ at, f }) => Array.from({ length: 8 }, () => [at[0], at[1], f] as const));
  return [...points, ...minima].flatMap((point) => {
    const unit = unitOf(frame, ...point);
    const inside = Math.max(...unit.slice(0, pane.flatness < 1 ? 3 : 2).map(Math.abs)) <= 1;
    return inside ? [project(pane.pose, pane.rect, times(unit, pane.half))] : [];
  });
}
