import { domainOf } from '../../study/field';
import type { Frame } from '../frame';
import { surfaceAt } from '../pick';

/** Pieces an edge is drawn in, so that it follows the surface. */
const pieces = 96;

/** The edges of the published mesh: lines of constant x and of constant y, `meshStep` apart. */
export function meshEdges(frame: Frame): Float32Array {
  const { style, picture } = frame;
  const [x0, x1, y0, y1] = domainOf(picture.surface.field);
  const step = style.meshStep ?? 1;
  const floats: number[] = [];
  const ink = [0, 0, 0, 0.8, 0.55];
  for (const u of places(x0, x1, step)) strip(floats, ink, (t) => [u, t, surfaceAt(frame, u, t)]);
  for (const v of places(y0, y1, step)) strip(floats, ink, (t) => [t, v, surfaceAt(frame, t, v)]);
  return new Float32Array(floats);
}

/** Places in −1 … 1, at most 200 of them. */
function places(from: number, to: number, step: number): number[] {
  const count = Math.min(200, Math.max(1, Math.round((to - from) / step)));
  return Array.from({ length: count + 1 }, (_, i) => (2 * i) / count - 1);
}

function strip(floats: number[], ink: readonly number[], at: (t: number) => readonly number[]): void {
  let before = at(-1);
  for (let i = 1; i <= pieces; i++) {
    const next = at((2 * i) / pieces - 1);
    if ([...before, ...next].every(Number.isFinite)) floats.push(...before, ...next, ...ink);
    before = next;
  }
}
