import { describe, expect, it } from 'vitest';
import type { DenseInputs, Inputs } from '../../src/objectives/data/types';
import { networkOf } from '../../src/objectives/model/network';
import {
  accuracyOf,
  batchOf,
  firstStatistics,
  forward,
  gradientOf,
  statisticsOf,
} from '../../src/objectives/model/passes';
import { activations, type Model, type Network } from '../../src/objectives/model/types';
import { randomNormal, randomUnit } from '../../src/study/random';
import { blocksApart, placed, somewhere, sparsely } from './train-nets';

const model = (part: Partial<Model>): Model => ({
  ...{ kind: 'mlp', widths: [], act: 'tanh', bn: false, dropout: 0, l2: 0, init: { kind: 'normal', sd: 0.6 } },
  ...part,
});

/** Every model, loss, activation, with and without norm, dropout and l2; widths that are no whole vectors. */
const cases: readonly { readonly title: string; readonly model: Model; readonly classes: number }[] = [
  { title: 'linear', model: model({ kind: 'linear' }), classes: 0 },
  { title: 'linear, l2', model: model({ kind: 'linear', l2: 0.3 }), classes: 0 },
  { title: 'logistic', model: model({ kind: 'logistic' }), classes: 2 },
  { title: 'logistic without biases', model: model({ kind: 'logistic', bias: false }), classes: 2 },
  { title: 'softmax of five without biases', model: model({ kind: 'softmax', bias: false }), classes: 5 },
  { title: 'softmax of two', model: model({ kind: 'softmax' }), classes: 2 },
  { title: 'softmax of ten', model: model({ kind: 'softmax', l2: 0.1 }), classes: 10 },
  { title: 'svm of two', model: model({ kind: 'svm', l2: 0.1 }), classes: 2 },
  { title: 'svm of five', model: model({ kind: 'svm' }), classes: 5 },
  ...activations.flatMap((act) =>
    [false, true].flatMap((bn) =>
      [0, 2, 3].map((classes) => ({
        title: `mlp(9,6) of ${classes} classes, ${act}${bn ? ', norm' : ''}`,
        model: model({ widths: [9, 6], act, bn, l2: 0.01 }),
        classes,
      })),
    ),
  ),
  { title: 'mlp with dropout', model: model({ widths: [17, 5], dropout: 0.3 }), classes: 3 },
  {
    title: 'mlp with norm and dropout',
    model: model({ widths: [12, 20], act: 'relu', bn: true, dropout: 0.5 }),
    classes: 4,
  },
  { title: 'a narrow mlp', model: model({ widths: [1, 2, 1] }), classes: 2 },
];

const width = 11;
const count = 40;
const unit = (i: number) => randomUnit(8, 1, 0, i);

const dense: DenseInputs = {
  ...{ kind: 'dense', width },
  values: Float32Array.from({ length: count * width }, (_, i) => randomNormal(8, 0, 0, i)),
};
const sparse = sparsely(dense, 0.7);
const targetsOf = (classes: number) =>
  Float32Array.from({ length: count }, (_, r) => (classes ? Math.floor(unit(2000 + r) * classes) : unit(3000 + r)));

function computed(network: Network, inputs: Inputs, classes: number, rows: readonly number[]) {
  const data = { inputs, targets: targetsOf(classes) };
  const theta = somewhere(network);
  const { engine, forward: passed, backward } = placed(network, data, theta, 24);
  const use = { kind: 'training', seed: 5, update: 9 } as const;
  const loss = passed(rows, use);
  const gradient = backward();
  const batch = batchOf(data, rows);
  const exact = gradientOf(network, Float64Array.from(theta), batch, use);
  const running = firstStatistics(network).map((value, i) => value + 0.1 + 0.01 * i);
  const statistics = engine.statistics();
  const judged = passed(rows, { kind: 'inference', running: Float32Array.from(running) });
  return {
    ...{ loss, gradient, statistics, judged, exact },
    right: engine.right(),
    targets: batch.targets,
    exactStatistics: statisticsOf(network, exact.forward),
    exactJudged: forward(network, Float64Array.from(theta), batch, { kind: 'inference', running }),
  };
}

describe('the gradient of the CPU engine is that of f64, block by block', () => {
  const rows = Array.from({ length: 21 }, (_, i) => (i * 7) % count);
  for (const [kind, inputs] of [
    ['dense', dense],
    ['sparse', sparse],
  ] as const) {
    it.each(cases)(`$title, ${kind} rows`, ({ model: asked, classes }) => {
      const network = networkOf(asked, { inputs: width, classes });
      if (!('layers' in network)) throw new Error('refused');
      for (const some of [rows, rows.slice(0, 1), rows.slice(0, 8)]) {
        if (asked.bn && some.length === 1) continue;
        const found = computed(network, inputs, classes, some);
        const { exact } = found;
        expect(found.loss).toBeCloseTo(exact.forward.loss * some.length, 4);
        expect(blocksApart(network, found.gradient, exact.gradient)).toEqual([]);
        expect(found.right).toBe(
          classes ? Math.round(accuracyOf(found.exactJudged, found.targets) * some.length) : found.right,
        );
        found.statistics.forEach((value, i) => {
          expect(value).toBeCloseTo(found.exactStatistics[i], 5);
        });
        expect(found.judged).toBeCloseTo(found.exactJudged.loss * some.length, 3);
      }
    });
  }
});

it('a large product is taken in parts, between which a run may be left, and is that of fewer rows at a time', () => {
  const network = networkOf(model({ widths: [96], l2: 0.1 }), { inputs: 900, classes: 0 });
  if (!('layers' in network)) throw new Error('refused');
  const inputs: DenseInputs = {
    ...{ kind: 'dense', width: 900 },
    values: Float32Array.from({ length: 600 * 900 }, (_, i) => randomNormal(8, 0, 0, i)),
  };
  const data = { inputs, targets: Float32Array.from({ length: 600 }, (_, r) => unit(r)) };
  const { engine, forward: passed } = placed(network, data, somewhere(network), 600, undefined, 2 ** 20);
  const all = Array.from({ length: 600 }, (_, r) => r);
  const use = { kind: 'training', seed: 1, update: 1 } as const;
  const whole = passed(all, use) ?? Number.NaN;
  let rests = 0;
  engine.load(all);
  for (const _ of engine.forward(engine.free, use)) rests++;
  expect(rests).toBeGreaterThan(network.layers.length);
  const parts = [0, 200, 400].map((from) => passed(all.slice(from, from + 200), use) ?? Number.NaN);
  expect(whole).toBeCloseTo(
    parts.reduce((a, b) => a + b),
    1,
  );
});
