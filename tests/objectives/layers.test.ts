import { describe, expect, test } from 'vitest';
import { print } from '../../src/math';
import { layerRows } from '../../src/objectives/model/layers';
import { activationReadings } from '../../src/objectives/model/layers/activation';
import { dropoutKeep } from '../../src/objectives/model/layers/dropout';
import { lossReading } from '../../src/objectives/model/layers/losses';
import { normReading } from '../../src/objectives/model/layers/norm';
import {
  accuracyOf,
  type Batch,
  batchOf,
  firstStatistics,
  forward,
  gradientOf,
  penaltyOf,
  statisticsOf,
} from '../../src/objectives/model/passes';
import { allRows, net, sampled, scattered } from './nets';

const training = { kind: 'training', seed: 1, update: 1 } as const;
const zeros = (size: number) => new Float64Array(size);

/** One row with no input of its own: the outputs are the biases. */
const aRow = (target: number): Batch => ({
  inputs: { rows: 1, width: 1, values: zeros(1) },
  targets: Float64Array.of(target),
});

/** The loss of a row whose outputs are given. */
function lossOf(text: string, classes: number, outputs: readonly number[], target: number) {
  const network = net(text, 1, classes);
  const theta = zeros(network.size);
  theta.set(outputs, network.parameters[1].offset);
  const { gradient, forward } = gradientOf(network, theta, aRow(target), training);
  return { loss: forward.loss, slopes: [...gradient.subarray(network.parameters[1].offset)] };
}

describe('losses have their closed values', () => {
  test.each<[string, number, number[], number, number]>([
    ['linear', 0, [3], 1, 2],
    ['logistic', 2, [0], 1, Math.LN2],
    ['logistic', 2, [0], 0, Math.LN2],
    ['logistic', 2, [2], 1, Math.log1p(Math.exp(-2))],
    ['logistic', 2, [1000], 0, 1000],
    ['logistic', 2, [1000], 1, 0],
    ['logistic', 2, [40], 1, Math.exp(-40)],
    ['softmax', 4, [0, 0, 0, 0], 2, Math.log(4)],
    ['softmax', 3, [1, 2, 3], 2, Math.log(Math.exp(-2) + Math.exp(-1) + 1)],
    ['softmax', 3, [1000, 0, 0], 1, 1000],
    ['softmax', 2, [0, 2], 1, Math.log1p(Math.exp(-2))],
    ['svm', 2, [0], 0, 1],
    ['svm', 2, [0.25], 1, 0.75],
    ['svm', 2, [0.25], 0, 1.25],
    ['svm', 2, [3], 1, 0],
    ['svm', 4, [0, 0, 0, 0], 2, 3],
    ['svm', 3, [1, 0.5, 3], 0, 0.5 + 3],
    ['svm', 3, [9, 0.5, 3], 0, 0],
  ])('%s of %i classes at %j where %d is right: %d', (text, classes, outputs, target, expected) => {
    expect(lossOf(text, classes, outputs, target).loss).toBeCloseTo(expected, 13);
  });

  test.each<[string, number, number[], number, number[]]>([
    ['linear', 0, [3], 1, [2]],
    ['logistic', 2, [0], 1, [-0.5]],
    ['logistic', 2, [-1000], 1, [-1]],
    ['softmax', 4, [0, 0, 0, 0], 2, [0.25, 0.25, -0.75, 0.25]],
    ['svm', 2, [0.25], 0, [1]],
    ['svm', 3, [1, 0.5, 3], 0, [-2, 1, 1]],
  ])('%s of %i classes at %j where %d is right slopes %j', (text, classes, outputs, target, slopes) => {
    const found = lossOf(text, classes, outputs, target).slopes;
    for (let k = 0; k < slopes.length; k++) expect(found[k]).toBeCloseTo(slopes[k], 13);
  });

  test('a batch has the mean of its rows', () => {
    const data = sampled(8, 3, 4);
    const network = net('mlp(5)', 3, 4);
    const theta = scattered(network);
    const of = (rows: number[]) => forward(network, theta, batchOf(data, rows), training).loss;
    const each = allRows(data).map((row) => of([row]));
    expect(of(allRows(data))).toBeCloseTo(each.reduce((a, b) => a + b) / 8, 13);
  });

  test('l2 is half of it times the squared weights: no biases, scales and shifts', () => {
    const network = net('mlp(5,bn=on,l2=0.3)', 3, 0);
    const theta = zeros(network.size);
    for (const { name, shape, offset } of network.parameters) {
      theta.fill(name.startsWith('W') ? 2 : 7, offset, offset + shape.reduce((a, b) => a * b));
    }
    expect(penaltyOf(network, theta)).toBeCloseTo(0.15 * 4 * (15 + 5), 12);
  });

  test('what engines read is the same text', () => {
    expect(print(lossReading({ loss: 'softmax', outputs: 3 }).gradient)).toBe('1/total*exp(s - top) + -y');
    expect(print(activationReadings.tanh.derivative)).toBe('1 - out^2');
    expect(print(activationReadings.sigmoid.derivative)).toBe('out*sigmoid(-a)');
    expect(normReading.unit.backward.map(({ name }) => name)).toEqual([
      'pull_by_variance',
      'variance_by_mean',
      'pull_by_mean',
    ]);
  });
});

