import { describe, expect, it } from 'vitest';
import { CpuNetwork } from '../../src/engine/cpu/train/network';
import type { Inputs, SparseInputs } from '../../src/objectives/data/types';
import { initialOf } from '../../src/objectives/model/initial';
import { networkOf } from '../../src/objectives/model/network';
import { batchOf, firstStatistics, forward, gradientOf, statisticsOf } from '../../src/objectives/model/passes';
import { activations, type Model, type Network } from '../../src/objectives/model/types';
import { randomNormal, randomUnit } from '../../src/study/random';

const model = (part: Partial<Model>): Model => ({
  ...{ kind: 'mlp', widths: [], act: 'tanh', bn: false, dropout: 0, l2: 0, init: { kind: 'normal', sd: 0.6 } },
  ...part,
});

/** Every model, loss, activation, with and without norm, dropout and l2; widths that are no whole vectors. */
const cases: readonly { readonly title: string; readonly model: Model; readonly classes: number }[] = [
  { title: 'linear', model: model({ kind: 'linear' }), classes: 0 },
  { title: 'linear, l2', model: model({ kind: 'linear', l2: 0.3 }), classes: 0 },
  { title: 'logistic', model: model({ kind: 'logistic' }), classes: 2 },
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

const dense: Inputs = {
  ...{ kind: 'dense', width },
  values: Float32Array.from({ length: count * width }, (_, i) => randomNormal(8, 0, 0, i)),
};
/** Rows of 0 … 4 numbers. */
const sparse: SparseInputs = (() => {
  const rows = Array.from({ length: count }, (_, r) =>
    Array.from({ length: width }, (_, c) => c).filter((c) => (r % 5 > 0 ? unit(r * width + c) < 0.3 : c > 99)),
  );
  const columns = rows.flat();
  return {
    ...{ kind: 'sparse', width, columns: Uint32Array.from(columns) },
    starts: Uint32Array.from({ length: count + 1 }, (_, r) => rows.slice(0, r).flat().length),
    values: Float32Array.from(columns, (_, k) => 0.5 + unit(1000 + k)),
  };
})();
const targetsOf = (classes: number) =>
  Float32Array.from({ length: count }, (_, r) => (classes ? Math.floor(unit(2000 + r) * classes) : unit(3000 + r)));

const done = <T>(work: Generator<undefined, T>): T => {
  for (;;) {
    const { done: ended, value } = work.next();
    if (ended) return value as T;
  }
};

/** Theta in f32, every tensor of it away from where it begins. */
const somewhere = (network: Network): Float32Array =>
  initialOf(network, 3).map((value, i) => value + 0.2 * randomNormal(4, 0, 0, i));

function computed(network: Network, inputs: Inputs, classes: number, rows: readonly number[]) {
  const data = { inputs, targets: targetsOf(classes) };
  const theta = somewhere(network);
  const room = 2 ** 16;
  const net = new CpuNetwork(network, data, 24, 2 * room);
  const [at, to] = [net.free, net.free + room];
  const { coordinates } = net.places;
  const floats = (pointer: number) => new Float32Array(net.memory.buffer, pointer, coordinates.length);
  floats(at).set(Float32Array.from(coordinates, (i) => (i < 0 ? 0 : theta[i])));
  net.load(rows);
  const use = { kind: 'training', seed: 5, update: 9 } as const;
  const loss = done(net.forward(at, use));
  done(net.backward(at, to));
  const gradient = new Float32Array(network.size);
  floats(to).forEach((value, place) => {
    if (coordinates[place] >= 0) gradient[coordinates[place]] = value;
  });
  const batch = batchOf(data, rows);
  const exact = gradientOf(network, Float64Array.from(theta), batch, use);
  const running = firstStatistics(network).map((value, i) => value + 0.1 + 0.01 * i);
  const statistics = net.statistics();
  const judged = done(net.forward(at, { kind: 'inference', running: Float32Array.from(running) }));
  return {
    ...{ loss, gradient, statistics, judged, exact },
    right: net.right(),
    exactStatistics: statisticsOf(network, exact.forward),
    exactJudged: forward(network, Float64Array.from(theta), batch, { kind: 'inference', running }),
  };
}

const norm = (values: ArrayLike<number>) => Math.hypot(...Array.from(values));

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
        const whole = norm(exact.gradient);
        for (const { name, shape, offset } of network.parameters) {
          const end = offset + shape.reduce((a, b) => a * b);
          const [a, b] = [found.gradient, exact.gradient].map((all) => all.slice(offset, end));
          const apart = norm(a.map((value, i) => value - b[i]));
          expect([name, apart <= 1e-4 * norm(b) + 1e-6 * whole]).toEqual([name, true]);
        }
        found.statistics.forEach((value, i) => {
          expect(value).toBeCloseTo(found.exactStatistics[i], 5);
        });
        expect(found.judged).toBeCloseTo(found.exactJudged.loss * some.length, 3);
      }
    });
  }
});
