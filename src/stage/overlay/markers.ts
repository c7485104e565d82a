import { pointOf } from '../../study/trace';
import { css } from '../colormap';
import { type Frame, type Pane, unitOf } from '../frame';
import { hidden, surfaceAt } from '../pick';
import { project } from '../pose';
import { star, tracePolygon, traceShape } from '../shapes';
import type { Style } from '../style';
import { placesOf } from '../trails';
import { times, type Vec3 } from '../vector';
import { exitOf } from './exit';

/** A head or a minimum behind the surface is drawn this faintly. */
const behind = 0.4;

/** Heights a little outside the box still count as in it: a path may find what the grid has missed. */
const slack = 0.06;

/** Where a point of the box is on the stage, and how strongly it is drawn; undefined outside the box. */
export function placeOf(frame: Frame, pane: Pane, unit: Vec3): { x: number; y: number; alpha: number } | undefined {
  const { pose, rect, half, flatness } = pane;
  if (Math.abs(unit[0]) > 1.0001 || Math.abs(unit[1]) > 1.0001) return undefined;
  if (flatness < 0.5 && Math.abs(unit[2]) > 1 + slack) return undefined;
  const { x, y } = project(pose, rect, times(unit, half));
  if (flatness >= 1 && (x < rect.x || x > rect.x + rect.w || y < rect.y || y > rect.y + rect.h)) return undefined;
  return { x, y, alpha: hidden(frame, pane, unit) ? behind : 1 };
}

/** The known minima: a grey star in the published look, a ringed cross in Ravine's. */
export function drawMinima(g: CanvasRenderingContext2D, frame: Frame, pane: Pane): void {
  const { picture, style } = frame;
  const { minima } = picture.surface;
  if (style.original && !picture.original?.star) return;
  const least = Math.min(...minima.map((m) => m.f));
  for (const { at, f } of minima) {
    const place = placeOf(frame, pane, unitOf(frame, at[0], at[1], f));
    if (!place) continue;
    g.save();
    g.globalAlpha = place.alpha;
    if (!style.original) ringedCross(g, frame, place.x, place.y);
    else if (f <= least + 1e-9) greyStar(g, pane, place.x, place.y);
    g.restore();
  }
}

function greyStar(g: CanvasRenderingContext2D, { rect }: Pane, x: number, y: number): void {
  const radius = 22 * Math.min(1.15, Math.max(0.6, rect.h / 480));
  g.beginPath();
  tracePolygon(g, star, x, y, radius);
  g.fillStyle = 'rgba(128,128,128,0.92)';
  g.fill();
  g.lineWidth = 1;
  g.strokeStyle = 'rgba(60,60,60,0.9)';
  g.stroke();
}

/** The sign of a minimum. */
export function ringedCross(g: CanvasRenderingContext2D, { style }: Frame, x: number, y: number): void {
  const r = style.head + 1;
  const trace = () => {
    g.beginPath();
    g.arc(x, y, r, 0, 2 * Math.PI);
    g.moveTo(x - r - 3, y);
    g.lineTo(x + r + 3, y);
    g.moveTo(x, y - r - 3);
    g.lineTo(x, y + r + 3);
    g.stroke();
  };
  g.lineWidth = 3.2;
  g.strokeStyle = css(style.ground, 0.75);
  trace();
  g.lineWidth = style.type > 16 ? 2 : 1.25;
  g.strokeStyle = css(style.ink, 0.85);
  trace();
}

