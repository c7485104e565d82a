import type { Change, TrainJob } from '../../engine/train/types';
import { dataSets } from '../../objectives/data/catalog';
import { countsOf } from '../../objectives/data/split';
import type { DataEntry, Prepared } from '../../objectives/data/types';
import { networkOf } from '../../objectives/model/network';
import type { Network } from '../../objectives/model/types';
import { idsOf, maxSteps, ruleOfChoice, type State } from '../../state';
import { variantsOf } from '../../state/rows/vary';
import { batchOf, trainingRowsOf, updatesAnEpoch, updatesOf } from '../../state/training';
import { mostSnapshots } from '../../study/plane';
import { type Recipe, recipeOf } from './recipe';
import { recordingOf } from './recording';

/** One value of what is varied: the same data, network, batches for all its runs. */
export interface Variant {
  /** '' where nothing is varied. */
  readonly text: string;
  readonly network: Network;
  readonly recipe: Recipe;
  readonly rows: number;
  readonly counts: { readonly train: number; readonly validation: number; readonly test: number };
  readonly batch: number;
  readonly updates: number;
  readonly updatesAnEpoch: number;
  readonly record: TrainJob['record'];
  readonly patience: number | undefined;
  readonly order: State['order'];
}

/** One training run of a picture. */
export interface PlannedRun {
  /** Unique in its picture. */
  readonly id: string;
  readonly method: number;
  readonly variant: number;
  readonly seed: number;
  /** What is computed anew when this text changes. */
  readonly key: string;
  /** Multiplications. */
  readonly cost: number;
}

/** Everything that a training picture computes. */
export interface Plan {
  readonly entry: DataEntry;
  readonly state: State;
  readonly variants: readonly Variant[];
  /** Replica by replica, so that what is computed first is one seed of every method. */
  readonly runs: readonly PlannedRun[];
}

/** The plan of a state that shows data; undefined for one that does not. */
export function planOf(state: State): Plan | undefined {
  const entry = dataSets.get(state.data ?? '');
  if (!entry) return undefined;
  const states = variantsOf(state);
  const count = states.length * state.methods.length * state.seeds;
  const variants = states.map((one, i) => variantOf(one, entry, state.vary?.values[i] ?? '', count));
  const ids = idsOf(state.methods);
  const runs = Array.from({ length: state.seeds }, (_, r) => (state.seed + r) >>> 0).flatMap((seed) =>
    variants.flatMap((variant, v) =>
      state.methods.map((choice, method): PlannedRun => {
        const id = [ids[method], ...(variant.text ? [variant.text] : []), ...(state.seeds > 1 ? [`seed ${seed}`] : [])];
        const { network, recipe, batch, updates, order, record, patience } = variant;
        const key = JSON.stringify([
          recipe.key,
          network,
          choice,
          seed,
          batch,
          updates,
          order,
          record.loss.length,
          seed === state.seed ? record.snapshots.length : 0,
          patience,
        ]);
        return { id: id.join(' · '), method, variant: v, seed, key, cost: costOf(variant) };
      }),
    ),
  );
  return { entry, state, variants, runs };
}

/** Floats of all snapshots of a picture together. */
const mostFloats = 8e6;

function variantOf(state: State, entry: DataEntry, text: string, runs: number): Variant {
  const { model, init, patience, order } = state;
  const network = networkOf(model, entry, init);
  if ('refused' in network) throw new RangeError(network.text.en);
  const rows = trainingRowsOf(state) ?? 1;
  const [updates, each] = [Math.min(maxSteps, updatesOf(state)), updatesAnEpoch(state)];
  const validation = state.split !== 'all' && state.split[1] > 0;
  const weight = rows * network.size * runs;
  const snapshots = Math.floor(Math.min(mostSnapshots, mostFloats / network.size) / (runs / state.seeds));
  const record = recordingOf({ updates, updatesAnEpoch: each, weight, validation, snapshots });
  const [training, validating, test] = countsOf(entry.rows, state.split);
  const counts = { train: training, validation: validating, test };
  return {
    ...{ text, network, rows, counts, updates, record, patience, order, recipe: recipeOf(state) },
    ...{ batch: batchOf(state), updatesAnEpoch: each },
  };
}

/** Multiplications of a run: one a parameter and example forward, two backward, one for each full-data loss. */
const costOf = ({ network: { size }, batch, updates, record, rows }: Variant): number =>
  3 * size * batch * updates + size * rows * (record.loss.length + record.validation.length / 2);

/** Rows of all batches of a run up to which they are kept for a file. */
const mostRows = 2_000_000;

/** A run as an engine takes it. */
export function jobOf({ state, variants }: Plan, { method, variant, seed }: PlannedRun, data: Prepared): TrainJob {
  const { network, recipe, batch, updates, order, patience } = variants[variant];
  // Runs of a seed have the same batches: those of the first method stand for all.
  // Weights of the first replica are looked at.
  const { snapshots, ...times } = variants[variant].record;
  const batches = method === 0 && batch * updates <= mostRows;
  const record = { ...times, snapshots: seed === state.seed ? snapshots : [], batches };
  const choice = state.methods[method];
  const changes: readonly Change[] = [];
  return {
    ...{ dataKey: recipe.key, data, network, record },
    run: { rule: ruleOfChoice(choice), hyper: choice.hyper, seed, batch, order, updates, changes },
    ...(patience !== undefined && { patience }),
  };
}
