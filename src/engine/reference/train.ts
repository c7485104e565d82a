import { type Batches, batchesOf } from '../../objectives/data/batches';
import { initialOf } from '../../objectives/model/initial';
import { runningMomentum } from '../../objectives/model/layers/norm';
import {
  accuracyOf,
  type Batch,
  batchOf,
  type Forward,
  firstStatistics,
  forward,
  gradientOf,
  penaltyOf,
  statisticsOf,
} from '../../objectives/model/passes';
import { isHeld } from '../limits';
import { batchSettings, hyperAt } from '../train/changes';
import { afterEpoch } from '../train/plateau';
import { type Change, type Series, type TrainColumn, type TrainJob, type TrainRun, trainColumns } from '../train/types';
import { type Arrays, type ParameterStepper, parameterStepper } from './parameters';

/** A training run in f64: the specification that both engines are tested against. */
export interface ReferenceTraining {
  readonly columns: Readonly<Record<TrainColumn, Series>>;
  readonly updates: number;
  /** The first update at which something was beyond single precision; the columns end before it. */
  readonly divergedAt?: number;
  readonly final: Float64Array;
  readonly snapshots: readonly Float64Array[];
  readonly snapshotAt: readonly number[];
  /** What plateaus have changed on the way. */
  readonly changes: readonly Change[];
  /** Mean, then variance, of each norm layer. */
  readonly running: Float64Array;
}

/** Trains in f64; `rows` are those of each update, from 1, where they are not the run's own. */
export function trainReference(job: TrainJob, rows?: (update: number) => ArrayLike<number>): ReferenceTraining {
  const batches = batchesOf(job.data, batchSettings(job.run));
  const training = new Training(job, batches);
  for (let update = 1; update <= job.run.updates && !training.ended; update++) {
    training.update(update, (rows ?? batches.rows)(update));
  }
  return training.result();
}

class Training {
  private readonly columns = Object.fromEntries(
    trainColumns.map((column) => [column, { at: [], value: [] }]),
  ) as unknown as Readonly<Record<TrainColumn, Series>>;
  private readonly rule: ParameterStepper;
  private readonly training: Batch;
  private readonly validation: Batch | undefined;
  private readonly test: Batch | undefined;
  private readonly snapshots: Float64Array[] = [];
  private readonly snapshotAt: number[] = [];
  private arrays: Arrays;
  private running: Float64Array;
  private done = 0;
  private divergedAt: number | undefined;
  private best = { loss: Number.POSITIVE_INFINITY, epoch: 0 };
  private stopped = false;
  private run: TrainRun;
  private lastLoss = Number.NaN;

  constructor(
    private readonly job: TrainJob,
    private readonly batches: Batches,
  ) {
    const { data, network, run } = job;
    this.run = run;
    this.rule = parameterStepper(run);
    this.arrays = this.rule.initial(Float64Array.from(initialOf(network, run.seed)));
    this.running = firstStatistics(network);
    this.training = batchOf(data, data.train);
    this.validation = data.validation.length > 0 ? batchOf(data, data.validation) : undefined;
    this.test = data.test.length > 0 ? batchOf(data, data.test) : undefined;
    if (!this.write(0)) this.divergedAt = 0;
  }

  /** Whether nothing comes any more: diverged, or no better for as long as patience lasts. */
  get ended(): boolean {
    return this.stopped || this.divergedAt !== undefined;
  }

  update(t: number, rows: ArrayLike<number>): void {
    const { network, data } = this.job;
    const { arrays, running, run } = this;
    const batch = batchOf(data, rows);
    const use = { kind: 'training', seed: run.seed, update: t } as const;
    const hyper = hyperAt(run, t);
    const place = this.rule.locate(arrays, t, hyper);
    const { gradient, forward: passed } = gradientOf(network, place, batch, use);
    const before = place === arrays[0] ? passed : forward(network, arrays[0], batch, use);
    const batchLoss = before.loss + penaltyOf(network, arrays[0]);
    const measured = statisticsOf(network, passed);
    this.arrays = this.rule.follow(arrays, t, hyper, gradient);
    this.running = running.map((old, i) => runningMomentum * old + (1 - runningMomentum) * measured[i]);
    const found = [[batchLoss], gradient, this.running, ...this.arrays];
    if (found.every((values) => Array.from(values).every(isHeld)) && this.write(t, batchLoss)) return;
    [this.arrays, this.running, this.divergedAt] = [arrays, running, t];
  }

