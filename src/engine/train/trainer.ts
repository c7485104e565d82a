import { Pool } from '../host/pool';
import type { Trained, TrainJob, TrainWatch } from './types';

/** Training on the CPU: a run is a job of one worker, and there are as many workers as cores. */
export class Trainer {
  private readonly pool = new Pool(
    'train',
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'ravine-train' }),
  );

  /** Trains one run, once a worker is free. */
  run(job: TrainJob, watch: TrainWatch = {}): Promise<Trained> {
    return this.pool.run(job, watch);
  }

  dispose(reason: Error): void {
    this.pool.dispose(reason);
  }
}
