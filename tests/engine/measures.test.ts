import { describe, expect, it } from 'vitest';
import { measured } from '../../src/engine/cpu/train/measures';
import { CpuTraining } from '../../src/engine/cpu/train/training';
import type { Measure } from '../../src/engine/train/types';
import type { Prepared, SparseInputs } from '../../src/objectives/data/types';
import { deviationOfBatch } from '../../src/objectives/laws/batch-gradient';
import { batchOf, forward, gradientOf, passed } from '../../src/objectives/model/passes';
import type { Network } from '../../src/objectives/model/types';
import { largestEigenvalue } from '../../src/study/lanczos';
import { net, sampled, scattered } from '../objectives/nets';
import { done, sparsely } from './train-nets';
import { methodRun, trainJob } from './trainings';

const use = { kind: 'training', seed: 1, update: 1 } as const;

const found = (data: Prepared, network: Network, measure: Measure, ...places: readonly Float64Array[]) =>
  done(
    measured({
      ...{ dataKey: 'test', data, network, measure },
      theta: Float32Array.from(places.flatMap((place) => [...place])),
    }),
  );

/** Some rows do not train. */
function parted(rows: number, classes: number): Prepared {
  const all = sampled(rows, 4, classes);
  return { ...all, train: all.train.filter((r) => r % 4 !== 1), validation: all.train.filter((r) => r % 4 === 1) };
}

const gradientAt = (data: Prepared, network: Network, theta: Float64Array, rows: ArrayLike<number> = data.train) =>
  gradientOf(network, theta, batchOf(data, rows), use).gradient;

/** Where single precision has it. */
const rounded = (network: Network, seed = 3) => Float64Array.from(Float32Array.from(scattered(network, seed)));

describe('sharpness', () => {
  it('of a line is the largest eigenvalue of its H: of [mean x², mean x; mean x, 1]', () => {
    const data = sampled(300, 1, 0);
    const network = net('linear', 1, 0);
    const x = Array.from(data.train, (row) => 3 * data.inputs.values[row] + 1);
    const stretched = { ...data, inputs: { ...data.inputs, values: Float32Array.from(x) } } as Prepared;
    const [m, s] = [1, 2].map((power) => x.reduce((sum, value) => sum + value ** power, 0) / x.length);
    const exact = (s + 1 + Math.hypot(s - 1, 2 * m)) / 2;
    const values = found(stretched, network, { kind: 'sharpness' }, rounded(network), rounded(network, 5));
    for (const value of values) expect(Math.abs(value / exact - 1)).toBeLessThan(2e-5);
  });

  it.each([
    ['logistic(l2=0.3)', 2],
    ['softmax', 3],
    ['mlp(8,6,act=tanh)', 0],
    ['mlp(7,5,act=sigmoid,l2=0.02)', 3],
    ['mlp(9,act=softplus,bn=on)', 3],
    // Judged with every unit.
    ['mlp(7,act=tanh,dropout=0.4)', 2],
  ] as const)('of %s is that of the Hessian in f64, within a thousandth', (model, classes) => {
    const data = parted(700, classes);
    const network = net(model, 4, classes);
    const theta = rounded(network);
    const whole = { ...network, layers: network.layers.filter(({ kind }) => kind !== 'dropout') };
    const h = 1e-5;
    const exact = done(
      largestEigenvalue(network.size, function* (v) {
        yield;
        const [a, b] = [-h, h].map((to) =>
          gradientAt(
            data,
            whole,
            theta.map((x, i) => x + to * v[i]),
          ),
        );
        return a.map((x, i) => (b[i] - x) / (2 * h));
      }),
    )?.value as number;
    const [value] = found(data, network, { kind: 'sharpness' }, theta);
    expect(Math.abs(value / exact - 1)).toBeLessThan(1e-3);
  });

  it('is none where single precision does not hold the loss', () => {
    const network = net('linear', 4, 0);
    const far = new Float64Array(network.size).fill(1e30);
    const values = found(sampled(40, 4, 0), network, { kind: 'sharpness' }, far, rounded(network));
    expect([...values].map(Number.isFinite)).toEqual([false, true]);
  });
});

/** All lists of so many of some rows, in order. */
const draws = (rows: readonly number[], count: number): number[][] =>
  count === 0 ? [[]] : draws(rows, count - 1).flatMap((list) => rows.map((row) => [...list, row]));

