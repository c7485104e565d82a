import { tracesOf } from '../engine/traces';
import type { Paths } from '../engine/types';
import { formulaOf, type State, surfaceOf } from '../state';
import { type Landmarks, lowestOf, landmarksOf as search } from '../study/landmarks';
import { leastOf, type PathTrace } from '../study/trace';
import type { Minimum } from '../surfaces/types';

const kept = new Map<string, Landmarks>();

/** The landmarks of a state's objective in its domain; the last few are remembered. */
export function landmarksOf(state: State): Landmarks {
  const ground = { f: formulaOf(state), domain: state.domain, known: surfaceOf(state)?.minima };
  const key = JSON.stringify(ground);
  const found = kept.get(key) ?? search(ground);
  if (kept.size >= 4 && !kept.has(key)) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, found);
  return found;
}

/** The minima to be marked; a catalogue's need no search. */
export const markedOf = (state: State): readonly Minimum[] => surfaceOf(state)?.minima ?? landmarksOf(state).marked;

/** Share of the way from the start down to f* that single precision may go below it. */
const rounding = 1e-4;

/**
 * The minima that f − f* is measured from. Those found of a typed surface are only the lowest of its domain: once a path
 * has gone below them, outside of it, f* is not known.
 */
export function measuredMinima(state: State, paths: Paths | undefined): readonly Minimum[] {
  const minima = markedOf(state);
  const least = lowestOf(minima);
  if (state.surface !== undefined || least === undefined || !paths) return minima;
  return tracesOf(paths).some((trace) => goesBelow(trace, least)) ? unknown : minima;
}

const unknown: readonly Minimum[] = [];

const lowest = new WeakMap<PathTrace, number>();

function goesBelow(trace: PathTrace, least: number): boolean {
  if (trace.length === 0) return false;
  const found = lowest.get(trace) ?? leastOf(trace, 'f');
  lowest.set(trace, found);
  const start = trace.columns.f.at(0);
  return found < least - rounding * (Math.abs(start - least) + Math.abs(least));
}
