import { dataSets } from '../objectives/data/catalog';
import { initialOf } from '../objectives/model/initial';
import { isFormula, networkOf } from '../objectives/model/network';
import type { Network } from '../objectives/model/types';
import type { Domain, Point } from '../surfaces/types';
import { maxMagnitude } from './limits';
import { standardStart } from './places';
import { type Ground, showsPlanes } from './registry';
import { mostUpdates } from './training';
import type { State } from './types';

type Trained = Pick<State, 'data' | 'model'>;

/** The network of what is trained; undefined where nothing is. */
export function trainedNetwork({ data, model, init }: Trained & Partial<Pick<State, 'init'>>): Network | undefined {
  const entry = dataSets.get(data ?? '');
  const network = entry && networkOf(model, entry, init);
  return network && 'layers' in network ? network : undefined;
}

/** What a state minimises. */
export function groundOf(state: Trained): Ground {
  if (state.data === undefined) return 'surface';
  const network = trainedNetwork(state);
  return network && isFormula(network) ? 'loss' : 'data';
}

/** Whether a surface is shown: f, or the loss of a model in the plane of its two parameters. */
export function showsSurface(state: Trained & Pick<State, 'show'>): boolean {
  const ground = groundOf(state);
  return ground === 'surface' || (ground === 'loss' && showsPlanes(state.show));
}

/** The domain of what has none of its own. */
export const typedDomain: Domain = [-3, 3, -3, 3];

/** What a model and its data say of a picture. */
export interface Follows {
  readonly steps: number;
  readonly domain: Domain;
  readonly start: Point;
}

/**
 * What follows from a model and its data where nothing else is said: the updates of its epochs as steps and, where its
 * loss is a surface, the first weights as start, and a part of the plane that has both 0 and the optimum.
 */
export function followsOf(state: State): Follows {
  const steps = mostUpdates(state);
  const network = trainedNetwork(state);
  if (!network || !isFormula(network)) return { steps, domain: typedDomain, start: standardStart(typedDomain) };
  const [weight, bias] = initialOf(network, state.seed);
  return { steps, domain: windowOf(state), start: [weight, bias] };
}

/** Share of the way between the first weights and the optimum that is seen on either side. */
const room = 0.25;

/** Standardised, a line's slope is the correlation and its intercept 0. */
function windowOf({ data, features }: State): Domain {
  const [slope, intercept] = dataSets.get(data ?? '')?.line ?? [1, 0];
  if (features === 'standardised') return slope < 0 ? [-1.5, 0.5, -1, 1] : [-0.5, 1.5, -1, 1];
  const [x, y] = [sideOf(slope), sideOf(intercept)];
  return [...x, ...y];
}

/** From 0 to an end, with some room; of two digits. */
function sideOf(end: number): Point {
  const size = Math.abs(end) > 1e-9 && Math.abs(end) < maxMagnitude / 2 ? end : 1;
  const sides = [-room * size, (1 + room) * size].map((side) => Number(side.toPrecision(2)));
  return [Math.min(...sides), Math.max(...sides)];
}
