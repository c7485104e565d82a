import { batchesOf } from '../../objectives/data/batches';
import type { ParallelJob } from './types';

/**
 * The rows of a worker's iteration k = 0, 1 …, of the share of the training rows that it has, of all where there are fewer rows
 * than workers; none on a formula. The first worker of one has the batches of a sequential run.
 */
export function rowsOf(
  { objective, program, seed, workers, updates }: ParallelJob,
  worker: number,
): (k: number) => Uint32Array {
  if (objective.kind === 'formula') return () => new Uint32Array(0);
  const { data, batch, order } = objective;
  const { share } = program;
  const { train, targets } = data;
  const sorted = share === 'class' ? train.slice().sort((a, b) => targets[a] - targets[b] || a - b) : train;
  const size = Math.ceil(sorted.length / workers);
  const own =
    share === 'all' || train.length < workers
      ? train
      : share === 'class'
        ? sorted.slice(worker * size, (worker + 1) * size)
        : sorted.filter((_, i) => i % workers === worker);
  const batches = batchesOf(
    { ...data, train: own },
    { seed: seedOf(seed, worker), order, batch: Math.min(batch, own.length), updates },
  );
  return (k) => batches.rows(k + 1);
}

/** What a worker draws its batches and its dropout with: the first as a sequential run does. */
export const seedOf = (seed: number, worker: number): number => seed + worker * 7919;
