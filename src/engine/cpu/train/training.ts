import { runningMomentum } from '../../../objectives/model/layers/norm';
import { causeOfStep } from '../../array-cause';
import { type ParameterRule, ruleOf } from '../../parameters';
import type { Run } from '../../run';
import { hyperAt } from '../../train/changes';
import { type Judged, Progress } from '../../train/progress';
import type { Checkpoint, Trained, TrainJob } from '../../train/types';
import { ArrayRun } from '../array-run';
import { leaveMemory } from './memories';
import { CpuNetwork, type Use } from './network';
import { judgedAtOnce, Paced } from './paced';
import { penaltyAt, squaredWeights } from './penalty';
import { placesOf } from './places';
import { StopWatch } from './watch';

/** Between two frames, in ms. */
const frameEvery = 100;

/** What a part yields: a frame, where one is due. */
type Parts<Result> = Generator<Trained | undefined, Result>;

/** One training run in WebAssembly, in parts. */
export class CpuTraining {
  private readonly progress: Progress;
  private readonly rule: ParameterRule;
  private readonly network: CpuNetwork;
  private readonly arrays: ArrayRun;
  private readonly size: number;
  private readonly paced: Paced;
  private run: Run;
  /** Whether single precision did not hold the last forward pass of training. */
  private overflows = false;
  private shown = performance.now();
  /** Checkpoints that have been told. */
  private told = 0;
  private readonly watch = new StopWatch();

  constructor(private readonly job: TrainJob) {
    const { data, network, run } = job;
    this.run = { rule: run.rule, hyper: run.hyper, seed: run.seed };
    this.rule = ruleOf(run);
    this.progress = new Progress(job);
    const sizes = run.changes.filter(({ key }) => key === 'batch').map(({ value }) => value);
    const most = Math.max(
      run.batch,
      ...sizes,
      Math.min(judgedAtOnce, data.train.length + data.validation.length + data.test.length),
    );
    const { coordinates } = placesOf(network);
    this.paced = new Paced(network);
    this.network = new CpuNetwork(network, data, most, ArrayRun.bytes(this.rule, coordinates));
    this.arrays = new ArrayRun(this.network.memory, this.network.free, this.rule, this.run, coordinates);
    this.size = this.progress.initial.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    this.arrays.write(this.arrays.arrays[0], this.progress.theta);
    if (job.from) this.goOn(job.from.checkpoint);
  }

  /** Puts the arrays and the hyperparameters as they were after an update. */
  private goOn({ update, arrays }: Checkpoint): void {
    const { network } = this.job;
    for (const [k, at] of this.arrays.arrays.entries()) {
      this.arrays.write(at, arrays.subarray(k * network.size, (k + 1) * network.size));
    }
    this.arrays.change({ ...this.run, hyper: hyperAt(this.progress.run, update) });
  }

  /** Trains to the end, once; between parts it may be left. */
  *parts(): Parts<Trained> {
    try {
      return yield* this.toEnd();
    } finally {
      leaveMemory(this.network.memory);
    }
  }

  private *toEnd(): Parts<Trained> {
    const { progress } = this;
    if (!this.job.from && !(yield* this.judged(0))) progress.divergedAt = 0;
    while (!progress.ended) {
      const update = progress.updates + 1;
      this.watch.begin();
      if (yield* this.update(update)) {
        progress.updates = update;
        if (progress.asks('checkpoints', update)) yield this.checkpoint(update);
      } else {
        progress.divergedAt = update;
        const why = this.cause(update);
        if (why) progress.why = why;
      }
    }
    return this.trained(true);
  }

  /** One update and what is written down of it; false where something is not held: then all is as it was. */
  private *update(update: number): Parts<boolean> {
    const { progress, network, arrays, job } = this;
    if (progress.changesAt(update)) arrays.change({ ...this.run, hyper: hyperAt(progress.run, update) });
    const rows = progress.batches.rows(update);
    const use: Use = { kind: 'training', seed: job.run.seed, update };
    network.load(rows);
    const [before] = arrays.arrays;
    const at = arrays.locate(update);
    if (at === undefined) return false;
    const own = at === before || !progress.asks('batchLoss', update);
    const first = own ? undefined : yield* this.passed(network.forward(before, use), rows.length);
    const sum = yield* this.passed(network.forward(at, use), rows.length);
    this.overflows = sum === undefined;
    if (sum === undefined || !(own || first !== undefined)) return false;
    yield* this.passed(network.backward(at, arrays.gradient), 2 * rows.length);
    const batchLoss = (first ?? sum) / rows.length + penaltyAt(network, before, job.network.l2);
    const running = this.nextRunning();
    if (!Number.isFinite(Math.fround(batchLoss)) || !running.every(Number.isFinite)) return false;
    if (!arrays.advance(update)) return false;
    const kept = progress.running;
    progress.running = running;
    this.watch.end();
    progress.pace = this.watch.average;
    if (yield* this.judged(update, batchLoss)) return true;
    progress.running = kept;
    arrays.undo();
    return false;
  }

