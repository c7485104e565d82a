import { describe, expect, it } from 'vitest';
import { CpuTraining } from '../../src/engine/cpu/train/training';
import { trainReference } from '../../src/engine/reference/train';
import type { Trained, TrainJob } from '../../src/engine/train/types';
import { net, sampled } from '../objectives/nets';
import { methodRun, trainJob, upTo } from './trainings';

const data = sampled(60, 4, 3);
const updates = 30;
const record = { loss: upTo(updates), batchLoss: upTo(updates).slice(1), snapshots: [0, updates] };

const job = (model: string, method: string, eta: number, more: Partial<TrainJob['run']> = {}): TrainJob =>
  trainJob(
    data,
    net(model, 4, 3),
    { ...methodRun({ method }, { eta }), seed: 4, batch: 9, updates, order: 'reshuffled', ...more },
    record,
  );

function trained(asked: TrainJob): Trained {
  const parts = new CpuTraining(asked).parts();
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** FNV-1a over the bits. */
function checksum(floats: Float32Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

describe('thirty updates on the CPU engine are those of f64', () => {
  it.each([
    ['mlp(12,5,act=relu)', 'sgd', 0.2],
    // Not Adam: a bias before a norm has no slope but what rounding leaves, and Adam makes whole steps of that.
    ['mlp(12,5,act=softplus,bn=on)', 'momentum', 0.05],
    ['mlp(12,5,act=sigmoid)', 'adam', 0.01],
    ['mlp(12,5,dropout=0.2,l2=0.01)', 'nag', 0.02],
    ['svm(l2=0.1)', 'rmsprop', 0.01],
  ] as const)('%s by %s', (model, method, eta) => {
    const asked = job(model, method, eta);
    const [found, exact] = [trained(asked), trainReference(asked)];
    for (const column of ['loss', 'batchLoss'] as const) {
      expect(found.columns[column].at).toEqual(exact.columns[column].at);
      found.columns[column].value.forEach((value, i) => {
        expect(value).toBeCloseTo(exact.columns[column].value[i], 4);
      });
    }
    const apart = Math.hypot(...found.final.map((value, i) => value - exact.final[i]));
    expect(apart).toBeLessThan(1e-4 * Math.hypot(...exact.final));
  });
});

it('the bits of a training are the same on every machine', () => {
  const asked = job('mlp(13,7,act=tanh,bn=on,dropout=0.1,l2=0.001)', 'adam', 0.01);
  expect(checksum(trained(asked).final)).toMatchInlineSnapshot(`"db56833d"`);
  expect(trained({ ...asked, run: { ...asked.run, seed: 5 } }).final).not.toEqual(trained(asked).final);
});

describe('a training that ends', () => {
  const wild = (model: string, method: string, eta: number, more = {}) => {
    const found = trained(job(model, method, eta, more));
    expect(found.final.every(Number.isFinite)).toBe(true);
    expect(found.updates).toBe((found.divergedAt ?? 0) - 1);
    return found;
  };
  it('because it diverged has its last sound weights, and the columns end with them', () => {
    const { divergedAt = 0, columns, why } = wild('mlp(6,act=relu)', 'sgd', 1e6);
    expect(divergedAt).toBeGreaterThan(1);
    expect(columns.loss.at).toEqual(upTo(divergedAt - 1));
    expect(columns.batchLoss.at).toEqual(upTo(divergedAt - 1).slice(1));
    expect(why).toBeUndefined();
  });
  it('for want of an epsilon says so: the gradient of a unit that no row reaches is 0', () => {
    const run = methodRun({ method: 'rmsprop' }, { eta: 0.01, epsilon: 0 });
    const asked = trainJob(data, net('mlp(6,act=relu,init=zero)', 4, 3), { ...run, updates }, record);
    expect(trained(asked)).toMatchObject({ divergedAt: 1, why: 'indeterminate', updates: 0 });
  });
});
