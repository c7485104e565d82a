import { Pool } from '../host/pool';
import type { GraphJob, GraphTrained } from './types';

/** Runs operation by operation, each on one thread; as many at a time as there are cores. */
export class GraphTrainer {
  private readonly pool = new Pool<'graph'>(
    () => new Worker(new URL('./graph-worker.ts', import.meta.url), { type: 'module', name: 'ravine-graph' }),
  );

  /** Trains one run, once a worker is free. */
  run(
    job: GraphJob,
    watch: { readonly signal?: AbortSignal; readonly onFrame?: (trained: GraphTrained) => void } = {},
  ): Promise<GraphTrained> {
    return this.pool.run('graph', job, watch);
  }

  dispose(reason: Error): void {
    this.pool.dispose(reason);
  }
}
