import { dataSets } from '../objectives/data/catalog';
import type { Single } from '../objectives/data/types';
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
  return surfaceNetwork(state) ? 'loss' : 'data';
}

/** The network of what is trained where its loss is a formula of two parameters. */
function surfaceNetwork(state: Trained & Partial<Pick<State, 'init'>>): Network | undefined {
  const network = trainedNetwork(state);
  return network && isFormula(network, levelsOf(state)) ? network : undefined;
}

/** How many values the one input of a set has; undefined where it has several, or none is shown. */
export const levelsOf = ({ data }: Pick<State, 'data'>): number | undefined => dataSets.get(data ?? '')?.single?.levels;

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
  const network = surfaceNetwork(state);
  if (!network) return { steps, domain: typedDomain, start: standardStart(typedDomain) };
  const [weight, bias] = initialOf(network, state.seed);
  return { steps, domain: windowOf(state, network), start: [weight, bias] };
}

/** Share of the way between the first weights and the optimum that is seen on either side. */
const room = 0.25;

/** From the first weights to about where the optimum is, with some room. */
function windowOf({ data, features }: State, { loss }: Network): Domain {
  const single = dataSets.get(data ?? '')?.single ?? unknown;
  const [weight, bias] = (loss === 'squares' ? line : parting)(single);
  if (features === 'standardised') {
    if (loss === 'squares') return weight < 0 ? [-1.5, 0.5, -1, 1] : [-0.5, 1.5, -1, 1];
    const half = (0.5 + room) * Math.abs(weight);
    return [...sideOf(weight), ...rounded(bias / 2 - half, bias / 2 + half)];
  }
  const { input, target } = single;
  const unit = (loss === 'squares' ? target[1] : 1) / (input[1] || 1);
  const middle = loss === 'squares' ? target[0] : bias;
  return [...sideOf(weight * unit), ...sideOf(middle - weight * unit * input[0])];
}

const unknown: Single = { levels: 0, input: [0, 1], target: [0.5, 0.5], r: 0.5 };

/** Weight and bias of the least squares of a line, of standardised rows. */
const line = ({ r }: Single): Point => [r, 0];

/** Those of the best rule where both classes are normal with one deviation, of standardised inputs; at most so steep. */
function parting({ target: [share, deviation], r }: Single): Point {
  if (!(deviation > 0)) return [1, 0];
  const steep = r / (deviation * Math.max(1 - r * r, 0.05));
  const weight = Math.abs(steep) < 0.5 ? 1 : steep;
  const odds = share / (1 - share);
  // The middle between the means of the classes.
  const middle = (r * (Math.sqrt(1 / odds) - Math.sqrt(odds))) / 2;
  return [weight, Math.log(odds) - weight * middle];
}

/** From 0 to an end, with some room. */
function sideOf(end: number): Point {
  const size = Math.abs(end) > 1e-9 && Math.abs(end) < maxMagnitude / 2 ? end : 1;
  return rounded(Math.min(-room * size, (1 + room) * size), Math.max(-room * size, (1 + room) * size));
}

/** Two ends, of two digits. */
const rounded = (from: number, to: number): Point => [Number(from.toPrecision(2)), Number(to.toPrecision(2))];
