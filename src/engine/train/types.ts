import type { Order, Prepared } from '../../objectives/data/types';
import type { BlockCheck } from '../../objectives/model/check';
import type { Network } from '../../objectives/model/types';
import type { PathPlane, PlaneChoice, Snapshots } from '../../study/plane/types';
import type { Plateau } from '../../study/plateau';
import type { Run } from '../run';

/** A hyperparameter or the batch takes another value from the update on. */
export interface Change {
  readonly update: number;
  readonly key: string;
  readonly value: number;
}

/** One training run: a rule, and what decides its weights and batches. Runs of one `seed` begin alike and see the same batches. */
export interface TrainRun extends Omit<Run, 'seed' | 'stream'> {
  readonly seed: number;
  /** Rows of a batch, at most the training rows. */
  readonly batch: number;
  readonly order: Order;
  /** ⌈training rows / batch⌉ make an epoch. */
  readonly updates: number;
  readonly changes: readonly Change[];
}

/** What is written down, and when: each list ascends, begins with 0 where the column exists before the first update, and ends with the last update. */
export interface Recording {
  /** Full-data loss (training rows, l2 included). */
  readonly loss: readonly number[];
  /** Validation loss (mean over the validation rows, no l2) and accuracy; [] without validation rows. */
  readonly validation: readonly number[];
  /** Loss (mean over the test rows, no l2) and accuracy of the third part, by which nothing is decided; none when absent. */
  readonly test?: readonly number[];
  /**
   * The batch's own loss at θ before the update, also of a rule that looks ahead, in training mode (batch statistics, the
   * update's dropout), l2 included: from update 1 on. The running statistics are those of the pass that the gradient comes from.
   */
  readonly batchLoss: readonly number[];
  /** The whole θ, in the canonical order. */
  readonly snapshots: readonly number[];
  /** Whether the rows of every batch are written down, for a file that others compute the run from. */
  readonly batches?: boolean;
  /** Updates after which all is kept that a run goes on from. */
  readonly checkpoints?: readonly number[];
}

/** All that a run goes on from after an update: with the same bits on the engine that made it. */
export interface Checkpoint {
  readonly update: number;
  /** θ, then each state of the rule, one after the other, each in the canonical order. */
  readonly arrays: Float32Array;
  /** Running statistics, as in what is trained. */
  readonly running: Float32Array;
  /** The least validation loss at an epoch's end, where patience looks for it; ∞ before the first. */
  readonly best: { readonly loss: number; readonly epoch: number };
  /** Where plateaus are looked for: the full-data loss at the last epoch's end, and what they have changed so far. */
  readonly plateau?: { readonly loss: number; readonly changes: readonly Change[] };
}

/** Where a run goes on, and its columns until then; what they have later is passed over. */
export interface Resumption {
  readonly checkpoint: Checkpoint;
  readonly columns: Trained['columns'];
}

/** A training run as an engine takes it. Pure data. */
export interface TrainJob {
  /** What tells one prepared set from another: a worker keeps the last. */
  readonly dataKey: string;
  readonly data: Prepared;
  readonly network: Network;
  readonly run: TrainRun;
  readonly record: Recording;
  /** Epochs after the best validation loss at an epoch's end at which it ends: no loss since was lower. Update 0 is such an end. */
  readonly patience?: number;
  readonly plateau?: Plateau;
  /** Where it goes on; absent: it begins. */
  readonly from?: Resumption;
}

/** A column of a run: values at updates. */
export interface Series {
  readonly at: number[];
  readonly value: number[];
}

export const trainColumns = ['loss', 'batchLoss', 'validation', 'accuracy', 'test', 'testAccuracy'] as const;
export type TrainColumn = (typeof trainColumns)[number];

/** Columns that are measured afterwards, at the weights that a run has kept. */
export const measuredColumns = ['sharpness', 'noise', 'gradient'] as const;
export type MeasuredColumn = (typeof measuredColumns)[number];

