import { CpuTraining } from '../../src/engine/cpu/train/training';
import type { Trained, TrainJob } from '../../src/engine/train/types';
import { batchesOf } from '../../src/objectives/data/batches';
import type { Prepared } from '../../src/objectives/data/types';
import { initialOf } from '../../src/objectives/model/initial';
import { networkOf } from '../../src/objectives/model/network';
import type { Network } from '../../src/objectives/model/types';
import { randomUnit } from '../../src/study/random';
import { median } from '../rounds';
import { adam } from './adam';

/** A net with one hidden layer of relus and softmax over its outputs: inputs, hidden units, classes. */
export type Shape = readonly [inputs: number, hidden: number, classes: number];

/** Rows of a batch, and of the data. */
export const [batch, rows] = [50, 1000];

/** Batches are drawn once and come again in every epoch, so that opponents can have them ready. */
const order = 'once';

/** Updates after which losses are compared, as far as there is time for them. */
export const comparable = (last = 100): readonly number[] => [1, 10, 100].filter((t) => t <= last);

/** What everybody trains: the net and the data, and what a run of a seed begins with. */
export interface Problem {
  readonly shape: Shape;
  readonly network: Network;
  readonly data: Prepared;
  /** Inputs, row after row. */
  readonly inputs: Float32Array;
  /** The canonical θ at the beginning of a run: W1, b1, W2, b2, weights as [out, in]. */
  thetaOf(seed: number): Float32Array;
  /** The rows of the batches of an epoch, in turn. */
  batchesOf(seed: number): readonly Uint32Array[];
}

/** Random inputs and classes, the same every time. */
export function problemOf(shape: Shape): Problem {
  const [width, hidden, classes] = shape;
  const network = networkOf(
    { kind: 'mlp', widths: [hidden], act: 'relu', bn: false, dropout: 0, l2: 0 },
    { inputs: width, classes },
  );
  if (!('layers' in network)) throw new RangeError('this net is refused');
  const unit = (i: number) => randomUnit(2, 0, 0, i);
  const inputs = Float32Array.from({ length: rows * width }, (_, i) => unit(i));
  const data: Prepared = {
    inputs: { kind: 'dense', width, values: inputs },
    targets: Float32Array.from({ length: rows }, (_, r) => Math.floor(unit(r * width) * classes)),
    classes,
    train: Uint32Array.from({ length: rows }, (_, r) => r),
    validation: new Uint32Array(0),
    test: new Uint32Array(0),
  };
  return {
    ...{ shape, network, data, inputs },
    thetaOf: (seed) => initialOf(network, seed),
    batchesOf: (seed) => {
      const batches = batchesOf(data, { seed, order, batch, updates: rows / batch });
      return Array.from({ length: rows / batch }, (_, k) => batches.rows(k + 1).slice());
    },
  };
}

/** A run of Adam from a seed, with the losses of its batches at some updates. */
export const jobOf = (
  { data, network }: Problem,
  seed: number,
  updates: number,
  batchLoss: readonly number[],
): TrainJob => ({
  ...{ dataKey: 'bench', data, network },
  run: { rule: adam.rule, hyper: adam.hyper, seed, batch, updates, changes: [], order },
  record: { loss: [], validation: [], batchLoss, snapshots: [] },
});

/** Trains a run on this thread, by WebAssembly. */
export function trained(job: TrainJob): Trained {
  const parts = new CpuTraining(job).parts();
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** The losses of runs of seeds 1 … `runs`, update by update that is compared. */
export function lossesOf(problem: Problem, runs: number, at: readonly number[]): number[][] {
  const all = Array.from({ length: runs }, (_, r) => trained(jobOf(problem, r + 1, Math.max(...at), at)));
  return lossesAt(
    at,
    all.map(({ columns }) => columns.batchLoss.value),
  );
}

/** The losses of runs, update by update. */
export const lossesAt = (at: readonly number[], ofRuns: readonly (readonly number[])[]): number[][] =>
  at.map((_, k) => ofRuns.map((values) => values[k]));

/** Trains an opponent up to the last update that is compared; the losses of its runs there. */
export async function stepped(
  at: readonly number[],
  step: (t: number, asks: boolean) => ArrayLike<number> | undefined | Promise<ArrayLike<number> | undefined>,
): Promise<number[][]> {
  const losses: number[][] = [];
  for (let t = 1; t <= Math.max(...at); t++) {
    const found = await step(t, at.includes(t));
    if (found && at.includes(t)) losses.push(Array.from(found));
  }
  return losses;
}

/** How far, of itself, a loss may be from ours: the middle one of the runs, and each, in which a unit near its kink may fall to the other side. */
const [inTheMiddle, atMost] = [1e-3, 1e-2];

/** All contenders learn the same, run by run, or their times are worth nothing. */
export function agreeOn(
  at: readonly number[],
  ours: readonly (readonly number[])[],
  others: Readonly<Record<string, readonly (readonly number[])[]>>,
): void {
  for (const [name, theirs] of Object.entries(others)) {
    for (const [k, t] of at.entries()) {
      const far = ours[k].map((loss, r) => Math.abs((theirs[k]?.[r] ?? Number.NaN) - loss) / loss);
      if (median(far) <= inTheMiddle && far.every((each) => each <= atMost)) continue;
      throw new Error(`${name} learns something else: ${theirs[k]} instead of ${ours[k]} after ${t}`);
    }
  }
}

/** The name of a ratio: `train.ours/theirs (64-32-10)`, with more in the brackets. */
export const named = (shape: Shape, pair: string, more = ''): string => `train.${pair} (${shape.join('-')}${more})`;
