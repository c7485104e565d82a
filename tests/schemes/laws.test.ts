import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admmRound } from '../../src/schemes/laws/admm';
import { ringSeconds, serverSeconds } from '../../src/schemes/laws/cost';
import { constantDelayRate, memorylessRate, onePointRate } from '../../src/schemes/laws/critical-rate';
import {
  elasticRound,
  partedAt,
  partingSpring,
  roundRobinBound,
  synchronousBound,
  synchronousStep,
} from '../../src/schemes/laws/elastic';
import { type Matrix, spectralRadius } from '../../src/schemes/laws/matrix';
import { expectedPath, geometricShare, impliedMomentum, meanDelay } from '../../src/schemes/laws/staleness';

const applied = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, i) => sum + value * vector[i], 0));

function alike(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  for (let k = 0; k < wanted.length; k++) expect(found[k]).toBeCloseTo(wanted[k], 12);
}

/** The largest of the last so many |x| of a path, over the largest of as many before. */
function growth(path: readonly number[], window: number): number {
  const largest = (from: number) => Math.max(...path.slice(from, from + window).map(Math.abs));
  return largest(path.length - window) / largest(path.length - 2 * window);
}

describe('the critical rate', () => {
  /** x′ = x − e x(t − delay), from 1 at all times before. */
  function delayed(e: number, delay: number): number[] {
    const path = Array.from({ length: delay + 1 }, () => 1);
    while (path.length < 400 * (delay + 1)) path.push(path[path.length - 1] - e * path[path.length - 1 - delay]);
    return path;
  }

  test.each([0, 1, 2, 3, 7, 20, 50, 100])('of constant delay %i: shrinks at 0.98, grows at 1.02', (delay) => {
    const window = 20 * (delay + 1);
    expect(growth(delayed(0.98 * constantDelayRate(delay), delay), window)).toBeLessThan(0.9);
    expect(growth(delayed(1.02 * constantDelayRate(delay), delay), window)).toBeGreaterThan(1.1);
  });

  test('of gradients taken at one point: together they are one step', () => {
    for (const count of [1, 2, 5, 30])
      for (const share of [0.98, 1.02]) {
        const e = share * onePointRate(count);
        let x = 1;
        for (let round = 0; round < 50; round++) {
          const taken = x;
          for (let k = 0; k < count; k++) x -= e * taken;
        }
        expect(Math.abs(x) < 1).toBe(share < 1);
      }
    // A constant delay of the same mean, (count − 1)/2, would allow nearly π over the count.
    expect(30 * constantDelayRate(29 / 2)).toBeCloseTo(Math.PI, 2);
  });

  /**
   * What an update makes of E[x²], E[x y], E[y²], E[y z]; y and z are what two of the workers have read: one of them, drawn evenly,
   * moves x by −e y and reads anew.
   */
  function meanSquares(e: number, workers: number): Matrix {
    const [moved, against] = [
      [1, -2 * e, e * e, 0],
      [0, 1, 0, -e],
    ];
    const mixed = (share: number, a: readonly number[], b: readonly number[]) =>
      a.map((value, i) => share * value + (1 - share) * b[i]);
    const stays = (k: number) => [0, 1, 2, 3].map((i) => Number(i === k));
    const pair = workers === 1 ? [0, 0, 0, 0] : mixed(2 / workers, against, stays(3));
    return [moved, mixed(1 / workers, moved, against), mixed(1 / workers, moved, stays(2)), pair];
  }

  test('of memoryless workers: that recursion of mean squares is the one over all the ways it can go', () => {
    const [workers, e, updates] = [3, 0.4, 7];
    let states = [{ x: 1, read: [1, 1, 1] }];
    let predicted = [1, 1, 1, 1];
    for (let t = 0; t < updates; t++) {
      states = states.flatMap(({ x, read }) =>
        read.map((y, i) => ({ x: x - e * y, read: read.map((z, j) => (i === j ? x - e * y : z)) })),
      );
      predicted = applied(meanSquares(e, workers), predicted);
      const mean = (value: (state: (typeof states)[0]) => number) =>
        states.reduce((sum, state) => sum + value(state), 0) / states.length;
      const exact = [
        mean(({ x }) => x * x),
        mean(({ x, read }) => x * read[0]),
        mean(({ read }) => read[0] * read[0]),
        mean(({ read }) => read[0] * read[1]),
      ];
      alike(predicted, exact);
    }
  });

  test('of memoryless workers: below it the mean squares fall, above they grow', () => {
    for (const workers of [1, 2, 4, 10, 30, 100, 1000]) {
      const radius = (share: number) => spectralRadius(meanSquares(share * memorylessRate(workers), workers));
      expect([radius(0.98) < 1, radius(1.02) > 1]).toEqual([true, true]);
      expect(radius(1)).toBeCloseTo(1, 9);
    }
  });

  test('memoryless workers bear more than a constant delay of the same mean: 1.9 and 9.3 times', () => {
    const ratio = (workers: number) => memorylessRate(workers) / constantDelayRate(meanDelay(workers));
    expect([ratio(4).toFixed(1), ratio(100).toFixed(1)]).toEqual(['1.9', '9.3']);
    expect(ratio(1)).toBeCloseTo(1, 15);
  });
});

