import { Pool } from '../host/pool';
import type { Paralleled, ParallelJob, ParallelWatch } from '../parallel/types';

/** Runs of many workers on the simulated clock, on the CPU: a run is a job of one worker, and there are as many as cores. */
export class Simulator {
  private readonly pool = new Pool<'parallel'>(
    () => new Worker(new URL('./sim-worker.ts', import.meta.url), { type: 'module', name: 'ravine-sim' }),
  );

  /** One run, once a worker is free; rejects with the signal's reason when it is aborted. */
  run(job: ParallelJob, watch: ParallelWatch = {}): Promise<Paralleled> {
    return this.pool.run('parallel', job, watch);
  }

  dispose(reason: Error): void {
    this.pool.dispose(reason);
  }
}