/** What a training run leaves; also on the way, with what there is so far. Every number is finite. */
export interface Trained {
  readonly columns: Readonly<Record<TrainColumn, Series> & Partial<Record<MeasuredColumn, Series>>>;
  /** Updates done. */
  readonly updates: number;
  /** The first update at which a value was not finite; the columns end before it. */
  readonly divergedAt?: number;
  readonly why?: 'steep' | 'indeterminate';
  /** Whether patience ended it. */
  readonly stopped?: boolean;
  /** What plateaus have changed on the way. */
  readonly changes?: readonly Change[];
  /**
   * Seconds that its updates took a thread, without what is written down of them: measured, so in no file and no link, since no
   * two times are the same. Of updates before a checkpoint as the others took on average. Absent where runs train side by side.
   */
  readonly seconds?: number;
  /** θ before the first update, as the engine had it, canonical order. */
  readonly initial: Float32Array;
  /** The rows of every batch, one after the other, as the engine took them; empty where they are not written down. */
  readonly batches: Uint32Array;
  /** θ after the last update, canonical order. */
  readonly final: Float32Array;
  /** Snapshots since the run began or went on, one after the other, `size` floats each, at `snapshotAt`. */
  readonly snapshots: Float32Array;
  readonly snapshotAt: readonly number[];
  /** Running statistics of each norm layer, mean then variance, where there are any. */
  readonly running: Float32Array;
  /** Since the run began or went on, ascending; a worker tells each of them once. */
  readonly checkpoints: readonly Checkpoint[];
}

/** Full-data losses as an engine takes them: of a model at given weights, whatever run they are of. Pure data. */
export interface LossesJob {
  readonly dataKey: string;
  readonly data: Prepared;
  readonly network: Network;
  readonly at: WeightPlaces;
}

/** What is measured of a model at weights, over all training rows, l2 included, without dropout, with batch norm by the statistics of those rows. */
export type Measure =
  /** λmax, the largest eigenvalue of the Hessian of the loss; a number for each place. */
  | { readonly kind: 'sharpness' }
  /**
   * The standard deviation of a row's gradient: the root of the mean of ‖its gradient − that of all‖²; a number for each
   * place, NaN with batch norm, whose rows have no gradient each.
   */
  | { readonly kind: 'noise' }
  /** The length of the gradient; a number for each place. */
  | { readonly kind: 'norm' }
  /** The gradient, canonical order, of each place. */
  | { readonly kind: 'gradient' }
  /** Root mean squares over rows and units at each place: of the inputs, of what each dense layer gives, and of the slopes of a row's loss by that. */
  | { readonly kind: 'scales' }
  /**
   * Of each input: how many training rows have it (it is not 0), then, after all of these, its rate: how far the next update
   * moves a weight of the first layer for each unit of its gradient, the mean over the units; for a gradient as large, up or
   * down, as the root mean square over the rows that have the input is at the weights `first`. NaN for an input that no row has, and of a rule by which
   * a weight depends on the gradients of others. `states` of the rule are those before that update; none: as they begin.
   */
  | {
      readonly kind: 'rates';
      readonly rule: Run['rule'];
      readonly hyper: Run['hyper'];
      readonly seed: number;
      readonly update: number;
      readonly first: Float32Array;
      readonly states: Float32Array;
    };

/** Weights, one place after the other in the canonical order, at which something is measured. Pure data. */
export interface MeasureJob {
  readonly dataKey: string;
  readonly data: Prepared;
  readonly network: Network;
  readonly theta: Float32Array;
  readonly measure: Measure;
}

/** A batch whose gradient is checked, at θ in the canonical order; `seed` and `update` draw its dropout. */
export interface GradientJob {
  readonly dataKey: string;
  readonly data: Prepared;
  readonly network: Network;
  readonly rows: Uint32Array;
  readonly theta: Float32Array;
  readonly seed: number;
  readonly update: number;
  /** What a GPU has computed; absent: WebAssembly computes it. */
  readonly gradient?: Float32Array;
}

/** The gradient that an engine has computed, and how far each tensor of it is from differences in f64. */
export interface GradientCheck {
  readonly gradient: Float32Array;
  readonly blocks: readonly BlockCheck[];
}

/** Weights in the canonical order: written out one after the other, or as u, v of each on a plane of unit vectors. */
export type WeightPlaces =
  | { readonly kind: 'points'; readonly values: Float32Array }
  | {
      readonly kind: 'plane';
      readonly origin: Float64Array;
      readonly axes: readonly [Float64Array, Float64Array];
      readonly places: Float64Array;
    };

/** A plane through paths, and beside it the same one through as many seeded walks from a start with as many snapshots. */
export interface PlaneJob {
  readonly choice: PlaneChoice;
  readonly runs: readonly Snapshots[];
  /** Coordinates of θ. */
  readonly size: number;
  /** Where the walks begin. */
  readonly start: Float32Array;
  readonly seed: number;
}

/** Both planes. */
export interface Planes {
  readonly plane: PathPlane;
  readonly control: PathPlane;
}

/** What a training run may be given beside its job. */
export interface TrainWatch {
  /** Aborted, the run ends within 100 ms; it then rejects with the reason. */
  readonly signal?: AbortSignal | undefined;
  /** What there is so far, some ten times a second. */
  readonly onFrame?: ((trained: Trained) => void) | undefined;
}
