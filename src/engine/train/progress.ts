import { type Batches, batchesOf } from '../../objectives/data/batches';
import { initialOf } from '../../objectives/model/initial';
import { firstStatistics } from '../../objectives/model/passes';
import { joined } from '../../study/joined';
import { isHeld } from '../limits';
import { batchSettings } from './changes';
import { afterEpoch } from './plateau';
import { columnsUntil } from './resume';
import {
  type Change,
  type Checkpoint,
  type Series,
  type TrainColumn,
  type Trained,
  type TrainJob,
  type TrainRun,
  trainColumns,
} from './types';

/** What is known of a list of rows after going through it: the sum of the losses, rows told right, squared weights. */
export interface Judged {
  readonly loss: number;
  readonly right: number;
  readonly squares: number;
}

/** What a run has left so far, put together from what an engine finds. */
export class Progress {
  readonly batches: Batches;
  private readonly columns: Readonly<Record<TrainColumn, Series>>;
  private readonly due: Readonly<
    Record<'loss' | 'validation' | 'test' | 'batchLoss' | 'snapshots' | 'checkpoints', ReadonlySet<number>>
  >;
  private readonly snapshots: Float32Array[] = [];
  private readonly snapshotAt: number[] = [];
  private readonly checkpoints: Checkpoint[] = [];
  readonly initial: Float32Array;
  private best = { loss: Number.POSITIVE_INFINITY, epoch: 0 };
  /** The full-data loss at the last epoch's end, where plateaus are looked for. */
  private lastLoss = Number.NaN;
  /** The run, with what plateaus have changed of it so far. */
  run: TrainRun;
  updates = 0;
  /** What an update took on average, in seconds, where that is measured. */
  pace: number | undefined;
  divergedAt: number | undefined;
  why: Trained['why'];
  stopped = false;
  theta: Float32Array;
  running: Float32Array;

  constructor(readonly job: TrainJob) {
    const { data, run, network, record } = job;
    this.run = run;
    this.batches = batchesOf(data, batchSettings(run));
    this.initial = initialOf(network, run.seed);
    this.theta = this.initial;
    this.running = Float32Array.from(firstStatistics(network));
    const { loss, validation, test = [], batchLoss, snapshots, checkpoints } = record;
    this.due = {
      loss: new Set(loss),
      validation: new Set(validation),
      test: new Set(test),
      batchLoss: new Set(batchLoss),
      snapshots: new Set(snapshots),
      checkpoints: new Set(checkpoints),
    };
    this.columns = this.goOn();
  }

  /** Puts everything as it was at the checkpoint, where there is one; the columns until then. */
  private goOn(): Progress['columns'] {
    const { from, network } = this.job;
    if (!from) return copied(Object.fromEntries(trainColumns.map((column) => [column, { at: [], value: [] }])));
    const { checkpoint, columns } = from;
    this.updates = checkpoint.update;
    this.theta = checkpoint.arrays.slice(0, network.size);
    this.running = checkpoint.running.slice();
    this.best = checkpoint.best;
    if (checkpoint.plateau) {
      const { loss, changes } = checkpoint.plateau;
      this.lastLoss = loss;
      this.run = { ...this.run, changes: [...this.run.changes, ...changes] };
    }
    return columnsUntil(columns, checkpoint.update);
  }

  /** Whether nothing comes any more. */
  get ended(): boolean {
    return this.stopped || this.divergedAt !== undefined || this.updates >= this.job.run.updates;
  }

  /** Whether something is to be written down after an update. */
  asks(what: keyof Progress['due'], update: number): boolean {
    return this.due[what].has(update);
  }

  /** The epoch that ends with an update, where patience is to look at the validation rows; 0 before the first. */
  epochToJudge(update: number): number | undefined {
    const { data, patience } = this.job;
    return patience === undefined || data.validation.length === 0 ? undefined : this.epochEndingAt(update);
  }

  /** Whether the training rows are gone through after an update: to be written down, or for a plateau at an epoch's end. */
  judgesTraining(update: number): boolean {
    return this.asks('loss', update) || this.endsForPlateau(update);
  }

  /** Whether an epoch ends with an update after which a plateau may change the run. */
  endsForPlateau(update: number): boolean {
    return this.job.plateau !== undefined && this.epochEndingAt(update) !== undefined;
  }

  /** Whether a hyperparameter or the batch has another value from an update on. */
  changesAt(update: number): boolean {
    return this.run.changes.some((change) => change.update === update);
  }

