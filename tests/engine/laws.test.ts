import { describe, expect, test } from 'vitest';
import { runReference } from '../../src/engine/reference/run';
import { trainReference } from '../../src/engine/reference/train';
import { prepare } from '../../src/objectives/data/prepare';
import { excessBelow } from '../../src/objectives/laws/band';
import {
  type Bowl,
  bowlOf,
  eigenvalues,
  meanExcess,
  momentsAt,
  nextMoments,
} from '../../src/objectives/laws/least-squares';
import { productAt } from '../../src/objectives/laws/plateau';
import { batchOf, gradientOf } from '../../src/objectives/model/passes';
import type { Network } from '../../src/objectives/model/types';
import { randomNormal } from '../../src/study/random';
import { allRows, net, sampled, scattered } from '../objectives/nets';
import { tableOf } from '../support/data';
import { drawn, methodRun, trainJob, upTo } from './trainings';

const use = { kind: 'training', seed: 1, update: 1 } as const;

/** Solves a symmetric system by Gauss's elimination. */
function solved(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let i = 0; i < n; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]) > Math.abs(rows[best][i]) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let k = i + 1; k < n; k++) {
      const share = rows[k][i] / rows[i][i];
      for (let j = i; j <= n; j++) rows[k][j] -= share * rows[i][j];
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = rows[i][n];
    for (let j = i + 1; j < n; j++) sum -= rows[i][j] * x[j];
    x[i] = sum / rows[i][i];
  }
  return x;
}

/** Gradient and Hessian of the loss over all rows; columns of the Hessian by differences of the exact gradient. */
function bends(network: Network, data: ReturnType<typeof sampled>) {
  const batch = batchOf(data, data.train);
  const gradient = (theta: Float64Array) => gradientOf(network, theta, batch, use).gradient;
  const hessian = (theta: Float64Array) =>
    Array.from(theta, (_, i) => {
      const [up, down] = [1e-6, -1e-6].map((d) => gradient(theta.map((x, k) => (k === i ? x + d : x))));
      return up.map((g, k) => (g - down[k]) / 2e-6);
    });
  return { gradient, hessian };
}

/** The optimum by Newton's method; a little is added to the diagonal for directions that change nothing. */
function optimum(network: Network, data: ReturnType<typeof sampled>): Float64Array {
  const { gradient, hessian } = bends(network, data);
  let theta = new Float64Array(network.size);
  for (let k = 0; k < 30; k++) {
    const bent = hessian(theta).map((row, i) => row.map((h, j) => (i === j ? h + 1e-3 : h)));
    const step = solved(bent, gradient(theta));
    theta = theta.map((x, i) => x - step[i]);
  }
  expect(Math.hypot(...gradient(theta))).toBeLessThan(1e-12);
  return theta;
}

describe('batch gradient descent reaches the optimum of a convex model', () => {
  test.each<[string, number, number, number]>([
    ['linear', 0, 0.5, 400],
    ['linear(l2=0.1)', 0, 0.5, 400],
    ['logistic(l2=0.02)', 2, 3, 800],
    ['softmax(l2=0.05)', 3, 3, 1500],
  ])('%s', (text, classes, eta, updates) => {
    const data = sampled(40, 2, classes);
    const network = net(text, 2, classes);
    const run = { ...methodRun({ method: 'sgd' }, { eta }), updates };
    const { final } = trainReference(trainJob(data, network, run), () => data.train);
    const best = optimum(network, data);
    expect(Math.hypot(...final.map((x, i) => x - best[i]))).toBeLessThan(1e-6);
  });
});

test('at zero a net of relus stays: a stationary point that is no minimum', () => {
  const data = sampled(20, 2, 2);
  const network = net('mlp(5,act=relu,init=zero)', 2, 2);
  const run = { ...methodRun({ method: 'sgd' }, { eta: 1 }), updates: 50 };
  const { final } = trainReference(trainJob(data, network, run), () => data.train);
  const bias = network.parameters[3].offset;
  expect([...final.subarray(0, bias)].every((x) => x === 0)).toBe(true);
});

test.each(['linear(l2=0.1)', 'mlp(5,4)'])(
  '%s: over an epoch the mean of the mini-batch gradients is the batch gradient',
  (text) => {
    const data = sampled(10, 3, 0);
    const network = net(text, 3, 0);
    const theta = scattered(network);
    const of = (rows: number[]) => gradientOf(network, theta, batchOf(data, rows), use).gradient;
    const rows = allRows(data);
    const batches = [rows.slice(0, 4), rows.slice(4, 8), rows.slice(8)];
    const mean = of(rows).map((_, i) => batches.reduce((sum, batch) => sum + (batch.length / 10) * of(batch)[i], 0));
    of(rows).forEach((g, i) => {
      expect(mean[i]).toBeCloseTo(g, 13);
    });
  },
);

