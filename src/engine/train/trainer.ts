import type { Host } from '../host/host';
import { Pool } from '../host/pool';
import type { Trained, TrainJob, TrainWatch } from './types';

/** Training on the CPU: a run is a job of one worker, and there are as many workers as cores. */
export class Trainer {
  private readonly pool = new Pool<'train'>(
    'train',
    () => new Worker(new URL('./train-worker.ts', import.meta.url), { type: 'module', name: 'ravine-train' }),
  );
  /** What data each worker has; one that took its place has none. */
  private readonly has = new WeakMap<Host<'train'>, { readonly key: string; readonly generation: number }>();

  /** Trains one run, once a worker is free. */
  run(job: TrainJob, watch: TrainWatch = {}): Promise<Trained> {
    return this.pool.run((host) => this.input(host, job), watch);
  }

  dispose(reason: Error): void {
    this.pool.dispose(reason);
  }

  private input(host: Host<'train'>, job: TrainJob) {
    const { data, ...rest } = job;
    const known = this.has.get(host);
    if (known?.key === job.dataKey && known.generation === host.generation) return rest;
    this.has.set(host, { key: job.dataKey, generation: host.generation });
    return { ...rest, data };
  }
}