describe('staleness of memoryless workers', () => {
  test('is geometric, with the mean that delay is conserved at', () => {
    for (const workers of [1, 2, 8, 100]) {
      const shares = Array.from({ length: 60 * workers }, (_, delay) => geometricShare(workers, delay));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(shares.reduce((sum, share, delay) => sum + share * delay, 0)).toBeCloseTo(meanDelay(workers), 6);
    }
  });

  test('is momentum: the mean over all the ways it can go, of linear gradients', () => {
    const [workers, eta] = [3, 0.3];
    const slope = ([x, y]: readonly number[]) => [2 * x + 0.5 * y - 1, 0.5 * x + y];
    const start = [1, -2];
    const path = expectedPath(slope, start, { workers, eta, updates: 6 });
    let states = [{ at: start, read: [start, start, start] }];
    for (let t = 1; t <= 6; t++) {
      states = states.flatMap(({ at, read }) =>
        read.map((taken, i) => {
          const g = slope(taken);
          const next = at.map((value, k) => value - eta * g[k]);
          return { at: next, read: read.map((one, j) => (i === j ? next : one)) };
        }),
      );
      for (const k of [0, 1]) {
        const mean = states.reduce((sum, { at }) => sum + at[k], 0) / states.length;
        expect(path[t][k]).toBeCloseTo(mean, 12);
      }
    }
  });

  test('one worker is plain descent', () => {
    expect(impliedMomentum(1, 0.1)).toEqual({ gamma: 0, eta: 0.1 });
    const path = expectedPath(([x]) => [x], [1], { workers: 1, eta: 0.5, updates: 3 });
    expect(path.flat()).toEqual([1, 0.5, 0.25, 0.125]);
  });
});

describe('the spectral radius', () => {
  test('of rotations, of what vanishes, of a block that is not diagonal', () => {
    const turn = (radius: number, angle: number): Matrix => [
      [radius * Math.cos(angle), -radius * Math.sin(angle)],
      [radius * Math.sin(angle), radius * Math.cos(angle)],
    ];
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 7, noNaN: true }),
        (r, angle) => {
          expect(spectralRadius(turn(r, angle)) / r).toBeCloseTo(1, 12);
        },
      ),
    );
    expect(
      spectralRadius([
        [0, 1],
        [0, 0],
      ]),
    ).toBe(0);
    expect(
      spectralRadius([
        [2, 1],
        [0, 2],
      ]),
    ).toBeCloseTo(2, 9);
  });
});

