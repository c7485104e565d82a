import type { Change, TrainJob } from '../../engine/train/types';
import { epochEnds, type Sizes } from '../../objectives/data/batches';
import { dataSets } from '../../objectives/data/catalog';
import { type Sample, sampled } from '../../objectives/data/sample';
import { countsOf } from '../../objectives/data/split';
import type { DataEntry, Prepared } from '../../objectives/data/types';
import { networkOf } from '../../objectives/model/network';
import type { Network } from '../../objectives/model/types';
import { idsOf, type MethodChoice, maxSteps, ruleOfChoice, type State } from '../../state';
import { variantsOf } from '../../state/rows/vary';
import { batchOf, trainingRowsOf, updatesOf } from '../../state/training';
import { mostSnapshots } from '../../study/plane/types';
import { type Recipe, recipeOf } from './recipe';
import { checkpointsOf, recordingOf, strideOf } from './recording';
import { somePlaces } from './some';
import { trains } from './trains';

/** One value of what is varied: the same data, network, batches for all its runs. */
export interface Variant {
  /** '' where nothing is varied. */
  readonly text: string;
  readonly network: Network;
  readonly recipe: Recipe;
  readonly rows: number;
  readonly counts: { readonly train: number; readonly validation: number; readonly test: number };
  /** Rows of a batch, now and later. */
  readonly sizes: Sizes & { readonly later: readonly { readonly update: number; readonly batch: number }[] };
  readonly updates: number;
  /** Updates between two full-data losses. */
  readonly stride: number;
  readonly record: TrainJob['record'];
  /** When replicas beside the first keep all of θ. */
  readonly kept: readonly number[];
  readonly patience: number | undefined;
  readonly order: State['order'];
  readonly sample: Sample | undefined;
  readonly plateau: State['plateau'];
}

/** One training run of a picture. */
export interface PlannedRun {
  /** Unique in its picture. */
  readonly id: string;
  readonly method: number;
  readonly variant: number;
  readonly seed: number;
  /** What of it has another value from an update on, ascending. */
  readonly changes: readonly Change[];
  /** Runs of the same text are the same until their changes differ. */
  readonly base: string;
  /** What is computed anew when this text changes. */
  readonly key: string;
  /** Multiplications, and what passes take beside them. */
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
  const trained = state.methods.flatMap((choice, method) => (trains(choice) ? [{ choice, method }] : []));
  const count = states.length * trained.length * state.seeds;
  const variants = states.map((one, i) =>
    variantOf(one, dataSets.get(one.data ?? '') ?? entry, state.vary?.values[i] ?? '', count),
  );
  const ids = idsOf(state.methods);
  const runs = Array.from({ length: state.seeds }, (_, r) => (state.seed + r) >>> 0).flatMap((seed) =>
    variants.flatMap((variant, v) =>
      trained.map(({ choice, method }, place): PlannedRun => {
        const id = [ids[method], ...(variant.text ? [variant.text] : []), ...(state.seeds > 1 ? [`seed ${seed}`] : [])];
        const changes = changesOf(states[v], ids[method], variant);
        const base = baseOf(variant, choice, seed, seed === state.seed);
        // The rows of the first method's batches stand for those of all.
        const key = JSON.stringify([base, changes, place === 0]);
        return { id: id.join(' · '), method, variant: v, seed, changes, base, key, cost: workOf(variant) };
      }),
    ),
  );
  return { entry, state, variants, runs };
}

/** Everything that a run depends on but what changes on its way. */
function baseOf(
  { recipe, network, sizes, updates, order, stride, record, kept, patience, sample, plateau }: Variant,
  ...of: unknown[]
): string {
  return JSON.stringify([
    recipe.key,
    network,
    sizes.batch,
    updates,
    order,
    stride,
    record.snapshots.length,
    kept.length,
    patience,
    sample,
    plateau,
    of,
  ]);
}

/** What changes of a method's runs until the last update, as an engine takes it. */
const changesOf = ({ changes }: State, id: string, { updates, rows }: Variant): readonly Change[] =>
  changes
    .filter(({ method, update }) => (method ?? id) === id && update <= updates)
    .map(({ update, method, key, value }) => ({ update, key, value: method ? value : Math.min(value, rows) }));

/** Weights of a run at which something is measured, at most. */
export const mostMeasured = 64;

/** Floats of all snapshots of a picture together. */
const mostFloats = 8e6;

