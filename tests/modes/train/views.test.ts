import { describe, expect, test } from 'vitest';
import { boundaryOf, edgesOf, planeOf, pointsOf } from '../../../src/modes/train/views/boundary';
import { fitLine, fitPoints } from '../../../src/modes/train/views/fit';
import { histogramsOf } from '../../../src/modes/train/views/histograms';
import { loopKindOf, loopKinds, loopOf, partAt } from '../../../src/modes/train/views/loop';
import { misreadOf } from '../../../src/modes/train/views/misread';
import { outputsOf, toldOf, type Weights } from '../../../src/modes/train/views/predict';
import type { Prepared } from '../../../src/objectives/data/types';
import { matrix } from '../../../src/objectives/model/layers/row';
import { accuracyOf, batchOf, firstStatistics, forward } from '../../../src/objectives/model/passes';
import { allRows, net, sampled, scattered } from '../../objectives/nets';

const weightsOf = (text: string, inputs: number, classes: number, theta?: readonly number[]): Weights => {
  const network = net(text, inputs, classes);
  const running = firstStatistics(network);
  return { network, theta: theta ? Float64Array.from(theta) : scattered(network), running };
};

/** Rows of two features in units of their own. */
const inUnits: Prepared = {
  ...sampled(60, 2, 2),
  validation: Uint32Array.of(3, 4),
  standard: {
    inputs: [
      { mean: 200, deviation: 10 },
      { mean: -5, deviation: 0.5 },
    ],
  },
};
const names = ['a', 'b'] as const;

describe('the decision boundary', () => {
  const plane = planeOf(inUnits, [0, 1], names);

  test('of a logistic model is its straight line, in the units of the table', async () => {
    // 0 = 0.4 z₁ − 1.1 z₂ + 0.2
    const weights = weightsOf('logistic', 2, 2, [0.4, -1.1, 0.2]);
    const n = 24;
    const pieces = edgesOf(await boundaryOf(weights, plane, n), 1);
    expect(pieces.length).toBeGreaterThan(4 * n - 8);
    const [across, up] = plane.sides;
    for (let i = 0; i < pieces.length; i += 2) {
      const x = across.from + (pieces[i] / n) * (across.to - across.from);
      const y = up.from + (pieces[i + 1] / n) * (up.to - up.from);
      expect(0.4 * ((x - 200) / 10) - 1.1 * ((y + 5) / 0.5) + 0.2).toBeCloseTo(0, 5);
    }
  });

  test('separates what is told: the lead of the class told is above 0, of every other below, whatever the model', async () => {
    for (const [text, classes] of [
      ['svm', 3],
      ['mlp(5,bn=on)', 3],
      ['softmax', 2],
      ['logistic', 2],
    ] as const) {
      const { told, strength, leads, n } = await boundaryOf(weightsOf(text, 2, classes), plane, 12);
      expect(told.length).toBe((n + 2) ** 2);
      told.forEach((k, at) => {
        leads.forEach((lead, j) => {
          expect(lead[at] > 0).toBe(j === k);
        });
        expect(strength[at]).toBeLessThanOrEqual(1);
        expect(strength[at]).toBeGreaterThan(text === 'svm' ? 0 : 1 / classes - 1e-6);
      });
    }
  });

  test('has the rows of the data on it, with those told wrong: as many as the accuracy says', () => {
    const weights = weightsOf('mlp(5)', 2, 2);
    const points = pointsOf(inUnits, weights, plane);
    const training = points.filter(({ part }) => part === 'train');
    expect(points.filter(({ part }) => part === 'validation').length).toBe(2);
    const batch = batchOf(inUnits, inUnits.train);
    const passed = forward(weights.network, weights.theta, batch, { kind: 'inference', running: weights.running });
    const right = training.filter(({ wrong }) => !wrong).length / training.length;
    expect(right).toBeCloseTo(accuracyOf(passed, batch.targets), 12);
    expect(training[7].at[0]).toBeCloseTo(200 + 10 * batch.inputs.values[14], 9);
  });

  test('holds other features at the mean of the training rows, and is left when it is no longer wanted', async () => {
    const data = sampled(40, 3, 2);
    const third = planeOf(data, [0, 1], names).base[2];
    expect(third).toBeCloseTo(
      batchOf(data, data.train)
        .inputs.values.filter((_, k) => k % 3 === 2)
        .reduce((a, b) => a + b) / 40,
      9,
    );
    const ended = AbortSignal.abort(new Error('superseded'));
    const large = boundaryOf(weightsOf('mlp(64,64)', 2, 2), plane, 96, ended);
    await expect(large).rejects.toThrow('superseded');
  });

  test('is as sure of two classes by one output as by two', () => {
    const one = matrix(1, 1);
    one.values[0] = 1.3;
    const two = matrix(1, 2);
    two.values.set([-0.4, 0.9]);
    expect(toldOf(one, 0, 'logistic').told).toBe(1);
    expect(toldOf(one, 0, 'logistic').strength).toBeCloseTo(toldOf(two, 0, 'softmax').strength, 12);
  });
});