describe('the standard deviation of the batch gradient', () => {
  it.each([
    ['linear(l2=0.2)', 0, false],
    ['logistic', 2, true],
    ['mlp(3,act=tanh,l2=0.1)', 3, false],
  ] as const)('of %s is that of every batch there is, with replacement and without', (model, classes, isSparse) => {
    const all = sampled(9, 4, classes, 8);
    const inputs = isSparse ? sparsely(all.inputs, 0.4) : all.inputs;
    const data: Prepared = { ...all, inputs, train: Uint32Array.of(0, 2, 3, 4, 5, 7, 8) };
    const network = net(model, 4, classes);
    const theta = rounded(network);
    const full = gradientAt(data, network, theta);
    const spread = (batches: readonly number[][]) => {
      const squares = batches.map((rows) => {
        const own = gradientAt(data, network, theta, rows);
        return own.reduce((sum, g, i) => sum + (g - full[i]) ** 2, 0);
      });
      return Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length);
    };
    const rows = [...data.train];
    const [sigma] = found(data, network, { kind: 'noise' }, theta);
    for (const batch of [1, 3]) {
      const every = draws(rows, batch);
      const without = every.filter((list) => new Set(list).size === batch);
      for (const [replacement, batches] of [
        [true, every],
        [false, without],
      ] as const) {
        const value = deviationOfBatch(sigma, { batch, rows: rows.length, replacement });
        expect(Math.abs(value / spread(batches) - 1)).toBeLessThan(1e-5);
      }
    }
    expect(deviationOfBatch(sigma, { batch: 7, rows: 7, replacement: false })).toBe(0);
  });

  it('is none with batch norm: its rows have no gradient each', () => {
    const network = net('mlp(3,bn=on)', 4, 2);
    expect([...found(sampled(20, 4, 2), network, { kind: 'noise' }, rounded(network))]).toEqual([Number.NaN]);
  });
});

it.each([
  ['mlp(8,6,act=relu,l2=0.05)', 3],
  ['mlp(7,bn=on)', 2],
] as const)('the gradient of %s over all training rows is that of f64', (model, classes) => {
  const data = parted(700, classes);
  const network = net(model, 4, classes);
  const theta = rounded(network);
  const exact = gradientAt(data, network, theta);
  const values = found(data, network, { kind: 'gradient' }, theta);
  const apart = Math.hypot(...values.map((g, i) => g - exact[i]));
  expect(apart).toBeLessThan(1e-5 * Math.hypot(...exact));
  const [length] = found(data, network, { kind: 'norm' }, theta);
  expect(Math.abs(length / Math.hypot(...exact) - 1)).toBeLessThan(1e-5);
});

describe('scales', () => {
  const rms = (values: ArrayLike<number>) =>
    Math.sqrt(Array.from(values).reduce((sum, x) => sum + x * x, 0) / values.length);

  it('are those of the inputs, of every dense layer’s sums, and of a row’s loss by these', () => {
    const data = parted(700, 2);
    const network = net('mlp(6,5,act=tanh)', 4, 2);
    const theta = rounded(network);
    const batch = batchOf(data, data.train);
    const inputs = passed(network, theta, batch.inputs, use);
    const dense = network.layers.flatMap((layer, i) => (layer.kind === 'dense' ? [{ layer, i }] : []));
    // The slope of a row's loss by a unit's sum is that by its bias.
    const slopes = dense.map(({ layer }) =>
      rms(
        [...data.train].flatMap((row) => [
          ...gradientAt(data, network, theta, [row]).subarray(layer.bias, (layer.bias as number) + layer.outputs),
        ]),
      ),
    );
    const exact = [rms(batch.inputs.values), ...dense.map(({ i }) => rms(inputs[i + 1].values)), ...slopes];
    const values = found(data, network, { kind: 'scales' }, theta);
    expect(values.length).toBe(exact.length);
    values.forEach((value, k) => {
      expect(Math.abs(value / exact[k] - 1)).toBeLessThan(1e-5);
    });
    expect(forward(network, theta, batch, use).loss).toBeGreaterThan(0);
  });

  it('of relus 50 wide grow by 5 a layer, forward and back, where weights have unit variance', () => {
    const network = net('mlp(50,50,50,50,50,50,act=relu)', 4, 0);
    const theta = rounded(network).map((x) => 2 * x);
    for (const layer of network.layers)
      if (layer.kind === 'dense') theta.fill(0, layer.bias, (layer.bias as number) + layer.outputs);
    const values = found(sampled(300, 4, 0), network, { kind: 'scales' }, theta);
    const [given, back] = [values.slice(1, 8), values.slice(8)];
    // √(50/2), but for the chance of 2 500 weights: the mean over five layers.
    expect((given[5] / given[0]) ** (1 / 5)).toBeCloseTo(5, 0);
    expect((back[0] / back[5]) ** (1 / 5)).toBeCloseTo(5, 0);
  });
});