  private nextRunning(): Float32Array {
    const { running } = this.progress;
    const measured = running.length > 0 ? this.network.statistics() : running;
    return running.map((old, i) => runningMomentum * old + (1 - runningMomentum) * measured[i]);
  }

  /** Writes down what is due after an update; false where something of it is not held, and nothing is written. */
  private *judged(update: number, batchLoss?: number): Parts<boolean> {
    const { progress, job } = this;
    const { train, validation, test } = job.data;
    const epoch = progress.epochToJudge(update);
    const validates = validation.length > 0 && (epoch !== undefined || progress.asks('validation', update));
    const ofTraining = progress.judgesTraining(update) ? yield* this.judge(train) : undefined;
    const ofValidation = validates ? yield* this.judge(validation) : undefined;
    const ofTest = test.length > 0 && progress.asks('test', update) ? yield* this.judge(test) : undefined;
    const found = [ofTraining, ofValidation, ofTest].flatMap((each) =>
      each ? [each.loss / train.length + each.squares] : [],
    );
    if (!found.every((value) => Number.isFinite(Math.fround(value)))) return false;
    if (batchLoss !== undefined) progress.batchLoss(update, batchLoss);
    if (ofTraining) progress.training(update, ofTraining);
    if (ofValidation) progress.validation(update, ofValidation, epoch);
    if (ofTest) progress.test(update, ofTest);
    if (progress.asks('snapshots', update)) progress.snapshot(update, this.theta());
    return true;
  }

  /** The loss over rows, some at a time, with running statistics; infinite where it is not held. */
  private *judge(rows: Uint32Array): Parts<Judged> {
    const [theta] = this.arrays.arrays;
    const use: Use = { kind: 'inference', running: this.progress.running };
    const counts = this.job.data.classes > 0;
    let [loss, right] = [0, 0];
    for (let from = 0; from < rows.length; from += judgedAtOnce) {
      const to = Math.min(rows.length, from + judgedAtOnce);
      this.network.load(rows, from, to);
      const sum = yield* this.passed(this.network.forward(theta, use), to - from);
      loss += sum ?? Number.POSITIVE_INFINITY;
      if (counts) right += this.network.right();
    }
    return { loss, right, squares: squaredWeights(this.network, theta, this.job.network.l2) };
  }

  private *passed<T>(pass: Generator<undefined, T>, rows: number): Parts<T> {
    const parts = this.paced.through(pass, rows, () => this.frame());
    for (;;) {
      const { done, value } = parts.next();
      if (done) return value;
      this.watch.pause();
      yield value;
      this.watch.goOn();
    }
  }

  private frame(): Trained | undefined {
    if (performance.now() - this.shown < frameEvery) return undefined;
    return this.trained(false);
  }

  /** Keeps all that the run goes on from, and tells it at once. */
  private checkpoint(update: number): Trained {
    const { size } = this.job.network;
    const pointers = this.arrays.arrays;
    const arrays = new Float32Array(pointers.length * size);
    for (const [k, at] of pointers.entries()) arrays.set(this.arrays.read(at, size), k * size);
    this.progress.checkpoint(update, arrays);
    return this.trained(false);
  }

  private trained(whole: boolean): Trained {
    this.shown = performance.now();
    this.progress.theta = this.theta();
    const trained = this.progress.trained(whole);
    const checkpoints = trained.checkpoints.slice(this.told);
    this.told += checkpoints.length;
    return { ...trained, checkpoints };
  }

  /** θ in the canonical order. */
  private theta(): Float32Array {
    return this.arrays.read(this.arrays.arrays[0], this.job.network.size);
  }

  /** Why the run ended where it did not diverge, from what lies there of its last step. */
  private cause(t: number): Trained['why'] {
    const { size } = this.job.network;
    const before = this.arrays.arrays.map((at) => Float64Array.from(this.arrays.read(at, size)));
    // What came of an overflow on the way is as large as can be.
    const g = this.arrays
      .read(this.arrays.gradient, size)
      .map((x) => (this.overflows || Number.isNaN(x) ? Number.POSITIVE_INFINITY : x));
    return causeOfStep({ ...this.run, hyper: hyperAt(this.progress.run, t) }, { t, before, g, size: this.size });
  }
}
