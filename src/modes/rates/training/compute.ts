import { type Level, sampleAt } from '../../../engine/many/axis';
import type { TrainJob } from '../../../engine/train/types';
import type { Engine } from '../../../engine/types';
import { inLanes } from '../../../live/lanes';
import type { Axes, PixelRuns } from '../../../stage/map/types';
import type { Computed, MapWork } from '../../maps/types';
import { runsAtOnce } from './cost';
import { assembled, fineOf, runsOf } from './pixels';

/** Longest that a map under way stays the same, in ms. */
const pictureEvery = 100;

/** Maps whose runs are kept: a zoom back finds them again. */
const mostStores = 16;

const stores = new Map<string, Map<number, PixelRuns>>();

/** What there is of the runs of a map, by its key; of the last few. */
function storeOf(key: string): Map<number, PixelRuns> {
  const store = stores.get(key) ?? new Map<number, PixelRuns>();
  stores.delete(key);
  stores.set(key, store);
  if (stores.size > mostStores) stores.delete(stores.keys().next().value ?? '');
  return store;
}

/** One map of training runs, as it is computed. */
export interface TrainingMap {
  readonly key: string;
  readonly axes: Axes;
  /** The updates at which losses are looked at. */
  readonly at: readonly number[];
  /** The run of each seed, all but the values of the axes. */
  readonly jobs: () => Promise<readonly TrainJob[]>;
}

/** Trains what is missing of a level; every coarser level is a part of it. */
export async function computeLevel(
  { key, axes, at, jobs }: TrainingMap,
  engine: Engine,
  level: Level,
  { signal, advance, emit }: MapWork,
): Promise<Computed> {
  const store = storeOf(`${engine.kind} ${key}`);
  const all = await jobs();
  const flat = axes[1] === undefined;
  const places = Array.from({ length: flat ? level : level * level }, (_, i) => [i % level, Math.floor(i / level)]);
  const missing = places.filter(([column, row]) => !store.has(fineOf(column, row, level, flat)));
  advance(places.length - missing.length);
  let told = performance.now();
  await inLanes(runsAtOnce[engine.kind], missing, signal, async ([column, row], stop) => {
    const values = valuesAt(axes, level, column, row);
    const seeds = await Promise.all(all.map((job) => engine.train(withValues(job, values), { signal: stop })));
    store.set(fineOf(column, row, level, flat), runsOf(seeds, at));
    advance(1);
    if (performance.now() - told < pictureEvery) return;
    told = performance.now();
    const partial = assembled(store, level, flat, at);
    if (partial) emit(partial);
  });
  const whole = assembled(store, level, flat, at);
  if (!whole) throw new RangeError('a pixel of a level that was trained has no run');
  return whole;
}

/** The values that a pixel gives to the hyperparameters of the axes. */
export const valuesAt = ([across, up]: Axes, level: Level, column: number, row: number): Record<string, number> => ({
  [across.name]: sampleAt(across, column, level),
  ...(up && { [up.name]: sampleAt(up, row, level) }),
});

const withValues = (job: TrainJob, values: Readonly<Record<string, number>>): TrainJob => ({
  ...job,
  run: { ...job.run, hyper: { ...job.run.hyper, ...values } },
});