describe('rates', () => {
  const data: Prepared = { ...sampled(80, 4, 2), inputs: sparsely(sampled(80, 4, 2).inputs, 0.5) };
  const network = net('logistic', 4, 2);
  const updates = 20;
  const first = Float32Array.from(scattered(network, 9));

  /** The states, and what is measured for the next update, after some updates of a method. */
  function after(method: string, hyper: Record<string, number>, done_: readonly string[] = []) {
    const run = {
      ...methodRun({ method, with: done_ }, hyper),
      batch: 8,
      updates,
      seed: 2,
      order: 'reshuffled' as const,
    };
    const parts = [...new CpuTraining(trainJob(data, network, run, { checkpoints: [updates] })).parts()];
    const checkpoint = parts.flatMap((part) => part?.checkpoints ?? [])[0].arrays;
    const [theta, ...states] = Array.from({ length: checkpoint.length / network.size }, (_, k) =>
      Float64Array.from(checkpoint.subarray(k * network.size, (k + 1) * network.size)),
    );
    const measure = {
      ...({ kind: 'rates', rule: run.rule, hyper: run.hyper, seed: 2, update: updates + 1 } as const),
      first,
      states: checkpoint.subarray(network.size),
    };
    return { states, rates: found(data, network, measure, theta) };
  }

  /** How many rows have each input, and how large its slopes are there. */
  function usual() {
    const theta = Float64Array.from(first);
    const { starts, columns } = data.inputs as SparseInputs;
    return [0, 1, 2, 3].map((i) => {
      const rows = [...data.train].filter((row) => columns.subarray(starts[row], starts[row + 1]).includes(i));
      const squares = rows.map((row) => gradientAt(data, network, theta, [row])[i] ** 2);
      return { count: rows.length, h: Math.sqrt(squares.reduce((a, b) => a + b, 0) / rows.length) };
    });
  }

  const steps = updates + 1;
  it.each([
    ['sgd', { eta: 0.3 }, [], () => 0.3],
    ['momentum', { eta: 0.3, gamma: 0.9 }, [], () => 0.3],
    ['sgd', { eta: 0.3, half: 10 }, ['inverse'], () => 0.3 / (1 + (steps - 1) / 10)],
    ['adagrad', { eta: 0.3, epsilon: 1e-8 }, [], (h: number, [sum]: number[]) => 0.3 / Math.sqrt(sum + h * h)],
    [
      'adam',
      { eta: 0.01, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 },
      [],
      (h: number, [, v]: number[]) =>
        (0.01 * 0.1) / (1 - 0.9 ** steps) / Math.sqrt((0.99 * v + 0.01 * h * h) / (1 - 0.99 ** steps)),
    ],
    ['signsgd', { eta: 0.02 }, [], (h: number) => 0.02 / h],
  ] as const)('of %s, %o, %o are what its rule says of the next update', (method, hyper, changed, exact) => {
    const { states, rates } = after(method, hyper as Record<string, number>, changed);
    usual().forEach(({ count, h }, i) => {
      expect(rates[i]).toBe(count);
      const expected = (exact as (h: number, states: number[]) => number)(
        h,
        states.map((state) => state[i]),
      );
      expect(Math.abs(rates[4 + i] / expected - 1)).toBeLessThan(1e-3);
    });
  });

  it('are none of an input that no row has, and of a rule in which gradients are added up', () => {
    const without: Prepared = { ...data, train: data.train.filter((row) => row % 5 === 0) };
    const run = methodRun({ method: 'sgd' }, { eta: 0.1 });
    const measure = { ...run, kind: 'rates', seed: 1, update: 1, first, states: new Float32Array(0) } as const;
    expect([...found(without, network, measure, rounded(network))].slice(4)).toEqual([NaN, NaN, NaN, NaN]);
    const clipped = methodRun({ method: 'sgd', with: ['clip'] }, { eta: 0.1, clip: 1 });
    expect(found(data, network, { ...measure, ...clipped }, rounded(network))[4]).toBeNaN();
    expect(found(data, network, measure, rounded(network))[4]).toBeCloseTo(0.1, 5);
  });
});
