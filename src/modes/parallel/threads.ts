import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { NetworkChoice } from '../../engine/parallel/networks';
import type { Paralleled, ParallelJob, ParallelWatch } from '../../engine/parallel/types';
import type { ThreadsRun } from '../../engine/threads/threads';
import type { Engine } from '../../engine/types';

/** What threads of this machine have left, and how long things took them. */
export interface Measured {
  readonly left: Paralleled;
  readonly network: NetworkChoice;
  /** What was run, whatever the clock. */
  readonly of: string;
}

/** Runs on real threads, one after the other, and the last of them that is whole. */
export interface Threads {
  /** The one that runs. */
  readonly running: ReadonlySignal<Pick<ThreadsRun, 'stop' | 'kill'> | undefined>;
  readonly measured: ReadonlySignal<Measured | undefined>;
  /** Waits for those before it; rejects where there are no threads. */
  run(job: ParallelJob, of: string, engine: Engine, watch: ParallelWatch): Promise<Paralleled>;
}

/** No run yet; what runs them is loaded with the first. `ask` rejects where there are no threads. */
export function createThreads(ask: () => Promise<void>): Threads {
  const running = signal<Pick<ThreadsRun, 'stop' | 'kill'> | undefined>(undefined);
  const measured = signal<Measured | undefined>(undefined);
  let last: Promise<unknown> = Promise.resolve();
  const begin = async (job: ParallelJob, of: string, engine: Engine, watch: ParallelWatch) => {
    await ask();
    const { runThreads } = await import('../../engine/threads/threads');
    watch.signal?.throwIfAborted();
    const run = runThreads(job, { losses: lossesOf(job, engine, watch.signal) }, watch);
    running.value = run;
    try {
      const left = await run.done;
      measured.value = { left, network: run.here(), of };
      return left;
    } finally {
      if (running.peek() === run) running.value = undefined;
    }
  };
  return {
    running,
    measured,
    run: (job, of, engine, watch) => {
      const next = last.then(() => begin(job, of, engine, watch));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** Losses at weights, by the engine that trains. */
function lossesOf({ objective }: ParallelJob, engine: Engine, signal: AbortSignal | undefined) {
  return (_: unknown, thetas: Float32Array): Promise<Float64Array> => {
    if (objective.kind === 'formula') return Promise.resolve(new Float64Array(0));
    const { dataKey, data, network } = objective;
    return engine.losses({ dataKey, data, network, at: { kind: 'points', values: thetas } }, signal);
  };
}
