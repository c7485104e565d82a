import type { Surface } from '../surfaces/compile';
import { isHeld } from './limits';

/** x, y, f and ok of a start, in f32; a start where f is not valid is kept in place and is not ok. */
export function startOf(
  surface: Surface,
  start: readonly [number, number],
): [x: number, y: number, f: number, ok: 0 | 1] {
  const [x, y] = [Math.fround(start[0]), Math.fround(start[1])];
  const f = Math.fround(surface.valueAt(x, y));
  const ok = isHeld(x) && isHeld(y) && isHeld(f);
  return [Number.isFinite(x) ? x : 0, Number.isFinite(y) ? y : 0, ok ? f : 0, ok ? 1 : 0];
}
