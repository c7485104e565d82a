import type { Host } from '../host/host';
import type { OnData } from '../host/jobs';
import { Pool } from '../host/pool';
import { noSnapshots, withLater } from './resume';
import type {
  Checkpoint,
  GradientCheck,
  GradientJob,
  LossesJob,
  MeasureJob,
  PlaneJob,
  Planes,
  Trained,
  TrainJob,
  TrainWatch,
} from './types';

type Work = 'train' | 'losses' | 'measure' | 'plane' | 'gradient';

/** Training on the CPU: a run is a job of one worker, and there are as many workers as cores. */
export class Trainer {
  private readonly pool = new Pool<Work>(
    () => new Worker(new URL('./train-worker.ts', import.meta.url), { type: 'module', name: 'ravine-train' }),
  );
  /** What data each worker has; one that took its place has none. */
  private readonly has = new WeakMap<Host<Work>, { readonly key: string; readonly generation: number }>();

  /** Trains one run, once a worker is free; where that dies, another goes on from the last checkpoint. */
  async run(job: TrainJob, { signal, onFrame }: TrainWatch = {}): Promise<Trained> {
    const checkpoints: Checkpoint[] = [];
    // What it goes on from where its worker dies, and what the worker at work did not find itself.
    let next = { job, kept: noSnapshots };
    let earlier = noSnapshots;
    const begin = (host: Host<Work>) => {
      earlier = next.kept;
      return this.input(host, next.job);
    };
    const whole = (told: Trained): Trained => {
      checkpoints.push(...told.checkpoints);
      return { ...told, ...withLater(earlier, told), checkpoints: [...checkpoints] };
    };
    const heard = (told: Trained): void => {
      const trained = whole(told);
      const { columns, snapshots, snapshotAt } = trained;
      const checkpoint = told.checkpoints.at(-1);
      if (checkpoint) next = { job: { ...job, from: { checkpoint, columns } }, kept: { snapshots, snapshotAt } };
      onFrame?.(trained);
    };
    return whole(await this.pool.run('train', begin, { signal, onFrame: heard }));
  }

  /** Losses over all training rows, once a worker is free. */
  losses(job: LossesJob, signal?: AbortSignal): Promise<Float64Array> {
    return this.pool.run('losses', (host) => this.input(host, job), { signal });
  }

  /** What is measured at weights, once a worker is free. */
  measure(job: MeasureJob, signal?: AbortSignal): Promise<Float64Array> {
    return this.pool.run('measure', (host) => this.input(host, job), { signal });
  }

  /** The plane of paths and its control, once a worker is free. */
  plane(job: PlaneJob, signal?: AbortSignal): Promise<Planes> {
    return this.pool.run('plane', job, { signal });
  }

  /** The gradient of a batch, checked against differences, once a worker is free. */
  gradient(job: GradientJob, signal?: AbortSignal): Promise<GradientCheck> {
    return this.pool.run('gradient', (host) => this.input(host, job), { signal });
  }

  dispose(reason: Error): void {
    this.pool.dispose(reason);
  }

  private input<Job extends TrainJob | LossesJob | MeasureJob | GradientJob>(host: Host<Work>, job: Job): OnData<Job> {
    const { data, ...rest } = job;
    const known = this.has.get(host);
    if (known?.key === job.dataKey && known.generation === host.generation) return rest;
    this.has.set(host, { key: job.dataKey, generation: host.generation });
    return { ...rest, data };
  }
}
