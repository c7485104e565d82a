import { optimizerOf } from '../../optimizers/resolve';
import { axesOf } from '../../stage/map/rates-axes';
import type { Measured } from '../goal';
import { surfacePlan } from '../maps/plan';
import type { MapPlan, SurfaceMap } from '../maps/types';
import { valuesKind } from './kind';

/** The maps of runs on a surface over the hyperparameters of every method. */
export function ratesPlan({ state, goal: { minima, least } }: Measured): MapPlan<SurfaceMap> {
  const goal = least === undefined ? Number.NEGATIVE_INFINITY : least + state.goal;
  const aims = { start: state.start, minima: [], radius: 0, goal, known: minima, best: least };
  return surfacePlan(state, valuesKind, aims, (choice) => axesOf(optimizerOf(choice)?.hyper ?? {}, state.axes));
}
