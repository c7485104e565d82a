import { describe, expect, test } from 'vitest';
import type { Paralleled, ParallelJob } from '../../../src/engine/parallel/types';
import { constantDelayRate, onePointRate } from '../../../src/schemes/laws/critical-rate';
import { formulaJob, ran } from './jobs';

/** How much larger |x| gets over the last quarter of a run than over the one before. */
function growth({ server }: Paralleled): number {
  const { value } = server.x;
  const quarter = Math.floor(value.length / 4);
  const largest = (from: number) => Math.max(...value.slice(from, from + quarter).map(Math.abs));
  return largest(value.length - quarter) / largest(value.length - 2 * quarter);
}

/** A run of so many workers on x²/2 at a rate, all alive to its end and none diverged. */
function run(scheme: string, workers: number, eta: number, updates: number): Paralleled {
  const job: ParallelJob = formulaJob(scheme, { workers, eta, updates });
  const found = ran({ ...job, record: { ...job.record, points: updates + 1, workers: 0 } });
  expect([found.alive, found.updates, found.divergedAt]).toEqual([workers, updates, undefined]);
  return found;
}

describe('the critical rate, on the simulated clock', () => {
  test('of workers who take turns, each gradient as many updates late as there are others: 2 sin(π/(4τ + 2)), for τ 0 … 100', () => {
    const wrong: unknown[] = [];
    for (let delay = 0; delay <= 100; delay++) {
      const workers = delay + 1;
      const updates = 80 * workers;
      for (const share of [0.98, 1.02]) {
        const found = run('hogwild', workers, share * constantDelayRate(delay), updates);
        const first = Array.from({ length: delay }, () => 1);
        expect(found.delays).toEqual([...first, updates - delay]);
        const grows = growth(found);
        if (share < 1 ? !(grows < 0.95) : !(grows > 1.05)) wrong.push([delay, share, grows]);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('of gradients taken at one point and applied one after another: 2/p, though a constant delay of their mean bears π/p', () => {
    for (const workers of [1, 2, 3, 5, 8, 30, 101]) {
      const updates = 40 * workers;
      for (const share of [0.98, 1.02]) {
        const found = run('synchronous(over=server,apply=each)', workers, share * onePointRate(workers), updates);
        expect(found.delays).toEqual(Array.from({ length: workers }, () => 40));
        expect([workers, share, growth(found) < 1]).toEqual([workers, share, share < 1]);
      }
    }
  });
});
