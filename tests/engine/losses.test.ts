import { describe, expect, it } from 'vitest';
import { CpuLosses } from '../../src/engine/cpu/train/losses';
import { CpuTraining } from '../../src/engine/cpu/train/training';
import type { LossesJob, WeightPlaces } from '../../src/engine/train/types';
import type { Prepared } from '../../src/objectives/data/types';
import { batchOf, forward, penaltyOf } from '../../src/objectives/model/passes';
import type { Network } from '../../src/objectives/model/types';
import { net, sampled, scattered } from '../objectives/nets';
import { methodRun, trainJob, upTo } from './trainings';

function done<Result>(parts: Generator<unknown, Result>): Result {
  for (;;) {
    const { done: ended, value } = parts.next();
    if (ended) return value;
  }
}

const lossesAt = (data: Prepared, network: Network, at: WeightPlaces): Float64Array =>
  done(new CpuLosses({ dataKey: 'test', data, network, at } satisfies LossesJob).parts());

/** Rows of which some do not train; more of them than go through a network at once. */
function parted(rows: number, classes: number): Prepared {
  const all = sampled(rows, 4, classes);
  return { ...all, train: all.train.filter((r) => r % 3 !== 1), validation: all.train.filter((r) => r % 3 === 1) };
}

describe('the loss over the training rows', () => {
  it.each([
    ['linear(l2=0.1)', 0],
    ['logistic', 2],
    ['mlp(7,5,act=tanh,l2=0.02)', 3],
    // Judged with every unit, by the statistics of all training rows at once.
    ['mlp(7,dropout=0.4)', 3],
    ['mlp(9,6,act=relu,bn=on)', 3],
  ] as const)('of %s at a node of a plane is that of f64 at those weights', (model, classes) => {
    const data = parted(260, classes);
    const network = net(model, 4, classes);
    const [origin, a, b] = [3, 4, 5].map((seed) => scattered(network, seed));
    const places = Float64Array.of(0, 0, 1, -0.5, 0.25, 2);
    const found = lossesAt(data, network, { kind: 'plane', origin, axes: [a, b], places });
    const hasNorm = network.layers.some(({ kind }) => kind === 'norm');
    for (let k = 0; k < 3; k++) {
      const theta = Float64Array.from(
        Float32Array.from(origin, (x, i) => x + places[2 * k] * a[i] + places[2 * k + 1] * b[i]),
      );
      const use = hasNorm
        ? ({ kind: 'training', seed: 1, update: 1 } as const)
        : ({ kind: 'inference', running: [] } as const);
      const exact = forward(network, theta, batchOf(data, data.train), use).loss + penaltyOf(network, theta);
      expect(Math.abs(found[k] / exact - 1)).toBeLessThan(2e-6);
    }
  });

  it('is that which a run has written down', () => {
    const data = parted(200, 3);
    const network = net('mlp(6,5,l2=0.01)', 4, 3);
    const run = { ...methodRun({ method: 'adam' }, { eta: 0.05 }), batch: 8, updates: 40, seed: 2 };
    const trained = done(
      new CpuTraining(trainJob(data, network, run, { loss: upTo(40), snapshots: [0, 13, 40] })).parts(),
    );
    const found = lossesAt(data, network, { kind: 'points', values: trained.snapshots });
    const { at, value } = trained.columns.loss;
    [...found].forEach((loss, k) => {
      expect(loss).toBeCloseTo(value[at.indexOf(trained.snapshotAt[k])], 12);
    });
  });

  it('is none where single precision does not hold it, and only there', () => {
    const network = net('linear', 4, 0);
    const far = new Float64Array(network.size).fill(1e30);
    const axes = [far, far] as const;
    const origin = new Float64Array(network.size);
    const at = { kind: 'plane', origin, axes, places: Float64Array.of(1, 0, 0, 0) } as const;
    const [beyond, within] = lossesAt(parted(60, 0), network, at);
    expect([beyond, Number.isFinite(within)]).toEqual([Number.NaN, true]);
  });
});
