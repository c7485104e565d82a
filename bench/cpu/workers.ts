import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { taken } from '../rounds';
import { adam } from './adam';
import { gridOver, swarmOf } from './wasm';

interface Share {
  readonly bench: 'share';
  readonly index: number;
  readonly of: number;
  readonly side: number;
  readonly steps: number;
}

/** Seconds of every round of the trajectories, divided among 1, 2, … threads. */
export async function scaling(file: string, counts: readonly number[], side: number, steps: number, rounds: number) {
  const teams = counts.map((count) =>
    Array.from({ length: count }, (_, index) => {
      const share: Share = { bench: 'share', index, of: count, side, steps };
      return new Worker(file, { workerData: share });
    }),
  );
  const measures = Object.fromEntries(
    counts.map((count, i) => [
      String(count),
      async () => {
        const begin = performance.now();
        await Promise.all(teams[i].map(answer));
        return (performance.now() - begin) / 1000;
      },
    ]),
  );
  const seconds = await taken(measures, rounds);
  await Promise.all(teams.flat().map((worker) => worker.terminate()));
  return seconds;
}

function answer(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve()).once('error', reject);
    worker.postMessage('run');
  });
}

/** True in a worker of `scaling`, which then does its share whenever it is asked. */
export function isShare(): boolean {
  const share = workerData as Share | null;
  if (isMainThread || share?.bench !== 'share') return false;
  const starts = gridOver('rosenbrock', share.side);
  const length = Math.ceil(starts.length / share.of / 4) * 4;
  const mine = starts.slice(share.index * length, (share.index + 1) * length);
  const swarm = swarmOf(adam.program, adam.hyper, 'rosenbrock', mine, share.steps);
  parentPort?.on('message', () => {
    swarm.run();
    parentPort?.postMessage('done');
  });
  return true;
}
