import { binsFor } from '../engine/many/bins';
import { eachOf, type Region, type SwarmJob } from '../engine/many/swarm';
import { formulaOf, type State, surfaceOf } from '../state';
import { compileSurface } from '../surfaces/compile';
import { arrivalRadius, findMinima } from '../surfaces/minima';
import type { Domain } from '../surfaces/types';
import { runOf } from './runs';

/** The swarm that a state asks for. */
export function swarmJobOf(state: State): SwarmJob {
  const { methods, steps, seed } = state;
  const runs = methods.map((choice) => runOf(state, choice));
  const particles = eachOf(state.particles, runs.length);
  return { f: formulaOf(state), runs, steps, seed, particles, region: regionOf(state), ...groundOf(state) };
}

/** Where the particles start: the whole domain, or the patch that a brush around the start covers. */
export function regionOf({ domain, start, spread }: Pick<State, 'domain' | 'start' | 'spread'>): Region {
  if (spread >= 1) return { box: domain, round: false };
  const [x0, x1, y0, y1] = domain;
  const [w, h] = [(spread * (x1 - x0)) / 2, (spread * (y1 - y0)) / 2];
  return { box: [start[0] - w, start[0] + w, start[1] - h, start[1] + h], round: true };
}

type Ground = Pick<SwarmJob, 'minima' | 'radius' | 'bins'>;
let last: { readonly key: string; readonly ground: Ground } | undefined;

/** What a swarm is measured by: it takes a while to be found, and the last is kept. */
function groundOf(state: State): Ground {
  const f = formulaOf(state);
  const key = JSON.stringify([f, state.surface, state.domain]);
  if (last?.key === key) return last.ground;
  const surface = compileSurface(f);
  const known = surfaceOf(state)?.minima ?? [];
  const found = findMinima(surface, state.domain, known);
  const values = samples(surface.valueAt, state.domain);
  const lowest = Math.min(...found.map((m) => m.f));
  // A minimum that was found is the lowest value only where nothing lies below it.
  const bottom = known.length > 0 || values.every((value) => !(value < lowest));
  const ground = {
    minima: found.map(({ at }) => at),
    radius: arrivalRadius(found, state.domain),
    bins: binsFor(values, found.length > 0 && bottom ? lowest : undefined),
  };
  last = { key, ground };
  return ground;
}

/** Nodes along each side of the grid that values are taken on. */
const nodes = 64;

function samples(valueAt: (x: number, y: number) => number, [x0, x1, y0, y1]: Domain): number[] {
  const at = (from: number, to: number, i: number) => from + ((to - from) * i) / (nodes - 1);
  return Array.from({ length: nodes * nodes }, (_, i) =>
    valueAt(at(x0, x1, i % nodes), at(y0, y1, Math.floor(i / nodes))),
  );
}
