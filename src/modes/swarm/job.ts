import { binsFor } from '../../engine/many/bins';
import { eachOf, type Region, type SwarmJob } from '../../engine/many/swarm';
import { formulaOf, type State } from '../../state';
import type { Landmarks } from '../../study/landmarks';
import { compileSurface } from '../../surfaces/compile';
import type { Domain } from '../../surfaces/types';
import type { Goal, Measured } from '../goal';
import { runOf } from '../runs';

/** The swarm that a state asks for; undefined as long as the minima are not known that its particles may arrive at. */
export function swarmJobOf({ state, goal, landmarks }: Measured): SwarmJob | undefined {
  if (!landmarks) return undefined;
  const { methods, steps, seed } = state;
  const runs = methods.map((choice) => runOf(state, choice));
  const particles = eachOf(state.particles, runs.length);
  const ground = groundOf(state, landmarks, goal);
  return { f: formulaOf(state), runs, steps, seed, particles, region: regionOf(state), ...ground };
}

/** Where the particles start: the whole domain, or the patch that a brush around the start covers. */
export function regionOf({ domain, start, spread }: Pick<State, 'domain' | 'start' | 'spread'>): Region {
  if (spread >= 1) return { box: domain, round: false };
  const [x0, x1, y0, y1] = domain;
  const [w, h] = [(spread * (x1 - x0)) / 2, (spread * (y1 - y0)) / 2];
  return { box: [start[0] - w, start[0] + w, start[1] - h, start[1] + h], round: true };
}

type Ground = Pick<SwarmJob, 'minima' | 'radius' | 'bins'>;
let last: { readonly landmarks: Landmarks; readonly goal: Goal; readonly ground: Ground } | undefined;

/** What a swarm is measured by: it takes a while to be found, and the last is kept. */
function groundOf(state: State, landmarks: Landmarks, goal: Goal): Ground {
  if (last?.landmarks === landmarks && last.goal === goal) return last.ground;
  const { minima, radius } = landmarks;
  const values = samples(compileSurface(formulaOf(state)).valueAt, state.domain);
  const ground = { minima: minima.map(({ at }) => at), radius, bins: binsFor(values, goal.least) };
  last = { landmarks, goal, ground };
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