/** The head of every path: its method's colour and shape with a dark rim; small and hollow where it left the box, hollow and crossed out once the run has diverged. */
export function drawHeads(g: CanvasRenderingContext2D, frame: Frame, pane: Pane): void {
  const { picture, style } = frame;
  const { trails, marks, step } = picture;
  if (!trails) return;
  const traces = placesOf(trails);
  const above = (run: number) => (pane.flatness > 0.5 ? run : marks.length - 1 - run);
  const order = marks.map((_, run) => above(run)).toSorted((a, b) => (marks[a].size ?? 1) - (marks[b].size ?? 1));
  for (const run of order) {
    const mark = marks[run];
    const trace = traces[run];
    if (!trace || trace.length === 0) continue;
    const k = Math.max(0, Math.min(Math.floor(step), trace.length - 1));
    const here = placeOf(frame, pane, unitOf(frame, ...pointOf(trace, k)));
    const left = here ? undefined : exitOf(frame, trace, k, pane.flatness > 0.5);
    const place = here ?? (left && placeOf(frame, pane, left));
    if (!place) continue;
    const gone = hasDiverged(trails.divergedAt?.[run], step);
    g.save();
    g.globalAlpha = place.alpha;
    const radius = (here ? 1 : 0.75) * style.head * (mark.size ?? 1);
    drawMarker(g, mark.shape, mark.color, place.x, place.y, radius, gone || !here ? css(style.ground) : undefined);
    if (gone) drawCross(g, style, mark.color, place.x, place.y, radius);
    g.restore();
  }
}

/** Whether a run has diverged by a step. */
export const hasDiverged = (divergedAt: number | undefined, step: number): boolean =>
  divergedAt !== undefined && step >= divergedAt;

/** The sign of a run that has diverged, over its marker or its line in the legend. */
export function drawCross(
  g: CanvasRenderingContext2D,
  style: Pick<Style, 'ground'>,
  color: string,
  x: number,
  y: number,
  radius: number,
): void {
  const r = radius * 1.3;
  const width = Math.max(1.5, radius * 0.32);
  g.save();
  g.setLineDash([]);
  g.lineCap = 'round';
  for (const [stroke, lineWidth] of [
    [css(style.ground, 0.9), width + 2.5],
    [color, width],
  ] as const) {
    g.beginPath();
    g.moveTo(x - r, y - r);
    g.lineTo(x + r, y + r);
    g.moveTo(x - r, y + r);
    g.lineTo(x + r, y - r);
    g.strokeStyle = stroke;
    g.lineWidth = lineWidth;
    g.stroke();
  }
  g.restore();
}

/** One marker, as on the stage and in the legend. */
export function drawMarker(
  g: CanvasRenderingContext2D,
  shape: Parameters<typeof traceShape>[1],
  color: string,
  x: number,
  y: number,
  radius: number,
  hollow?: string,
): void {
  traceShape(g, shape, x, y, radius);
  g.lineJoin = 'round';
  g.setLineDash([]);
  g.fillStyle = hollow ?? color;
  g.fill();
  g.lineWidth = radius > 7 ? 1.75 : 1.2;
  g.strokeStyle = hollow ? color : 'rgba(12,12,14,0.92)';
  g.stroke();
}

/** The start as a point of the box, on the surface; undefined where it is nobody's to choose. */
export function startUnit(frame: Frame): Vec3 | undefined {
  const { surface, start } = frame.picture;
  if (!start) return undefined;
  const f = surface.field.valueAt(start[0], start[1]);
  const unit = unitOf(frame, start[0], start[1], Number.isFinite(f) ? f : frame.relief.heights.lo);
  const w = surfaceAt(frame, unit[0], unit[1]);
  return [unit[0], unit[1], Number.isFinite(f) || Number.isNaN(w) ? Math.min(1, unit[2]) : w];
}

/** The start marker that is dragged; the published looks show it at step 0 and under the pointer. */
export function drawStart(g: CanvasRenderingContext2D, frame: Frame, pane: Pane): void {
  const { picture, style, held } = frame;
  if (style.original && picture.step > 0 && !held) return;
  const start = startUnit(frame);
  const place = start && placeOf(frame, pane, start);
  if (!place) return;
  const { x, y } = place;
  const r = style.head + (held ? 4 : 2);
  g.save();
  g.globalAlpha = place.alpha;
  g.beginPath();
  g.arc(x, y, r, 0, 2 * Math.PI);
  g.lineWidth = 4;
  g.strokeStyle = css(style.ground, 0.85);
  g.stroke();
  g.lineWidth = style.type > 16 ? 2.5 : 1.6;
  g.strokeStyle = css(style.ink, 0.95);
  g.stroke();
  if (!picture.trails || picture.step < 1) {
    g.beginPath();
    g.arc(x, y, 2, 0, 2 * Math.PI);
    g.fillStyle = css(style.ink, 0.95);
    g.fill();
  }
  g.restore();
}
