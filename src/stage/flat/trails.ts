import { domainOf } from '../../study/field';
import type { PathTrace } from '../../study/trace';
import { css } from '../colormap';
import type { Frame } from '../frame';
import { trailColors } from '../trail-colors';
import { trailLines } from '../trail-lines';
import { placesOf } from '../trails';
import type { Placing } from './placing';

/** A canvas keeps single precision: beyond this it loses the direction of a line. */
const farthest = 1e5;

/** The trails of all runs over one halo. */
export function drawTrails(g: CanvasRenderingContext2D, frame: Frame, place: Placing): void {
  const { picture, style } = frame;
  const { trails, marks, fan } = picture;
  if (!trails) return;
  g.lineCap = 'round';
  g.lineJoin = 'round';
  const colors = trailColors(picture, style);
  const traces = placesOf(trails);
  const runs = trailLines(frame).map(
    ({ old, recent }, run) =>
      [pathOf(frame, place, traces[run], old), pathOf(frame, place, traces[run], recent)] as const,
  );
  if (style.halo > 0) {
    g.strokeStyle = css(style.ground);
    for (const [old, young] of runs) strokeBoth(g, style.trail, style.halo * 2, old, young);
  }
  // Those with a mark last, above the fans.
  const order = [...runs.keys()].sort((a, b) => Number(a < marks.length) - Number(b < marks.length) || a - b);
  for (const run of order) {
    const [old, young] = runs[run];
    const mark = marks[run] ?? marks[fan[run - marks.length]];
    if (!mark) continue;
    g.strokeStyle = css(colors[run]);
    g.globalAlpha = style.alpha;
    g.setLineDash([...mark.dash]);
    strokeBoth(g, style.trail, 0, old, young);
    g.setLineDash([]);
    g.globalAlpha = 1;
  }
}

function strokeBoth(g: CanvasRenderingContext2D, width: number, more: number, old: Path2D, young: Path2D): void {
  g.lineWidth = width * 0.62 + more;
  g.stroke(old);
  g.lineWidth = width + more;
  g.stroke(young);
}

/** Lines between points of a run. */
function pathOf(frame: Frame, place: Placing, { columns: { x, y } }: PathTrace, lines: readonly number[]): Path2D {
  const path = new Path2D();
  const [x0, x1, y0, y1] = domainOf(frame.picture.surface.field);
  const across = (k: number) => near(place.x((2 * (x.at(k) - x0)) / (x1 - x0) - 1));
  const up = (k: number) => near(place.y((2 * (y.at(k) - y0)) / (y1 - y0) - 1));
  let end = -1;
  for (let i = 0; i < lines.length; i += 2) {
    if (lines[i] !== end) path.moveTo(across(lines[i]), up(lines[i]));
    end = lines[i + 1];
    path.lineTo(across(end), up(end));
  }
  return path;
}

const near = (v: number): number => Math.min(Math.max(v, -farthest), farthest);
