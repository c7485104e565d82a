import { type Paths, pointOf } from '../engine/types';
import { formulaOf, type State, surfaceOf } from '../state';
import { landscapeOf } from '../surfaces/landscape';
import type { Minimum } from '../surfaces/types';

/** The minima that are marked: the catalogue's, or those found of a typed surface. */
export const knownMinima = (state: State): readonly Minimum[] =>
  surfaceOf(state)?.minima ?? landscapeOf(formulaOf(state), state.domain).minima;

/** Share of the way from the start down to f* that single precision may go below it. */
const rounding = 1e-4;

/**
 * The minima that f − f* is measured from. Those found of a typed surface are only the lowest of its domain: once a path
 * has gone below them, outside of it, f* is not known.
 */
export function measuredMinima(state: State, paths: Paths | undefined): readonly Minimum[] {
  const minima = knownMinima(state);
  if (state.surface !== undefined || minima.length === 0 || !paths) return minima;
  const lowest = Math.min(...minima.map(({ f }) => f));
  return paths.ends.some(({ length }, run) => goesBelow(paths, run, length, lowest)) ? [] : minima;
}

function goesBelow(paths: Paths, run: number, length: number, lowest: number): boolean {
  if (length === 0) return false;
  const [, , start] = pointOf(paths, run, 0);
  const limit = lowest - rounding * (Math.abs(start - lowest) + Math.abs(lowest));
  for (let k = 0; k < length; k++) if (pointOf(paths, run, k)[2] < limit) return true;
  return false;
}
