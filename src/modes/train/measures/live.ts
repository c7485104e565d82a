import { computed, type ReadonlySignal } from '@preact/signals-core';
import { type MeasuredColumn, measuredColumns, type Series, type Trained } from '../../../engine/train/types';
import { type Engine, Lost } from '../../../engine/types';
import type { Declaration, Held, LiveStatus, Work } from '../../../live/declaration';
import { deviationOfBatch } from '../../../objectives/laws/batch-gradient';
import type { State } from '../../../state';
import { budget } from '../../begins';
import type { Training } from '../live';
import { dataKeyOf, dataOf, mostMeasured, type PlannedRun, type Variant } from '../plan';
import { preparedOf } from '../recipe';
import { somePlaces } from '../some';
import { type Measures, placeOf } from './columns';

/** What is to be measured of the runs that are there. */
export interface MeasuresInput {
  readonly training: Training;
  readonly column: MeasuredColumn;
  /** Replica by replica. */
  readonly runs: readonly PlannedRun[];
}

interface Sources {
  readonly state: ReadonlySignal<State>;
  readonly training: ReadonlySignal<Training | undefined>;
  /** Of the training. */
  readonly status: ReadonlySignal<LiveStatus>;
  readonly engine: ReadonlySignal<Engine | undefined>;
  readonly shown: ReadonlySignal<boolean>;
}

/** Columns that are measured at the weights that runs have kept, while one is shown: replica by replica, as many as the budget allows. */
export const liveMeasures = ({
  state,
  training,
  status,
  engine,
  shown,
}: Sources): Declaration<MeasuresInput, Measures, Engine> => ({
  name: 'measures',
  input: computed(() => {
    const column = measuredColumns.find((one) => one === state.value.curve);
    const ended = status.value === 'done' || status.value === 'asking' || status.value === 'stopped';
    return shown.value && column && ended && training.value ? inputOf(training.value, column) : undefined;
  }),
  engine,
  key: keyOf,
  // What was measured of a run holds as long as the run.
  keeps: () => '',
  portable: true,
  holds: (input, asked) => (isAsked(input, asked) ? 'nothing' : heldOf(input)),
  lost: (error) => error instanceof Lost,
  compute: measureAll,
});

function inputOf(training: Training, column: MeasuredColumn): MeasuresInput {
  const { plan, found, whole } = training;
  const runs = plan.runs.filter(({ key }) => whole.has(key) && (found.get(key)?.snapshotAt.length ?? 0) > 0);
  return { training, column, runs };
}

const keyOf = ({ column, runs }: MeasuresInput): string => [column, ...runs.map(({ key }) => key)].join('\n');

const isAsked = (input: MeasuresInput, asked: MeasuresInput | undefined): boolean =>
  asked !== undefined && keyOf(asked) === keyOf(input);

/** Longest that a picture of what is under way stays the same, in ms. */
const pictureEvery = 200;

async function measureAll(work: Work<MeasuresInput, Measures, Engine>): Promise<Measures> {
  const { input, before, asked, signal, advance, emit } = work;
  const { column, training } = input;
  const kept = new Set(training.plan.runs.flatMap(({ key }) => measuredColumns.map((one) => placeOf(one, key))));
  const found = new Map([...(before ?? [])].filter(([place]) => kept.has(place)));
  const runs = isAsked(input, asked) ? input.runs : affordable(input);
  const missing = runs.filter(({ key }) => !found.has(placeOf(column, key)));
  let told = performance.now();
  await Promise.all(
    missing.map(async (run) => {
      const series = await measuredRun(work, run);
      signal.throwIfAborted();
      found.set(placeOf(column, run.key), series);
      advance(1 / missing.length);
      if (performance.now() - told < pictureEvery) return;
      told = performance.now();
      emit(new Map(found));
    }),
  );
  return found;
}

/** Multiplications of one job of a worker, some tenths of a second. */
const jobSize = 3e8;

/** A column of one run, measured at some of its weights in several jobs. */
async function measuredRun(
  { input, engine, signal }: Work<MeasuresInput, Measures, Engine>,
  run: PlannedRun,
): Promise<Series> {
  const { column, training } = input;
  const variant = training.plan.variants[run.variant];
  const { network } = variant;
  const data = dataOf(variant, run.seed, await preparedOf(variant.recipe));
  const dataKey = dataKeyOf(variant, run.seed);
  const { snapshots, snapshotAt } = training.found.get(run.key) as Trained;
  const places = somePlaces(snapshotAt.length, mostMeasured);
  const atOnce = Math.max(1, Math.floor(jobSize / pointCost(column, variant)));
  const parts = Array.from({ length: Math.ceil(places.length / atOnce) }, (_, k) =>
    places.slice(k * atOnce, (k + 1) * atOnce),
  );
  const { size } = network;
  const found = await Promise.all(
    parts.map((part) => {
      const theta = new Float32Array(part.length * size);
      part.forEach((from, to) => {
        theta.set(snapshots.subarray(from * size, (from + 1) * size), to * size);
      });
      return engine.measure(
        { dataKey, data, network, theta, measure: { kind: column === 'gradient' ? 'norm' : column } },
        signal,
      );
    }),
  );
  const values = found
    .flatMap((part) => [...part])
    .map((value, k) => {
      return column === 'noise' ? ofBatch(value, variant, snapshotAt[places[k]]) : value;
    });
  const held = places.flatMap((_, k) => (Number.isFinite(values[k]) ? [k] : []));
  return { at: held.map((k) => snapshotAt[places[k]]), value: held.map((k) => values[k]) };
}

/** The standard deviation of the gradient of the batch that comes after an update, where that of a row's is σ. */
function ofBatch(sigma: number, { sizes, rows, order }: Variant, update: number): number {
  const batch = sizes.later.findLast((one) => one.update <= update + 1)?.batch ?? sizes.batch;
  return deviationOfBatch(sigma, { batch, rows, replacement: order === 'replacement' });
}

/** Gradients that a sharpness takes, more or less. */
const gradientsOf: Readonly<Record<MeasuredColumn, number>> = { sharpness: 30, noise: 1, gradient: 1 };

/** Multiplications of a column at one place. */
const pointCost = (column: MeasuredColumn, { network, rows }: Variant): number =>
  gradientsOf[column] * 3 * network.size * rows;

const runCost = ({ training, column }: MeasuresInput, { key, variant }: PlannedRun): number =>
  Math.min(mostMeasured, training.found.get(key)?.snapshotAt.length ?? 0) *
  pointCost(column, training.plan.variants[variant]);

/** Multiplications that begin by themselves beside those of the training. */
const share = budget / 4;

/** The runs that are measured by themselves. */
export function affordable(input: MeasuresInput): readonly PlannedRun[] {
  let sum = 0;
  const end = input.runs.findIndex((run) => {
    sum += runCost(input, run);
    return sum > share;
  });
  return end < 0 ? input.runs : input.runs.slice(0, end);
}

/** Multiplications of all of it. */
export const measuresCost = (input: MeasuresInput): number =>
  input.runs.reduce((sum, run) => sum + runCost(input, run), 0);

function heldOf(input: MeasuresInput): Held {
  const { length } = affordable(input);
  return length === input.runs.length ? 'nothing' : length === 0 ? 'all' : 'rest';
}
