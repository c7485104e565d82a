import { parseRule } from '../../../math';
import type { Prepared } from '../../../objectives/data/types';
import { parameterRule } from '../../parameters';
import { Progress } from '../../train/progress';
import type { GradientJob, Trained, TrainJob, TrainWatch } from '../../train/types';
import type { DeviceWork, DeviceWorks } from '../faults';
import { Pace } from '../pace';
import { Pipelines } from '../pipelines';
import type { TrainPipelines } from './buffers';
import { gradientOn, gradientPlan } from './gradient';
import { largestBatch, TrainGroup } from './group';
import { trainWgsl } from './kernel';
import { type Plan, planOf } from './plan';

/** A run that somebody waits for. */
interface Waiting {
  readonly progress: Progress;
  readonly watch: TrainWatch;
  readonly resolve: (trained: Trained) => void;
  readonly reject: (reason: unknown) => void;
  settled: boolean;
}

/** Updates of the first submit, a small one, to measure; and ms from one frame to the next. */
const [firstUpdates, frameEvery] = [2, 100];

/** Training on a GPU: what is asked for at once, and differs in seed and values alone, trains side by side. */
export class GpuTrains {
  private readonly pipelines: Readonly<Record<'train' | 'judge', Pipelines>>;
  private waiting: Waiting[] = [];

  constructor(
    private readonly device: GPUDevice,
    private readonly works: DeviceWorks,
    /** The text of the kernels; a test has others. */
    private readonly textOf = trainWgsl,
  ) {
    this.pipelines = { train: new Pipelines(device, 'train'), judge: new Pipelines(device, 'judge') };
  }

  /** Trains one run; rejects with the signal's reason, with `Lost`, or with a RangeError for what does not fit the device. */
  train(job: TrainJob, watch: TrainWatch = {}): Promise<Trained> {
    return new Promise((resolve, reject) => {
      watch.signal?.throwIfAborted();
      const one: Waiting = { progress: new Progress(job), watch, resolve, reject, settled: false };
      watch.signal?.addEventListener('abort', () => settle(one, () => reject(watch.signal?.reason)), { once: true });
      this.waiting.push(one);
      // Whatever else is asked for now trains beside it.
      if (this.waiting.length === 1) setTimeout(() => this.start());
    });
  }

  /** The gradient of a batch, as it is in training; rejects as training does. */
  async gradient(job: GradientJob): Promise<Float32Array> {
    const plan = gradientPlan(job);
    const pipelines = await this.pipelinesOf(plan, job.data, job.rows.length);
    this.fitting([job], TrainGroup.floats(plan, job.rows.length));
    return this.works.run('gradient', (work) => gradientOn(work, pipelines, plan, job));
  }

  private async pipelinesOf(plan: Plan, { inputs }: Prepared, most: number): Promise<TrainPipelines> {
    const code = this.textOf(plan, { most, sparse: inputs.kind === 'sparse' });
    const [train, judge] = await Promise.all([this.pipelines.train.of(code), this.pipelines.judge.of(code)]);
    return { train, judge };
  }

  private start(): void {
    const groups = new Map<string, Waiting[]>();
    for (const one of this.waiting) {
      const key = alike(one.progress.job);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    this.waiting = [];
    for (const group of groups.values()) {
      this.works
        .run('training', (work) => this.run(work, group))
        .catch((reason: unknown) => {
          for (const one of group) settle(one, () => one.reject(reason));
        });
    }
  }

  private async run(work: DeviceWork, all: readonly Waiting[]): Promise<void> {
    const { network, run, data } = all[0].progress.job;
    const plan = planOf(network, parameterRule(parseRule(run.rule, Object.keys(run.hyper))));
    const most = Math.max(...all.map(({ progress }) => largestBatch(progress.job)));
    const pipelines = await this.pipelinesOf(plan, data, most);
    const runs = all.filter((one) => !one.settled);
    for (const some of this.fitting(runs, TrainGroup.floats(plan, most))) {
      const group = new TrainGroup(
        work,
        pipelines,
        plan,
        some.map(({ progress }) => progress),
      );
      try {
        await this.advance(group, some);
      } finally {
        group.destroy();
      }
    }
  }

  /** As many runs at once as the largest buffer holds. */
  private fitting<Run>(runs: readonly Run[], floats: number): Run[][] {
    const { maxBufferSize, maxStorageBufferBindingSize } = this.device.limits;
    const most = Math.floor(Math.min(maxBufferSize, maxStorageBufferBindingSize) / 4 / floats);
    if (most < 1) throw new RangeError('this model with this batch exceeds the buffers of this adapter');
    return Array.from({ length: Math.ceil(runs.length / most) }, (_, i) => runs.slice(i * most, (i + 1) * most));
  }

  private async advance(group: TrainGroup, runs: readonly Waiting[]): Promise<void> {
    const pace = new Pace(firstUpdates);
    await group.begin();
    let framed = performance.now();
    for (let next = runs[0].progress.updates + 1; this.goesOn(group, runs); ) {
      next = await group.advance(next, pace);
      const due = performance.now() - framed >= frameEvery && runs.some((one) => !one.settled && one.watch.onFrame);
      const finished = runs.some((one) => !one.settled && one.progress.ended);
      if (!due && !finished) continue;
      framed = performance.now();
      await group.look();
      for (const one of runs) tell(one);
    }
    await group.look();
    for (const one of runs) tell(one);
  }

  /** Whether a run is still trained for somebody; what nobody waits for any more is ended. */
  private goesOn(group: TrainGroup, runs: readonly Waiting[]): boolean {
    for (const [i, one] of runs.entries()) if (one.settled) group.end(i);
    return runs.some((one) => !one.settled && !one.progress.ended);
  }
}

/** What runs have in common that train side by side. */
const alike = ({ dataKey, network, run, patience, plateau, from }: TrainJob): string => {
  const { rule, hyper, updates, batch, order } = run;
  const begins = from?.checkpoint.update ?? 0;
  const ends = [patience, plateau, begins];
  return JSON.stringify([dataKey, network, rule, Object.keys(hyper), updates, batch, order, ends]);
};

/** Ends the waiting for a run, once. */
function settle(one: Waiting, end: () => void): void {
  if (one.settled) return;
  one.settled = true;
  end();
}

/** Hands on what there is of a run: all of it at its end. */
function tell(one: Waiting): void {
  if (one.settled) return;
  const trained = one.progress.trained();
  if (one.progress.ended) settle(one, () => one.resolve(trained));
  else one.watch.onFrame?.(trained);
}
