import { beforeAll, describe, expect, test } from 'vitest';
import { expectedPath, geometricShare } from '../../../src/schemes/laws/staleness';
import { even, formulaJob, ran } from './jobs';

const memoryless = { ...even, compute: { least: 0, beyond: 1 } };
const [workers, eta, updates, runs] = [4, 0.25, 16, 20_000];
const start = [1, -1] as const;
/** Of (x² + y²/2)/2. */
const gradient = ([x, y]: readonly number[]) => [x, y / 2];

/** The mean path of runs that all workers have lived through, and how often a gradient was 0, 1, 2 … updates late. */
function meanOfRuns() {
  const job = formulaJob('hogwild', { f: 'x^2/2 + y^2/4', start, workers, eta, updates, clock: memoryless });
  const record = { ...job.record, points: updates + 1, workers: 0 };
  const path = Array.from({ length: updates + 1 }, () => [0, 0]);
  const delays = new Array<number>(updates).fill(0);
  for (let seed = 0; seed < runs; seed++) {
    const run = ran({ ...job, seed, record });
    if (run.alive !== workers || run.updates !== updates) throw new Error(`seed ${seed}: ${run.alive} are alive`);
    path.forEach((point, t) => {
      point[0] += run.server.x.value[t] / runs;
      point[1] += run.server.y.value[t] / runs;
    });
    run.delays.forEach((count, delay) => {
      delays[delay] += count / (runs * updates);
    });
  }
  return { path, delays };
}

/** The share of a delay among the first updates: geometric, but that nobody has read before the start. */
const shareOf = (delay: number): number => {
  const later = (updates - 1 - delay) * geometricShare(workers, delay);
  return (later + workers * geometricShare(workers, delay)) / updates;
};

const apart = (a: readonly number[][], b: readonly number[][]): number =>
  Math.max(...a.flatMap((point, t) => point.map((value, i) => Math.abs(value - b[t][i]))));

describe(`${workers} memoryless workers on the simulated clock, the mean of ${runs} runs`, () => {
  let [path, delays]: [number[][], number[]] = [[], []];
  beforeAll(() => {
    ({ path, delays } = meanOfRuns());
  }, 240_000);
  test(`goes the way of momentum 1 − 1/${workers} with the rate η/${workers}, within 3e-3`, () => {
    expect(apart(path, expectedPath(gradient, start, { workers, eta, updates }))).toBeLessThan(3e-3);
  });
  test('and no other: that of a worker more or fewer is ten times as far', () => {
    for (const count of [workers - 1, workers + 1])
      expect(apart(path, expectedPath(gradient, start, { workers: count, eta, updates }))).toBeGreaterThan(0.03);
  });
  test('has delays that are geometric, to 2e-3', () => {
    delays.forEach((share, delay) => {
      expect([delay, Math.abs(share - shareOf(delay)) < 2e-3]).toEqual([delay, true]);
    });
  });
});