test('the variance of the batch gradient is σ²/n with replacement, and (N − n)/(N − 1) of it without', () => {
  // All pairs of five rows, exactly.
  const data = sampled(5, 1, 0);
  const network = net('linear', 1, 0);
  const theta = scattered(network);
  const of = (rows: number[]) => gradientOf(network, theta, batchOf(data, rows), use).gradient[0];
  const variance = (values: number[]) => {
    const mean = values.reduce((a, b) => a + b) / values.length;
    return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
  };
  const rows = allRows(data);
  const pairs = rows.flatMap((a) => rows.map((b) => [a, b]));
  const single = variance(rows.map((row) => of([row])));
  expect(variance(pairs.map(of))).toBeCloseTo(single / 2, 13);
  expect(variance(pairs.filter(([a, b]) => a !== b).map(of))).toBeCloseTo(((single / 2) * 3) / 4, 13);
});

describe('a rate of 2/λmax divides what converges from what diverges', () => {
  const data = sampled(30, 1, 0);
  const network = net('linear', 1, 0);
  const bowl = bowlOf({ x: (data.inputs as { values: Float32Array }).values, y: data.targets });
  const [largest] = eigenvalues(bowl.hessian);
  const trained = (times: number) => {
    const run = { ...methodRun({ method: 'sgd' }, { eta: times / largest }), updates: 3000 };
    return trainReference(trainJob(data, network, run), () => data.train);
  };
  const distance = (final: Float64Array) => Math.hypot(final[0] - bowl.optimum[0], final[1] - bowl.optimum[1]);

  test('1.99/λmax converges', () => {
    const { final, divergedAt } = trained(1.99);
    expect(divergedAt).toBeUndefined();
    expect(distance(final)).toBeLessThan(1e-9);
  });

  test('2.01/λmax diverges', () => expect(distance(trained(2.01).final)).toBeGreaterThan(1e10));

  test('3/λmax leaves single precision, and the run ends as diverged', () => {
    const { divergedAt, final, updates } = trained(3);
    expect(divergedAt).toBe(updates + 1);
    expect(Math.max(...final.map(Math.abs))).toBeLessThan(3.4e38);
  });
});

describe('with replacement the mean of the loss is predicted exactly', () => {
  const updates = 80;
  const seeds = 256;
  const data = sampled(60, 1, 0, 9);
  const points = { x: (data.inputs as { values: Float32Array }).values, y: data.targets };
  const bowl = bowlOf(points);
  const network = net('linear', 1, 0);

  const excess = (theta: ArrayLike<number>) => meanExcess(bowl.hessian, momentsAt([theta[0], theta[1]], bowl));

  test('the bowl is the loss', () => {
    const theta = Float64Array.of(0.3, -0.2);
    const { forward } = gradientOf(network, theta, batchOf(data, data.train), use);
    expect(bowl.least + excess(theta)).toBeCloseTo(forward.loss, 13);
  });

  test.each([1, 2])('every sequence of three rows, %i a batch', (batch) => {
    const rows = { x: [0.7, -1.1, 2], y: [1, 0.3, -0.4] };
    const line = bowlOf(rows);
    const draws = Array.from({ length: 3 ** batch }, (_, k) => (batch === 1 ? [k] : [k % 3, Math.floor(k / 3)]));
    let places = [[0.5, -1]];
    let moments = momentsAt([0.5, -1], line);
    for (let update = 0; update < 3; update++) {
      places = places.flatMap(([w, b]) =>
        draws.map((draw) => {
          const slopes = draw.map((i) => [(w * rows.x[i] + b - rows.y[i]) * rows.x[i], w * rows.x[i] + b - rows.y[i]]);
          return [0, 1].map((k) => [w, b][k] - (0.3 / batch) * slopes.reduce((sum, slope) => sum + slope[k], 0));
        }),
      );
      moments = nextMoments(rows, line, moments, 0.3, batch);
      const values = places.map(([w, b]) => meanExcess(line.hessian, momentsAt([w, b], line)));
      expect(meanExcess(line.hessian, moments)).toBeCloseTo(values.reduce((a, b) => a + b) / values.length, 12);
    }
  });

  test.each([
    [0.01, 1],
    [0.1, 1],
    [0.01, 10],
    [0.1, 10],
  ])('η %d, %i rows', (eta, batch) => {
    const found = Array.from({ length: updates + 1 }, () => [] as number[]);
    for (let seed = 0; seed < seeds; seed++) {
      const run = { ...methodRun({ method: 'sgd' }, { eta }), seed, batch, updates };
      const { snapshots } = trainReference(
        trainJob(data, network, run, { snapshots: upTo(updates) }),
        drawn(60, batch, seed),
      );
      snapshots.forEach((theta, k) => {
        found[k].push(excess(theta));
      });
    }
    let moments = momentsAt([0, 0], bowl);
    const errors = found.slice(1).map((values) => {
      moments = nextMoments(points, bowl, moments, eta, batch);
      const mean = values.reduce((a, b) => a + b) / seeds;
      const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (seeds - 1);
      return Math.abs(mean - meanExcess(bowl.hessian, moments)) / Math.sqrt(variance / seeds);
    });
    expect(errors.filter((error) => error <= 3).length).toBeGreaterThanOrEqual(0.95 * updates);
    expect(Math.max(...errors)).toBeLessThan(7);
    // The band holds about as many of the runs as it says.
    const [low, high] = [0.05, 0.95].map((share) => excessBelow(bowl, moments, share));
    const inside = found[updates].filter((value) => value >= low && value <= high).length / seeds;
    expect(inside).toBeGreaterThan(0.84);
    expect(inside).toBeLessThan(0.96);
  });
});