test('a fitted line is the model in the units of the table', () => {
  const data: Prepared = {
    ...sampled(30, 1, 0),
    standard: { inputs: [{ mean: 200, deviation: 14 }], target: { mean: 4200, deviation: 800 } },
  };
  const { x, y } = fitLine(weightsOf('linear', 1, 0, [0.87, 0.1]), data, { name: 'a', from: 170, to: 240 });
  expect([x[0], x.at(-1)]).toEqual([170, 240]);
  x.forEach((value, i) => {
    expect(y[i]).toBeCloseTo(4200 + 800 * (0.87 * ((value - 200) / 14) + 0.1), 8);
  });
  const points = fitPoints({ ...data, train: Uint32Array.of(0, 2) });
  expect(points.map(({ trains }) => trains).slice(0, 4)).toEqual([true, false, true, false]);
  expect(points[5].y).toBeCloseTo(4200 + 800 * data.targets[5], 8);
});

test('pictures told wrong are as many as the accuracy says, the surest first', async () => {
  const data = sampled(150, 4, 3);
  const weights = weightsOf('mlp(6)', 4, 3);
  const { rows, wrong } = await misreadOf(weights, data, allRows(data));
  const batch = batchOf(data, allRows(data));
  const accuracy = accuracyOf(
    forward(weights.network, weights.theta, batch, { kind: 'inference', running: weights.running }),
    batch.targets,
  );
  expect(wrong.length / rows).toBeCloseTo(1 - accuracy, 12);
  const outputs = outputsOf(weights, batch.inputs);
  for (const { row, told, is } of wrong) {
    expect(is).toBe(data.targets[row]);
    expect(told).toBe(toldOf(outputs, row, 'softmax').told);
    expect(told).not.toBe(is);
  }
  const sure = wrong.map(({ strength }) => strength);
  expect(sure).toEqual([...sure].sort((a, b) => b - a));
  for (const { pixels } of wrong) expect([Math.min(...pixels), Math.max(...pixels)]).toEqual([0, 1]);
});

test('histograms count every number once, about 0, each tensor by itself', () => {
  const { parameters } = net('mlp(3)', 2, 0);
  const vector = Float64Array.from({ length: 13 }, (_, i) => (i - 6) / 3);
  const { from, to, each } = histogramsOf(parameters, vector);
  expect([from, to]).toEqual([-2, 2]);
  expect(each.map(({ name, size }) => [name, size])).toEqual([
    ['W1', 6],
    ['b1', 3],
    ['W2', 3],
    ['b2', 1],
  ]);
  for (const { counts, size } of each) expect(counts.reduce((a, b) => a + b)).toBe(size);
  expect([each[0].counts[0], each[3].counts.at(-1), each[1].zeros]).toEqual([1, 1, 1]);
  expect(each[1].deviation).toBeCloseTo(Math.sqrt(2 / 3) / 3, 12);
  const same = histogramsOf(
    parameters,
    vector.map(() => 0),
  );
  expect(same.each[0].counts.reduce((a, b) => a + b)).toBe(6);
  const broken = histogramsOf(
    parameters,
    vector.map((value, i) => (i === 0 ? Infinity : value)),
  );
  expect(broken.each[0].counts.reduce((a, b) => a + b)).toBe(5);
});

describe('the loop of section 2', () => {
  /** Runs the text on ½ mean (θ − row)², with rows in the order given. */
  const run = (kind: (typeof loopKinds)[number], training: readonly number[], n = 2): number[] => {
    const recorded: number[] = [];
    const text = loopOf(kind).map((line) => line.text);
    const given = {
      ...{ seed: 1, epochs: 2, eta: 0.5, n, training },
      start: () => [0],
      shuffled: (rows: readonly number[]) => rows,
      parts: (rows: readonly number[], size: number) =>
        Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size)),
      gradient: ([w]: readonly number[], batch: readonly number[]) => [
        batch.reduce((sum, row) => sum + (w - row) / batch.length, 0),
      ],
      record: ([w]: readonly number[]) => recorded.push(w),
    };
    new Function(...Object.keys(given), text.join('\n'))(...Object.values(given));
    return recorded;
  };

  test('runs, and does what each of the three does', () => {
    expect(run('batch', [1, 2, 6])).toEqual([0, 1.5, 2.25]);
    expect(run('stochastic', [4, 8])).toEqual([0, 2, 5, 4.5, 6.25]);
    expect(run('mini-batch', [1, 3, 4])).toEqual([0, 1, 2.5, 2.25, 3.125]);
    expect(run('mini-batch', [1, 2, 6], 3)).toEqual(run('batch', [1, 2, 6]));
    expect(run('mini-batch', [4, 8], 1)).toEqual(run('stochastic', [4, 8]));
  });

  test('differs in one line, which is that of the batches', () => {
    const texts = loopKinds.map((kind) => loopOf(kind));
    texts[0].forEach(({ part }, i) => {
      expect(new Set(texts.map((lines) => lines[i].text)).size).toBe(part === 'batch' ? 3 : 1);
    });
    expect([loopKindOf(10, 10), loopKindOf(1, 10), loopKindOf(4, 10)]).toEqual(loopKinds);
    expect([0, 1, 2, 3, 4].map((update) => partAt(update, 7, { batch: 3 }))).toEqual([
      'start',
      'order',
      'step',
      'step',
      'order',
    ]);
    const sizes = { batch: 3, later: [{ update: 3, batch: 1 }] };
    expect([3, 4, 5].map((update) => partAt(update, 7, sizes))).toEqual(['step', 'order', 'step']);
    expect(partAt(3, 7, { batch: 7 })).toBe('step');
  });
});
