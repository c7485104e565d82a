import { segmentFloats } from '../../engine/types';
import { css } from '../colormap';
import { type Frame, unitOf } from '../frame';
import { trailColors } from '../trail-colors';
import type { Placing } from './placing';

/** A canvas keeps single precision: beyond this it loses the direction of a line. */
const farthest = 1e5;

/** The trails of all runs over one halo, from the segments of the paths. */
export function drawTrails(g: CanvasRenderingContext2D, frame: Frame, place: Placing): void {
  const { picture, style } = frame;
  const { paths, marks, fan } = picture;
  if (!paths) return;
  g.lineCap = 'round';
  g.lineJoin = 'round';
  const colors = trailColors(picture, style);
  const runs = paths.ends.map((_, run) => [trace(frame, place, run, true), trace(frame, place, run, false)] as const);
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

/** One run's line up to the step: its last steps, or what is older. */
function trace(frame: Frame, place: Placing, run: number, older: boolean): Path2D {
  const path = new Path2D();
  const { paths, step } = frame.picture;
  if (!paths) return path;
  const last = Math.min(Math.floor(step), paths.ends[run].length - 1);
  const turn = Math.max(0, last - Math.min(frame.style.recent, last));
  const [from, to] = older ? [0, turn] : [turn, last];
  for (let k = from; k < to; k++) {
    const at = (run * paths.steps + k) * segmentFloats;
    const s = paths.segments;
    if (s[at + 3] < 0.5 || s[at + 7] < 0.5) break;
    const a = unitOf(frame, s[at], s[at + 1], s[at + 2]);
    const b = unitOf(frame, s[at + 4], s[at + 5], s[at + 6]);
    if (k === from) path.moveTo(near(place.x(a[0])), near(place.y(a[1])));
    path.lineTo(near(place.x(b[0])), near(place.y(b[1])));
  }
  return path;
}

const near = (v: number): number => Math.min(Math.max(v, -farthest), farthest);