test('the flippers and masses of penguins have the bowl, and the loss after ten examples, that are known of them', async () => {
  const table = await tableOf('penguins-mass');
  const pointsOf = (features: 'standardised' | 'raw') => {
    const { inputs, targets } = prepare(table, { split: 'all', features });
    return { x: (inputs as { values: Float32Array }).values, y: targets };
  };
  const [large, small] = eigenvalues(bowlOf(pointsOf('raw')).hessian);
  expect(large).toBeCloseTo(40565.07, 2);
  expect(small).toBeCloseTo(0.00486, 6);
  const points = pointsOf('standardised');
  const bowl = bowlOf(points);
  expect(bowl.least).toBeCloseTo(0.120504, 6);
  for (const [k, h] of [1, 0, 1].entries()) expect(bowl.hessian[k]).toBeCloseTo(h, 6);
  let moments = momentsAt([0, 0], bowl);
  for (let update = 0; update < 10; update++) moments = nextMoments(points, bowl, moments, 0.01, 1);
  expect(meanExcess(bowl.hessian, moments)).toBeCloseTo(0.31123, 5);
});

describe('the band', () => {
  const round: Bowl = { optimum: [0, 0], least: 0, hessian: [1, 0, 1] };

  test('of a round bowl about its optimum is exponential', () => {
    const moments = { mean: [0, 0], second: [0.3, 0, 0.3] } as const;
    for (const share of [0.05, 0.5, 0.95]) {
      expect(excessBelow(round, moments, share)).toBeCloseTo(-0.3 * Math.log(1 - share), 4);
    }
  });

  test('is the value itself where nothing is random', () => {
    expect(excessBelow(round, momentsAt([3, 4], round), 0.05)).toBeCloseTo(12.5, 6);
  });

  test('of a tilted bowl is what normal numbers say', () => {
    const bowl: Bowl = { optimum: [0, 0], least: 0, hessian: [2, 0.7, 1] };
    const [mean, a, b] = [[0.4, -0.3] as const, [0.5, 0.2], [0, 0.3]];
    const samples = Array.from({ length: 40_000 }, (_, k) => {
      const [u, v] = [0, 1].map((i) => randomNormal(4, i, 0, k));
      const e = [mean[0] + a[0] * u + b[0] * v, mean[1] + a[1] * u + b[1] * v];
      return (2 * e[0] * e[0] + 1.4 * e[0] * e[1] + e[1] * e[1]) / 2;
    });
    const second = [
      mean[0] ** 2 + a[0] ** 2 + b[0] ** 2,
      mean[0] * mean[1] + a[0] * a[1] + b[0] * b[1],
      mean[1] ** 2 + a[1] ** 2 + b[1] ** 2,
    ] as const;
    for (const share of [0.05, 0.5, 0.95]) {
      const q = excessBelow(bowl, { mean, second }, share);
      expect(Math.abs(samples.filter((x) => x <= q).length / samples.length - share)).toBeLessThan(0.006);
    }
  });
});

describe('½(s − ab)² has a plateau (Saxe)', () => {
  test.each([1e-2, 1e-4])('from ab = %d', (u0) => {
    const [s, eta] = [1.5, 1e-3];
    const steps = Math.ceil((Math.log(s / u0) / (2 * s) + 2) / eta);
    const root = Math.sqrt(u0);
    const run = methodRun({ method: 'sgd' }, { eta });
    const [{ points }] = runReference({ f: '(1.5 - x*y)^2/2', runs: [run], start: [root, root], steps });
    let worst = 0;
    points.forEach(([x, y], k) => {
      worst = Math.max(worst, Math.abs(x * y - productAt(s, u0, k * eta)));
    });
    // Steps of η lag behind the flow by O(η) of its fastest rise, s²/2.
    expect(worst).toBeLessThan(8 * eta * s);
    const half = points.findIndex(([x, y]) => x * y >= s / 2) * eta;
    expect(half).toBeCloseTo(Math.log(s / u0 - 1) / (2 * s), 1);
  });
});