function variantOf(state: State, entry: DataEntry, text: string, runs: number): Variant {
  const { model, init, patience, order, sample, plateau } = state;
  const network = networkOf(model, entry, init);
  if ('refused' in network) throw new RangeError(network.text.en);
  const rows = trainingRowsOf(state) ?? 1;
  const updates = Math.min(maxSteps, updatesOf(state));
  const later = state.changes.flatMap(({ method, update, value }) =>
    method === undefined && update <= updates ? [{ update, batch: Math.min(value, rows) }] : [],
  );
  const sizes = { batch: batchOf(state), later };
  const validation = state.split !== 'all' && state.split[1] > 0;
  const weight = rows * network.size * runs;
  const snapshots = Math.floor(Math.min(mostSnapshots, mostFloats / network.size) / (runs / state.seeds));
  const [, validating, test] = countsOf(entry.rows, state.split);
  const counts = { train: rows, validation: validating, test };
  const ends = epochEnds(rows, sizes, updates);
  const extent = { updates, epochEnds: ends, weight, validation, test: test > 0, snapshots };
  const record = recordingOf(extent);
  const measured = somePlaces(record.snapshots.length, mostMeasured).map((k) => record.snapshots[k]);
  const kept = measured.length * network.size * runs <= mostFloats ? measured : [];
  return {
    ...{ text, network, rows, counts, sizes, updates, patience, order, sample, plateau },
    recipe: recipeOf(state),
    ...{ stride: strideOf(extent), record, kept },
  };
}

/** Multiplications of a run: one a parameter and example forward, two backward, one for each loss of all rows of a part. */
export const costOf = ({ network: { size }, sizes, updates, record, counts }: Variant): number => {
  const { loss, validation, test = [] } = record;
  const judged = counts.train * loss.length + counts.validation * validation.length + counts.test * test.length;
  return size * (3 * rowsTaken(sizes, updates) + judged);
};

/** Multiplications that take as long as what a pass, of however few rows, does beside them: some 5 µs. */
const aPass = 20_000;

/** What a run is counted as: its multiplications, and a pass for every update and every loss that is written down. */
const workOf = (variant: Variant): number => {
  const { loss, validation, test = [] } = variant.record;
  return costOf(variant) + aPass * (variant.updates + loss.length + validation.length + test.length);
};

/** Rows of all batches together, as if no epoch's end made any fewer. */
const rowsTaken = ({ batch, later }: Variant['sizes'], updates: number): number =>
  [{ update: 1, batch }, ...later].reduce((sum, { update, batch: size }, i) => {
    return sum + size * ((later[i]?.update ?? updates + 1) - update);
  }, 0);

/** Rows of all batches of a run up to which they are kept for a file. */
const mostRows = 2_000_000;

/** What the runs of a seed train on, out of what its set has: all of it, or a sample of its own. */
export const dataOf = ({ sample }: Variant, seed: number, pool: Prepared): Prepared =>
  sample ? sampled(pool, sample, seed) : pool;

/** What tells it from others. */
export const dataKeyOf = ({ recipe, sample }: Pick<Variant, 'recipe' | 'sample'>, seed: number): string =>
  sample ? JSON.stringify([recipe.key, sample, seed]) : recipe.key;

/** A run as an engine takes it. */
export function jobOf({ state, variants, runs }: Plan, run: PlannedRun, pool: Prepared): TrainJob {
  const { method, variant, seed, changes, cost } = run;
  const { network, sizes, updates } = variants[variant];
  // Runs of a seed have the same batches: those of the first method stand for all.
  // Weights of the first replica are looked at; something may be measured at those of the others.
  const { snapshots, ...times } = variants[variant].record;
  const { kept } = variants[variant];
  const batches = method === runs[0].method && rowsTaken(sizes, updates) <= mostRows;
  const choice = state.methods[method];
  // θ, the states and the running statistics of norms, at most.
  const floats = network.size * (2 + Object.keys(ruleOfChoice(choice).state ?? {}).length);
  const checkpoints = checkpointsOf({ updates, cost, floats, runs: runs.length });
  const record = { ...times, snapshots: seed === state.seed ? snapshots : kept, batches, checkpoints };
  return jobFor(variants[variant], choice, { seed, changes, record }, pool);
}

/** A method with a value of what is varied as an engine takes it, from a seed, with what is to be written down. */
export function jobFor(
  variant: Variant,
  choice: MethodChoice,
  { seed, changes, record }: Pick<PlannedRun, 'seed' | 'changes'> & Pick<TrainJob, 'record'>,
  pool: Prepared,
): TrainJob {
  const { network, sizes, updates, order, patience, plateau } = variant;
  const rule = ruleOfChoice(choice);
  return {
    ...{ dataKey: dataKeyOf(variant, seed), data: dataOf(variant, seed, pool), network, record },
    run: { rule, hyper: choice.hyper, seed, batch: sizes.batch, order, updates, changes },
    ...(patience !== undefined && { patience }),
    ...(plateau && { plateau }),
  };
}
