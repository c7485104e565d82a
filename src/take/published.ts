import type { PublishedMethod, PublishedState } from '../api/published';
import { type MethodChoice, rowOf, type State } from '../state';

/** A method as it is published. */
export function publishedMethod({ method, rule, with: names, form, hyper }: MethodChoice): PublishedMethod {
  const own = { ...(rule !== undefined && { rule }), ...(names && { with: [...names] }) };
  return { method, ...own, form, hyper: { ...hyper } };
}

/** The state as it is published: a copy, key by key, so that a key inside may change and this does not. */
export function publishedState(state: State): PublishedState {
  const { scene, steps, step, look, theme, levels, seed, stationary, explain, fan, show } = state;
  const { particles, spread, color, focus, goal, criterion, budget, starts, view, scale, surface, f } = state;
  return {
    ...{ scene, steps, step, rules: [...state.rules], methods: state.methods.map(publishedMethod) },
    ...{ look, theme, levels, camera: [...state.camera], seed, stationary, explain, fan, show },
    ...{ particles, spread, color, window: state.window && [...state.window], focus },
    ...{ axes: state.axes && [...state.axes], goal, criterion, budget, starts },
    ...{ domain: [...state.domain], start: [...state.start], view, scale },
    ...{ surface, f, constants: { ...state.constants } },
    ...publishedTraining(state),
    ...{ target: state.target, duel: state.duel && [...state.duel] },
    ...publishedParallel(state),
  };
}

function publishedParallel(state: State) {
  const { scheme, schemes, workers, clock, network, killed, under, parallelism, devices, place } = state;
  const [dead, placed] = [killed.map((one) => ({ ...one })), place.map((one) => ({ ...one }))];
  return {
    ...{ scheme, schemes: [...schemes], workers, clock, network, killed: dead, under },
    ...{ parallelism, devices: [...devices], place: placed },
  };
}

type PublishedTraining = Pick<
  PublishedState,
  | 'curve'
  | 'against'
  | 'log'
  | 'smoothing'
  | 'singles'
  | 'beside'
  | 'plane'
  | 'target'
  | 'duel'
  | 'data'
  | 'model'
  | 'features'
  | 'split'
  | 'init'
  | 'batch'
  | 'epochs'
  | 'order'
  | 'vary'
  | 'changes'
  | 'sample'
  | 'plateau'
  | 'seeds'
  | 'patience'
>;

function publishedTraining(state: State): PublishedTraining {
  const { data, features, split, batch, epochs, order, seeds, patience } = state;
  const text = (key: 'model' | 'init' | 'vary' | 'sample' | 'plateau') => rowOf(key).print(state[key] as never, state);
  const { init, vary, sample, plateau, curve, against, log, smoothing, singles, beside, plane, target } = state;
  return {
    ...{ data, features, split: split === 'all' ? split : [...split], batch, epochs, order, seeds, patience },
    ...{ curve, against, log, smoothing, singles, beside },
    ...{ model: text('model'), init: init && text('init'), vary: vary && text('vary') },
    changes: state.changes.map(({ update, method, key, value }) => ({ update, method, key, value })),
    sample: sample && text('sample'),
    plateau: plateau && text('plateau'),
    plane: plane.kind === 'ends' ? { kind: plane.kind, runs: [...plane.runs] } : { ...plane },
    target,
    duel: state.duel && [...state.duel],
  };
}
