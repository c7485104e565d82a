import type { Point } from '../../surfaces/types';
import { arrowLooks, neckOf } from '../arrow-look';
import { css } from '../colormap';
import { type Frame, type Pane, unitOf } from '../frame';
import { project } from '../pose';
import type { Arrow } from '../types';
import { clamp, mix, times } from '../vector';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A vector on the stage, in CSS pixels; one that leaves the box ends at its wall, without a head. */
interface Drawn {
  readonly arrow: Arrow;
  readonly from: Place;
  readonly to: Place;
  readonly whole: boolean;
}

/** Shorter than this a vector would be nothing but a head. */
const shortest = 3;
/** Length of a head. */
const headLength = 10;
/** Width of the trails that the looks of the vectors are made for, in CSS pixels: with bolder trails, they are bolder too. */
const usualTrail = 2.75;
/** A gradient that lies on another vector is moved aside by this. */
const lane = 6;

/** The vectors of explained steps, from point to point of the surface. */
export function drawArrows(g: CanvasRenderingContext2D, frame: Frame, pane: Pane): void {
  const { arrows = [] } = frame.picture;
  const drawn = arrows.flatMap((arrow) => placed(frame, pane, arrow) ?? []);
  g.save();
  g.beginPath();
  g.rect(pane.rect.x, pane.rect.y, pane.rect.w, pane.rect.h);
  g.clip();
  for (const one of drawn) drawArrow(g, frame, beside(one, drawn, frame.style.size));
  g.restore();
}

function placed(frame: Frame, pane: Pane, arrow: Arrow): Drawn | undefined {
  const [in0, in1] = insideBox(frame, arrow);
  if (in0 >= in1) return undefined;
  const at = (t: number): Place =>
    placeOf(frame, pane, [mix(arrow.from[0], arrow.to[0], t), mix(arrow.from[1], arrow.to[1], t)]);
  const [from, to] = [at(in0), at(in1)];
  return Math.hypot(to.x - from.x, to.y - from.y) < shortest ? undefined : { arrow, from, to, whole: in1 === 1 };
}

/** Where a point of the surface is on the stage; heights beyond the box are at its floor or lid. */
function placeOf(frame: Frame, { pose, rect, half }: Pane, [x, y]: Point): Place {
  const f = frame.picture.surface.field.valueAt(x, y);
  const [u, v, w] = unitOf(frame, x, y, Number.isFinite(f) ? f : frame.relief.heights.lo);
  return project(pose, rect, times([u, v, clamp(w, -1, 1)], half));
}

/** The part of a vector, from 0 to 1, that lies over the domain. */
function insideBox(frame: Frame, { from, to }: Arrow): [number, number] {
  const [a, b] = [unitOf(frame, from[0], from[1], 0), unitOf(frame, to[0], to[1], 0)];
  let [start, end] = [0, 1];
  for (const i of [0, 1]) {
    const way = b[i] - a[i];
    if (way === 0) {
      if (Math.abs(a[i]) > 1) return [1, 0];
      continue;
    }
    const [enter, leave] = [(-Math.sign(way) - a[i]) / way, (Math.sign(way) - a[i]) / way];
    [start, end] = [Math.max(start, enter), Math.min(end, leave)];
  }
  return [start, end];
}

/** A gradient along another vector from the same place is drawn beside it. */
function beside(one: Drawn, all: readonly Drawn[], size: number): Drawn {
  if (one.arrow.kind !== 'gradient') return one;
  const [dx, dy] = direction(one);
  const covered = all.some((other) => {
    const [ox, oy] = direction(other);
    const near = Math.hypot(other.from.x - one.from.x, other.from.y - one.from.y) < 2;
    return other !== one && near && dx * ox + dy * oy > 0.985;
  });
  if (!covered) return one;
  const shift = ({ x, y }: Place): Place => ({ x: x + dy * lane * size, y: y - dx * lane * size });
  return { ...one, from: shift(one.from), to: shift(one.to) };
}

function direction({ from, to }: Pick<Drawn, 'from' | 'to'>): [number, number] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  return [dx / length, dy / length];
}

/** The colour of an arrow in a picture. */
function arrowColor({ picture, style }: Frame, { kind, color }: Arrow): string {
  const { light, dark } = arrowLooks[kind];
  return color ?? (picture.theme === 'dark' && !style.original ? dark : light) ?? css(style.ink);
}

/** One arrow over a halo in the colour of the ground; also the sample of the legend. */
export function drawArrow(g: CanvasRenderingContext2D, frame: Frame, { arrow, from, to, whole }: Drawn): void {
  const { style } = frame;
  const look = arrowLooks[arrow.kind];
  const [dx, dy] = direction({ from, to });
  const thick = style.trail / usualTrail;
  const size = Math.min(headLength * thick, Math.hypot(to.x - from.x, to.y - from.y));
  const neck = whole ? size * neckOf(look.head) : 0;
  const color = arrowColor(frame, arrow);
  g.lineCap = 'round';
  g.lineJoin = 'round';
  for (const [stroke, width] of [
    [css(style.ground, 0.85), look.width * thick + 2.5 * style.size],
    [color, look.width * thick],
  ] as const) {
    g.strokeStyle = stroke;
    g.lineWidth = width;
    // A halo without gaps lets the dashes be seen as one line.
    g.setLineDash(stroke === color ? look.dash.map((length) => length * thick) : []);
    g.beginPath();
    g.moveTo(from.x, from.y);
    g.lineTo(to.x - dx * neck, to.y - dy * neck);
    g.stroke();
    g.setLineDash([]);
    if (!whole) continue;
    for (const { points, fill } of look.head) {
      g.beginPath();
      for (const [px, py] of points) g.lineTo(to.x + size * (px * dx - py * dy), to.y + size * (px * dy + py * dx));
      if (fill) g.closePath();
      g.fillStyle = fill === 'color' ? color : css(style.ground);
      if (fill) g.fill();
      g.stroke();
    }
  }
}
