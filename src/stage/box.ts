import { domainOf } from '../study/field';
import { type Frame, type Pane, unitOf } from './frame';
import { short } from './number-text';
import { project } from './pose';
import { powersOfTen, type Tick, ticks } from './ticks';
import { times, type Vec3 } from './vector';

/** A tick of the box: where on the edge, in −1 … 1, and its number. */
export interface BoxTick {
  readonly place: Vec3;
  readonly label: string;
}

/** One axis along an edge of the box. */
export interface BoxAxis {
  readonly name: string;
  /** It stands: along it are the values. */
  readonly upright: boolean;
  readonly from: Vec3;
  readonly to: Vec3;
  readonly ticks: readonly BoxTick[];
  /** Where the name stands: the middle of the edge. */
  readonly middle: Vec3;
  /** A point of the edge moved out of the box by `by`. */
  readonly outside: (place: Vec3, by: number) => Vec3;
}

/** The side of the box that faces the camera along x and along y: 1 or −1. */
export const facing = ({ pose }: Pane): [number, number] => [pose.back[0] >= 0 ? 1 : -1, pose.back[1] >= 0 ? 1 : -1];

/** Numbers of the two horizontal axes and of the height, as places in −1 … 1. */
export function gridOf(frame: Frame, pane: Pane): { x: BoxTick[]; y: BoxTick[]; f: BoxTick[] } {
  const [x0, x1, y0, y1] = domainOf(frame.picture.surface.field);
  const size = frame.style.type;
  const room = (a: Vec3, b: Vec3, per: number) => span(pane, a, b) / (size * per);
  const [sx, sy] = facing(pane);
  // matplotlib's choice of ticks is sparser, its numbers closer.
  const [most, per] = frame.style.original ? [5, 3.2] : [8, 4];
  const nx = Math.min(most, room([-1, sy, -1], [1, sy, -1], per));
  const ny = Math.min(most, room([sx, -1, -1], [sx, 1, -1], per));
  const nf = Math.min(most, room([-sx, sy, -1], [-sx, sy, 1], 1.8));
  const along = (list: Tick[], axis: 0 | 1): BoxTick[] =>
    list.map(({ value, label }) => ({ label, place: axis === 0 ? at(frame, value, y0, 0) : at(frame, x0, value, 1) }));
  return { x: along(ticks(x0, x1, nx), 0), y: along(ticks(y0, y1, ny), 1), f: heightTicks(frame, nf) };
}

const at = (frame: Frame, x: number, y: number, axis: 0 | 1): Vec3 => {
  const unit = unitOf(frame, x, y, frame.relief.heights.lo);
  return axis === 0 ? [unit[0], 0, 0] : [0, unit[1], 0];
};

/** Round values of f; on a logarithmic height, powers of ten whose exponents are a round number apart. */
function heightTicks(frame: Frame, count: number): BoxTick[] {
  const { lo, hi, kind, unit } = frame.relief.heights;
  const place = (f: number): Vec3 => [0, 0, unitOf(frame, 0, 0, f)[2]];
  if (kind === 'linear') return ticks(lo, hi, count).map(({ value, label }) => ({ label, place: place(value) }));
  for (let apart = 1; apart < 10; apart++) {
    const list = powers(apart, Math.max(unit, lo), hi).map((f) => ({ label: short(f), place: place(f) }));
    const near = list.some((t, i) => i > 0 && t.place[2] - list[i - 1].place[2] < 2 / Math.max(count, 1));
    if (!near) return list;
  }
  return [];
}

/** Powers of ten above `least`, up to `most`, whose exponent is a multiple of `apart`. */
const powers = (apart: number, least: number, most: number): number[] =>
  powersOfTen(Math.max(least, 1e-40), Math.min(most, 1e40), () => apart).filter((f) => f > least && f <= most);

/** Length on the stage of an edge, in CSS pixels. */
function span(pane: Pane, a: Vec3, b: Vec3): number {
  const p = project(pane.pose, pane.rect, times(a, pane.half));
  const q = project(pane.pose, pane.rect, times(b, pane.half));
  return Math.hypot(p.x - q.x, p.y - q.y);
}

/** The axes on the edges of the walls where nothing of the picture is behind their numbers. */
export function boxAxes(frame: Frame, pane: Pane): BoxAxis[] {
  const { walls } = frame.style;
  const [sx, sy] = facing(pane).map((side) => side * walls);
  const grid = gridOf(frame, pane);
  const { field } = frame.picture.surface;
  const left = [-sx, sy];
  const right = [sx, -sy];
  const x = (c: readonly number[]) => project(pane.pose, pane.rect, times([c[0], c[1], 0], pane.half)).x;
  const [zx, zy] = x(left) < x(right) ? left : right;
  const corner = (v: number, side: number) => Math.abs(v - side) > walls - 0.96;
  // matplotlib's numbers stand below the floor, too.
  const down = frame.style.original ? 1 : 0;
  return [
    {
      name: field.axes[0].name,
      upright: false,
      from: [-walls, sy, -walls],
      to: [walls, sy, -walls],
      ticks: grid.x.filter((t) => corner(t.place[0], sx)).map((t) => ({ ...t, place: [t.place[0], sy, -walls] })),
      middle: [0, sy, -walls],
      outside: ([u, v, w], by) => [u, v + Math.sign(sy) * by, w - down * by],
    },
    {
      name: field.axes[1].name,
      upright: false,
      from: [sx, -walls, -walls],
      to: [sx, walls, -walls],
      ticks: grid.y.filter((t) => corner(t.place[1], sy)).map((t) => ({ ...t, place: [sx, t.place[1], -walls] })),
      middle: [sx, 0, -walls],
      outside: ([u, v, w], by) => [u + Math.sign(sx) * by, v, w - down * by],
    },
    {
      name: field.name,
      upright: true,
      from: [zx, zy, -walls],
      to: [zx, zy, walls],
      ticks: grid.f.filter((t) => t.place[2] > -0.95).map((t) => ({ ...t, place: [zx, zy, t.place[2]] })),
      middle: [zx, zy, 0],
      outside: ([u, v, w], by) => [u + Math.sign(zx) * by, v + Math.sign(zy) * by, w],
    },
  ];
}