  batchLoss(update: number, loss: number): void {
    if (this.asks('batchLoss', update)) this.write('batchLoss', update, loss);
  }

  /** The training rows after an update. */
  training(update: number, { loss, squares }: Judged): void {
    const { data, network, plateau } = this.job;
    const now = loss / data.train.length + (network.l2 / 2) * squares;
    if (this.asks('loss', update)) this.write('loss', update, now);
    if (!plateau || !this.endsForPlateau(update)) return;
    this.run = afterEpoch(this.run, plateau, { update, before: this.lastLoss, now });
    this.lastLoss = now;
  }

  /** The validation rows after an update; at an epoch's end patience looks at them. */
  validation(update: number, judged: Judged, epoch: number | undefined): void {
    const { data, patience } = this.job;
    const rows = data.validation.length;
    if (epoch !== undefined && patience !== undefined) this.judge(judged.loss / rows, epoch, patience);
    if (this.asks('validation', update)) this.heldBack(['validation', 'accuracy'], update, judged, rows);
  }

  /** The test rows after an update. */
  test(update: number, judged: Judged): void {
    if (this.asks('test', update)) this.heldBack(['test', 'testAccuracy'], update, judged, this.job.data.test.length);
  }

  snapshot(update: number, theta: Float32Array): void {
    if (!this.asks('snapshots', update)) return;
    this.snapshots.push(theta);
    this.snapshotAt.push(update);
  }

  /** Keeps all that the run goes on from, after an update. */
  checkpoint(update: number, arrays: Float32Array): void {
    const { running, best, lastLoss: loss } = this;
    const plateau = this.job.plateau && { loss, changes: this.lowered };
    this.checkpoints.push({ update, arrays, running: running.slice(), best, ...(plateau && { plateau }) });
  }

  /** What there is so far; on the way without the rows of the batches. */
  trained(whole = this.ended): Trained {
    const { columns, updates, divergedAt, why, stopped, theta, snapshots, snapshotAt, running, job } = this;
    return {
      ...{ columns: copied(columns), updates, final: theta.slice(), snapshotAt: [...snapshotAt] },
      ...{
        snapshots: joined(snapshots, (length) => new Float32Array(length)),
        running: running.slice(),
        initial: this.initial.slice(),
      },
      checkpoints: [...this.checkpoints],
      batches: whole && job.record.batches ? this.rows() : new Uint32Array(0),
      ...(divergedAt !== undefined && { divergedAt }),
      ...(why && { why }),
      ...(this.pace !== undefined && { seconds: this.pace * updates }),
      ...(stopped && { stopped }),
      ...(this.lowered.length > 0 && { changes: this.lowered }),
    };
  }

  /** What plateaus have changed so far. */
  private get lowered(): readonly Change[] {
    return this.run.changes.slice(this.job.run.changes.length);
  }

  private epochEndingAt(update: number): number | undefined {
    const epoch = update === 0 ? 0 : this.batches.epoch(update) + 1;
    return update === 0 || this.batches.epoch(update + 1) === epoch ? epoch : undefined;
  }

  private heldBack(
    [ofLoss, ofAccuracy]: readonly [TrainColumn, TrainColumn],
    update: number,
    { loss, right }: Judged,
    rows: number,
  ): void {
    this.write(ofLoss, update, loss / rows);
    if (this.job.data.classes > 0) this.write(ofAccuracy, update, right / rows);
  }

  private write(column: TrainColumn, update: number, value: number): void {
    // A loss that single precision does not hold is of the step after which the run ends.
    if (!isHeld(value)) return;
    this.columns[column].at.push(update);
    this.columns[column].value.push(value);
  }

  private judge(loss: number, epoch: number, patience: number): void {
    if (loss < this.best.loss) this.best = { loss, epoch };
    this.stopped = epoch - this.best.epoch >= patience;
  }

  private rows(): Uint32Array {
    const rows = Array.from({ length: this.updates }, (_, k) => this.batches.rows(k + 1).slice());
    return Uint32Array.from(rows.flatMap((batch) => [...batch]));
  }
}

const copied = (columns: Readonly<Record<string, Series>>): Readonly<Record<TrainColumn, Series>> => {
  const each = trainColumns.map((column) => {
    const { at, value } = columns[column];
    return [column, { at: [...at], value: [...value] }];
  });
  return Object.fromEntries(each);
};