  result(): ReferenceTraining {
    const { columns, done, divergedAt, arrays, snapshots, snapshotAt, running, run } = this;
    return {
      ...{ columns, updates: done, final: arrays[0], snapshots, snapshotAt, running },
      changes: run.changes.slice(this.job.run.changes.length),
      ...(divergedAt !== undefined && { divergedAt }),
    };
  }

  /** Writes down what is due after an update; false: a loss is not held, and nothing is written. */
  private write(t: number, batchLoss?: number): boolean {
    const { record, network, plateau } = this.job;
    const entries: [TrainColumn, number][] = [];
    const ends = plateau !== undefined && this.epochEndingAt(t) !== undefined;
    const due = record.loss.includes(t);
    const now = due || ends ? this.judged(this.training).loss + penaltyOf(network, this.arrays[0]) : Number.NaN;
    if (due) entries.push(['loss', now]);
    if (batchLoss !== undefined && record.batchLoss.includes(t)) entries.push(['batchLoss', batchLoss]);
    entries.push(...this.validated(t));
    if (this.test && record.test?.includes(t)) entries.push(...this.told(['test', 'testAccuracy'], this.test));
    if (!entries.every(([, value]) => isHeld(value))) return false;
    for (const [column, value] of entries) {
      this.columns[column].at.push(t);
      this.columns[column].value.push(value);
    }
    if (record.snapshots.includes(t)) {
      this.snapshots.push(this.arrays[0].slice());
      this.snapshotAt.push(t);
    }
    if (plateau && ends) {
      this.run = afterEpoch(this.run, plateau, { update: t, before: this.lastLoss, now });
      this.lastLoss = now;
    }
    this.done = t;
    return true;
  }

  /** What the validation rows say after an update, where it is asked for; at an epoch's end patience asks too. */
  private validated(t: number): [TrainColumn, number][] {
    const { record, patience } = this.job;
    const epoch = patience === undefined ? undefined : this.epochEndingAt(t);
    const judges = patience !== undefined && epoch !== undefined;
    const due = record.validation.includes(t);
    if (!this.validation || !(due || judges)) return [];
    const told = this.told(['validation', 'accuracy'], this.validation);
    if (judges) this.judge(told[0][1], epoch, patience);
    return due ? told : [];
  }

  /** Loss and, of classes, accuracy of rows that are held back. */
  private told([ofLoss, ofAccuracy]: readonly [TrainColumn, TrainColumn], batch: Batch): [TrainColumn, number][] {
    const judged = this.judged(batch);
    const loss: [TrainColumn, number] = [ofLoss, judged.loss];
    return this.job.data.classes > 0 ? [loss, [ofAccuracy, accuracyOf(judged, batch.targets)]] : [loss];
  }

  /** The epoch that ends with an update, the 0th before the first; undefined: none does. */
  private epochEndingAt(t: number): number | undefined {
    const epoch = t === 0 ? 0 : this.batches.epoch(t) + 1;
    return t === 0 || this.batches.epoch(t + 1) === epoch ? epoch : undefined;
  }

  private judged(batch: Batch): Forward {
    return forward(this.job.network, this.arrays[0], batch, { kind: 'inference', running: this.running });
  }

  /** Ends where the best validation loss at an epoch's end lies `patience` epochs back. */
  private judge(loss: number, epoch: number, patience: number): void {
    if (loss < this.best.loss) this.best = { loss, epoch };
    this.stopped = epoch - this.best.epoch >= patience;
  }
}
