import type { Recording } from '../../engine/train/types';
import { somePlaces } from './some';

/** Multiplications of the full-data loss of all runs up to which it is written down after every update. */
const everyUpdate = 1e9;

/** What a recording depends on. */
export interface Extent {
  readonly updates: number;
  /** The updates with which epochs end, ascending. */
  readonly epochEnds: readonly number[];
  /** Training rows times parameters, times the runs of the picture. */
  readonly weight: number;
  readonly validation: boolean;
  readonly test: boolean;
  /** How often all of θ is kept, at most. */
  readonly snapshots: number;
}

/**
 * When what is written down: the full-data loss at 0 and after every update while that is cheap, else at a round stride,
 * every epoch's end and the end; validation with it; test rows at 0 and at every epoch's end; the batch's own loss, which costs nothing, at every update. All of θ at
 * equally spaced updates.
 */
export function recordingOf({ updates, epochEnds, weight, validation, test, snapshots }: Extent): Recording {
  const stride = strideOf({ updates, weight });
  const times = new Set<number>();
  for (let k = 0; k <= updates; k += stride) times.add(k);
  for (const k of epochEnds) times.add(k);
  times.add(updates);
  const loss = [...times].sort((a, b) => a - b);
  const batchLoss = Array.from({ length: updates }, (_, k) => k + 1);
  return {
    ...{ loss, validation: validation ? loss : [], batchLoss, snapshots: spaced(updates, snapshots) },
    ...(test && { test: [0, ...epochEnds] }),
  };
}

/** So many updates equally spaced from the start to the end, or all of them; none where they would be fewer than two. */
const spaced = (updates: number, most: number): number[] => (most < 2 ? [] : somePlaces(updates + 1, most));

/** Updates between two full-data losses: the least of 1, 2, 5, 10, 20 … whose multiples in `updates` stay within what is cheap. */
export function strideOf({ updates, weight }: Pick<Extent, 'updates' | 'weight'>): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) {
      const stride = digit * power;
      if (stride >= updates || (weight * updates) / stride <= everyUpdate) return Math.min(stride, updates);
    }
  }
}

/** Checkpoints of a run at most, multiplications between two at least, and floats of all of a picture. */
const [mostCheckpoints, apart, mostFloats] = [15, 5e7, 8e6];

/** Updates after which a run keeps what it goes on from, equally spaced: fewer where it is cheap, or where there is much to keep. */
export function checkpointsOf({
  updates,
  cost,
  floats,
  runs,
}: {
  readonly updates: number;
  /** Multiplications of the run. */
  readonly cost: number;
  /** Floats of a checkpoint. */
  readonly floats: number;
  /** Runs of the picture. */
  readonly runs: number;
}): number[] {
  const count = Math.floor(Math.min(mostCheckpoints, cost / apart, mostFloats / floats / runs, updates - 1));
  return Array.from({ length: Math.max(0, count) }, (_, k) => Math.round(((k + 1) * updates) / (count + 1)));
}
