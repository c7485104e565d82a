import type { Series, Trained } from '../../../engine/train/types';
import type { Prepared } from '../../../objectives/data/types';
import type { Network } from '../../../objectives/model/types';
import type { State } from '../../../state';
import type { PlaneChoice, Snapshots } from '../../../study/plane/types';
import { budget } from '../../begins';
import type { Training } from '../live';
import { dataKeyOf, type Plan, type PlannedRun } from '../plan';
import { somePlaces } from '../some';

/** The weights that a run went through, and the loss there. */
export interface PlanePath extends Snapshots {
  readonly id: string;
  readonly method: number;
  readonly variant: number;
  /** The update of each point. */
  readonly at: readonly number[];
  /** The full-data loss at each point; NaN where the run has not written it down. */
  readonly losses: readonly number[];
  /** The update at which the run diverged, and whether points before it are left out. */
  readonly divergedAt: number | undefined;
  readonly cut: boolean;
}

/** What a loss plane is computed from: the first replica of every method and variant of one and the same model and data. */
export interface PlaneInput {
  readonly plan: Plan;
  readonly network: Network;
  readonly data: Prepared;
  readonly dataKey: string;
  readonly start: Float32Array;
  readonly choice: PlaneChoice;
  readonly paths: readonly PlanePath[];
  /** Ids of runs of another model or other data. */
  readonly others: readonly string[];
  /** What is computed anew when this text changes. */
  readonly key: string;
}

/** What a training has for a plane; undefined while a run of it is not whole. */
export function planeInputOf({ plan, data, found, whole }: Training): PlaneInput | undefined {
  const { variants, state } = plan;
  const [{ network }] = variants;
  const dataKey = dataKeyOf(variants[0], state.seed);
  const first = plan.runs.slice(0, plan.runs.length / state.seeds);
  const fits = ({ variant }: PlannedRun) =>
    dataKeyOf(variants[variant], state.seed) === dataKey && isSame(variants[variant].network, network);
  const runs = first.filter(fits).sort((a, b) => a.method - b.method || a.variant - b.variant);
  if (!runs.every(({ key }) => whole.has(key))) return undefined;
  const most = Math.max(fewest, Math.floor(budget / 8 / (network.size * data[0].train.length * runs.length)));
  const paths = runs.map((run) =>
    pathOf(run, thinned(found.get(run.key) as Trained, network.size, most), network.size),
  );
  if (paths.length === 0 || paths.some(({ points }) => points === 0)) return undefined;
  const choice = choiceOf(state.plane, network, paths.length);
  return {
    ...{ plan, network, data: data[0], dataKey, paths, choice },
    start: (found.get(runs[0].key) as Trained).initial,
    others: first.filter((run) => !fits(run)).map(({ id }) => id),
    key: [...runs.map(({ key }) => key), JSON.stringify(choice)].join('\n'),
  };
}

/** The plane that is asked for, where there are runs for it; else that of the paths. */
function choiceOf(plane: State['plane'], { parameters }: Network, runs: number): PlaneChoice {
  if (plane.kind === 'random') return { kind: 'random', seed: plane.seed, filters: filtersOf(parameters) };
  if (plane.kind === 'ends' && plane.runs.every((run) => run <= runs)) {
    const [a, b, c] = plane.runs;
    return { kind: 'ends', of: [a - 1, b - 1, c - 1] };
  }
  return { kind: 'paths' };
}

/** What comes into each unit: the rows of the weights, by their places in θ. Biases and scales belong to none (Li et al. 2018). */
function filtersOf(parameters: Network['parameters']): (readonly [number, number])[] {
  let at = 0;
  return parameters.flatMap(({ shape }) => {
    const [rows, inputs = 0] = shape;
    const from = at;
    at += shape.reduce((a, b) => a * b, 1);
    return inputs === 0
      ? []
      : Array.from({ length: rows }, (_, k) => [from + k * inputs, from + (k + 1) * inputs] as const);
  });
}

/** Whether two networks have the same loss at the same weights, however these begin. */
const isSame = ({ init: _, ...a }: Network, { init: __, ...b }: Network): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Points of a path at least, however much a loss costs. */
const fewest = 10;

/** A run with so many of its snapshots, as equally spaced as they are. */
function thinned(trained: Trained, size: number, most: number): Trained {
  const { snapshots, snapshotAt } = trained;
  const { length } = snapshotAt;
  if (length <= most) return trained;
  const chosen = somePlaces(length, most);
  return { ...trained, snapshots: pointsOf(snapshots, size, chosen), snapshotAt: chosen.map((k) => snapshotAt[k]) };
}

/** Some of the points that lie one after the other. */
export function pointsOf(values: Float32Array, size: number, chosen: readonly number[]): Float32Array {
  const points = new Float32Array(chosen.length * size);
  chosen.forEach((from, to) => {
    points.set(values.subarray(from * size, (from + 1) * size), to * size);
  });
  return points;
}

/**
 * A run that diverges, or ends with a loss this many times the first, is followed until its loss is that for good: what comes
 * after would shrink all else to a point.
 */
const farthest = 10;

function pathOf({ id, method, variant }: PlannedRun, trained: Trained, size: number): PlanePath {
  const { snapshots, snapshotAt, divergedAt, columns } = trained;
  const losses = snapshotAt.map((update) => valueAt(columns.loss, update));
  const isNear = (update: number) => lastOf(columns.loss, update) <= farthest * losses[0];
  // Beyond the end of its losses a diverged run is far.
  const points = Math.max(1, snapshotAt.findLastIndex(isNear) + 1);
  return {
    ...{ id, method, variant, points, divergedAt, cut: points < snapshotAt.length },
    values: snapshots.subarray(0, points * size),
    at: snapshotAt.slice(0, points),
    losses: losses.slice(0, points),
  };
}

/** The value of a column at an update that it has; NaN elsewhere. */
function valueAt(series: Series, update: number): number {
  const i = placeIn(series, update);
  return series.at[i] === update ? series.value[i] : Number.NaN;
}

/** The value of a column at an update or the last before it; NaN beyond its end. */
function lastOf(series: Series, update: number): number {
  const i = placeIn(series, update);
  if (i === series.at.length) return Number.NaN;
  return series.at[i] === update ? series.value[i] : series.value[i - 1];
}

/** The number of the first place of a column at an update or after it. */
function placeIn({ at }: Series, update: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] < update) low = middle + 1;
    else high = middle;
  }
  return low;
}
