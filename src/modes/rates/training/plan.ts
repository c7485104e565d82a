import { optimizerOf } from '../../../optimizers/resolve';
import { axesOf } from '../../../stage/map/rates-axes';
import type { State } from '../../../state';
import { freed, pixelsOf, type Sided, sidedMethods } from '../../maps/plan';
import type { MapPlan, PlannedMap } from '../../maps/types';
import { jobOf, type Plan, planOf } from '../../train/plan';
import { preparedOf } from '../../train/recipe';
import { trains } from '../../train/trains';
import { computeLevel } from './compute';
import { levelsOf, looksOf, runCost } from './cost';
import { trainingKind } from './kind';

/** The maps of training runs over the hyperparameters of every method; undefined where nothing is trained. */
export function trainingPlan(state: State): MapPlan | undefined {
  const plan = planOf({ ...state, vary: undefined });
  if (!plan) return undefined;
  const [variant] = plan.variants;
  const at = looksOf(variant, state.epochs);
  const sides = sidedMethods(state, trainingKind, (choice) =>
    trains(choice) ? axesOf(optimizerOf(choice)?.hyper ?? {}, state.axes) : undefined,
  );
  const maps = sides.map((sided) => trainingMap(plan, sided, at));
  const levels = levelsOf(maps.map(({ axes }) => axes));
  const cost = state.seeds * runCost(variant, at.length);
  return {
    ...{ kind: trainingKind, maps, levels, minima: [], told: 0, best: 0, domain: state.domain, steps: variant.updates },
    scope: `training ${plan.entry.id}`,
    work: levels.map((level) => maps.reduce((sum, { axes }) => sum + pixelsOf(axes, level) * cost, 0)),
  };
}

function trainingMap(plan: Plan, { choice, ...sided }: Sided, at: readonly number[]): PlannedMap {
  const { state, variants } = plan;
  const { network, recipe, sizes, updates, order, patience, sample } = variants[0];
  const free = new Set(sided.axes.map((axis) => axis?.name));
  const runs = plan.runs
    .filter(({ method }) => method === sided.index)
    // What a pixel says of a hyperparameter holds for the whole run.
    .map((run) => ({ ...run, changes: run.changes.filter(({ key }) => !free.has(key)) }));
  const key = JSON.stringify([
    ...[sided.axes, recipe.key, network, { ...choice, hyper: freed(choice, sided.axes) }, sizes, updates, order],
    ...[patience, sample, state.seed, state.seeds, runs[0].changes, at.length],
  ]);
  const jobs = async () => {
    const data = await preparedOf(recipe);
    return runs.map((run) => {
      const job = jobOf(plan, run, data);
      return { ...job, record: { loss: at, validation: [], batchLoss: [], snapshots: [], batches: false } };
    });
  };
  const map = { key, axes: sided.axes, at, jobs };
  return { ...sided, key, compute: (engine, level, work) => computeLevel(map, engine, level, work) };
}
