import { type Frame, unitOf } from './frame';
import { surfaceAt } from './pick';
import { pixelsOf } from './trail-lines';
import { placesOf, stepsOf } from './trails';
import { clamp, type Vec3 } from './vector';

/** An upright line from a point of a trail to the field below or above it, in the box's −1 … 1. */
export interface Drop {
  readonly run: number;
  readonly from: Vec3;
  readonly to: Vec3;
}

/** Drops of a whole trail, at most: more would be a curtain. */
const most = 64;

/** Pixels from which on a difference of height is seen. */
const visible = 2;

/** The drops of the runs with a mark up to the step of a frame, where their trails ask for them. */
export function dropsOf(frame: Frame): Drop[] {
  const { trails, step, marks } = frame.picture;
  if (!trails?.drops) return [];
  // Of the whole trail, in powers of two: none jumps while it is played.
  const every = 2 ** Math.max(0, Math.ceil(Math.log2(stepsOf(trails) / most)));
  const least = visible / pixelsOf(frame);
  return placesOf(trails)
    .slice(0, marks.length)
    .flatMap(({ length, columns: { x, y, f } }, run) => {
      const last = Math.min(Math.floor(step), length - 1);
      const points = Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every);
      if (last % every !== 0) points.push(last);
      return points.flatMap((k) => {
        const [u, v, w] = unitOf(frame, x.at(k), y.at(k), f.at(k));
        const ground = Math.abs(u) <= 1 && Math.abs(v) <= 1 ? surfaceAt(frame, u, v) : Number.NaN;
        const top = clamp(w, -1, 1);
        return Math.abs(top - ground) >= least ? [{ run, from: [u, v, top], to: [u, v, ground] } as const] : [];
      });
    });
}