test('accuracy: above 0 is class 1, else the first of the largest', () => {
  const outputs = (width: number, values: number[]) => ({
    loss: 0,
    inputs: [],
    outputs: { rows: values.length / width, width, values: Float64Array.from(values) },
  });
  expect(accuracyOf(outputs(1, [0.1, 0, -3, 2]), [1, 1, 0, 0])).toBe(0.5);
  expect(accuracyOf(outputs(3, [1, 3, 2, 5, 5, 0]), [1, 0])).toBe(1);
});

describe('a norm', () => {
  const network = net('mlp(4,bn=on)', 3, 0);
  const data = sampled(40, 3, 0);
  const batch = batchOf(data, allRows(data));
  const theta = scattered(network);
  const [scale, shift] = [2, 3].map((i) => network.parameters[i].offset);

  test('gives every unit the mean `shift` and the deviation `scale` over the batch', () => {
    const { inputs } = forward(network, theta, batch, training);
    const out = inputs[2].values;
    for (let u = 0; u < 4; u++) {
      const values = Array.from({ length: 40 }, (_, r) => out[r * 4 + u]);
      const mean = values.reduce((a, b) => a + b) / 40;
      const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 40;
      expect(mean).toBeCloseTo(theta[shift + u], 12);
      const [, measured] = [0, statisticsOf(network, { inputs, outputs: inputs[0], loss: 0 })[4 + u]];
      expect(variance).toBeCloseTo((theta[scale + u] ** 2 * measured) / (measured + 1e-5), 12);
    }
  });

  test('with the statistics of the batch gives what training gives', () => {
    const trained = forward(network, theta, batch, training);
    const running = statisticsOf(network, trained);
    const judged = forward(network, theta, batch, { kind: 'inference', running });
    expect(judged.loss).toBeCloseTo(trained.loss, 14);
    const fresh = forward(network, theta, batch, { kind: 'inference', running: firstStatistics(network) });
    expect(fresh.loss).not.toBeCloseTo(trained.loss, 3);
  });

  test('several have their statistics one after the other', () => {
    const deep = net('mlp(3,2,bn=on)', 3, 0);
    expect([...firstStatistics(deep)]).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 1, 1]);
    const weights = scattered(deep);
    const trained = forward(deep, weights, batch, training);
    const running = statisticsOf(deep, trained);
    expect(forward(deep, weights, batch, { kind: 'inference', running }).loss).toBeCloseTo(trained.loss, 14);
  });
});

describe('dropout', () => {
  const layer = { kind: 'dropout', width: 50, rate: 0.3 } as const;
  const keep = (update: number) => dropoutKeep(layer, { seed: 9, update, units: 50, first: 0 });
  const masks = (update: number) =>
    Array.from({ length: 200 }, (_, r) => Array.from({ length: 50 }, (_, u) => keep(update)(r, u))).flat();

  test('leaves out the share asked for and keeps the mean', () => {
    const all = masks(1);
    const left = all.filter((k) => k === 0).length / all.length;
    expect(Math.abs(left - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / all.length));
    expect(all.filter((k) => k !== 0 && k !== 1 / 0.7)).toEqual([]);
  });

  test('draws anew in every update, and for every row', () => {
    expect(masks(1)).not.toEqual(masks(2));
    expect(masks(1).slice(0, 50)).not.toEqual(masks(1).slice(50, 100));
  });

  test('does nothing once training is over', () => {
    const input = { rows: 1, width: 50, values: zeros(50).fill(1) };
    expect(layerRows.dropout.forward(layer, zeros(0), input, {}).values).toEqual(input.values);
  });

  test('layers of one network draw different numbers', () => {
    const network = net('mlp(6,6,dropout=0.5)', 3, 0);
    const { inputs } = forward(network, scattered(network), batchOf(sampled(8, 3, 0), [0, 1, 2, 3]), training);
    const gone = (layer: number) => [...inputs[layer].values].map((x) => x === 0);
    expect(gone(3)).not.toEqual(gone(6));
  });
});

test('sparse rows are what they are when written out', () => {
  const network = net('mlp(5)', 4, 2);
  const dense = Float32Array.of(0, 2, 0, 1, 3, 0, 0, 0, 0, 0, 0, 0);
  const targets = Float32Array.of(1, 0, 1);
  const sparse = {
    starts: Uint32Array.of(0, 2, 3, 3),
    columns: Uint32Array.of(1, 3, 0),
    values: Float32Array.of(2, 1, 3),
  };
  const of = (inputs: Parameters<typeof batchOf>[0]['inputs']) =>
    forward(network, scattered(network), batchOf({ inputs, targets }, [0, 1, 2, 1]), training).loss;
  expect(of({ kind: 'sparse', width: 4, ...sparse })).toBe(of({ kind: 'dense', width: 4, values: dense }));
});