describe('elastic averaging', () => {
  const rates = [0.01, 0.1, 1, 1.9];
  const near = (radius: (share: number) => number) => [radius(0.999) < 1, radius(1.001) > 1];

  test('all at once: beyond the bound the centre and the workers grow', () => {
    for (const workers of [1, 2, 3, 16])
      for (const e of rates)
        expect(
          near((share) => spectralRadius(synchronousStep(workers, e, share * synchronousBound(workers, e)))),
        ).toEqual([true, true]);
  });

  test('one after another: stable up to one bound for any number of workers, which is exact for one', () => {
    const radius = (workers: number, e: number, share: number) =>
      spectralRadius(elasticRound(workers, e, share * roundRobinBound(e)));
    for (const e of rates) {
      for (const workers of [1, 2, 3, 8])
        for (const share of [0.05, 0.5, 0.999]) expect(radius(workers, e, share)).toBeLessThan(1);
      expect(radius(1, e, 1.001)).toBeGreaterThan(1);
    }
    // Others may bear more: two workers do.
    expect(radius(2, 0.1, 1.001)).toBeLessThan(1);
  });

  test('the worked example: three workers, η 0.1, ρ 0.5', () => {
    const step = synchronousStep(3, 0.1, 0.05);
    const first = applied(step, [3, 1, -2, 0]);
    const second = applied(step, first);
    alike(first, [2.55, 0.85, -1.7, 0.1]);
    alike(second, [2.1725, 0.7275, -1.44, 0.17]);
  });

  test('a round is its turns', () => {
    let state = [3, 1, -2, 0.5];
    const round = applied(elasticRound(3, 0.1, 0.05), state);
    for (let i = 0; i < 3; i++) {
      const pull = 0.05 * (state[i] - state[3]);
      state = state.map((value, k) => (k === i ? value - 0.1 * value - pull : k === 3 ? value + pull : value));
    }
    alike(round, state);
  });

  test('in the double well two workers part below 2/3, and fall into one above', () => {
    const slope = (x: number) => x * x * x - x;
    const settled = (rho: number) => {
      let [left, right, centre] = [-0.9, 1, 0.03];
      for (let t = 0; t < 40_000; t++)
        [left, right, centre] = [
          left - 0.05 * (slope(left) + rho * (left - centre)),
          right - 0.05 * (slope(right) + rho * (right - centre)),
          centre + 0.05 * rho * (left + right - 2 * centre),
        ];
      return { left, right, centre };
    };
    for (const rho of [0.2, 0.5, 0.64]) {
      const { left, right, centre } = settled(rho);
      expect(right).toBeCloseTo(partedAt(rho) as number, 6);
      expect(left).toBeCloseTo(-(partedAt(rho) as number), 6);
      expect(centre).toBeCloseTo(0, 6);
    }
    const { left, right } = settled(partingSpring + 0.03);
    expect(partedAt(partingSpring + 0.03)).toBeUndefined();
    expect(left).toBeCloseTo(right, 6);
    expect(Math.abs(left)).toBeCloseTo(1, 6);
  });
});

test('ADMM, one after another: its round is its turns, and explodes where elastic averaging is calm', () => {
  const [workers, eta, rho] = [3, 0.001, 2.5];
  const x = [3, 1, -2];
  const lambda = [0.3, -0.1, 0.2];
  let centre = 0.5;
  const round = admmRound(workers, eta, rho);
  const predicted = applied(round, [...x.flatMap((value, i) => [lambda[i], value]), centre]);
  for (let i = 0; i < workers; i++) {
    lambda[i] -= x[i] - centre;
    x[i] = (x[i] - eta * x[i] + eta * rho * (lambda[i] + centre)) / (1 + eta * rho);
    centre = x.reduce((sum, value, j) => sum + value - lambda[j], 0) / workers;
  }
  alike(predicted, [...x.flatMap((value, i) => [lambda[i], value]), centre]);
  expect(spectralRadius(round)).toBeCloseTo(1.000974, 6);
  expect(spectralRadius(elasticRound(workers, eta, eta * rho))).toBeCloseTo(0.99927, 5);
});

test('a ring takes as long as its sends one after another; a server as its own line takes', () => {
  const link = { latency: 0.001, bandwidth: 1e6 };
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 32 }), fc.integer({ min: 1, max: 1e6 }), (workers, bytes) => {
      // Everyone holds parts of the sum; in each of 2(p − 1) rounds each sends one part on.
      let seconds = 0;
      for (let round = 0; round < 2 * (workers - 1); round++)
        seconds += link.latency + bytes / workers / link.bandwidth;
      expect(ringSeconds(workers, bytes, link)).toBeCloseTo(seconds, 9);
      const there = link.latency + (workers * bytes) / link.bandwidth;
      expect(serverSeconds(workers, bytes, link)).toBeCloseTo(2 * there, 9);
    }),
  );
});
