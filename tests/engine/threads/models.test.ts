import { describe, expect, it } from 'vitest';
import { CpuLosses } from '../../../src/engine/cpu/train/losses';
import { CpuTraining } from '../../../src/engine/cpu/train/training';
import type { ParallelJob } from '../../../src/engine/parallel/types';
import type { ThreadsOptions } from '../../../src/engine/threads/threads';
import { runThreads } from '../../../src/engine/threads/threads';
import { leavesUntouched } from '../../../src/engine/threads/untouched';
import type { Prepared, SparseInputs } from '../../../src/objectives/data/types';
import type { Network } from '../../../src/objectives/model/types';
import { randomBelow } from '../../../src/study/random';
import { net, sampled } from '../../objectives/nets';
import { methodRun, trainJob, upTo } from '../trainings';
import { start, started } from './jobs';
import { onBowl } from './programs';

/** Rows of a few words out of many, and whether the first word is among them or near. */
function words(rows: number, width: number, each: number): Prepared {
  const columns = Array.from({ length: rows }, (_, r) =>
    [...new Set(Array.from({ length: each }, (_, i) => randomBelow(width, 5, 1, r, i)))].sort((a, b) => a - b),
  );
  const starts = [0];
  for (const row of columns) starts.push(starts[starts.length - 1] + row.length);
  const inputs: SparseInputs = {
    ...{ kind: 'sparse', width, starts: Uint32Array.from(starts) },
    columns: Uint32Array.from(columns.flat()),
    values: new Float32Array(starts[rows]).fill(1),
  };
  const train = Uint32Array.from({ length: rows }, (_, r) => r);
  const targets = Float32Array.from(columns, (row) => (row.some((column) => column < width / 8) ? 1 : 0));
  return { inputs, targets, classes: 2, train, validation: new Uint32Array(0), test: new Uint32Array(0) };
}

function job(
  scheme: string,
  workers: number,
  data: Prepared,
  network: Network,
  changes: Partial<ParallelJob> = {},
): ParallelJob {
  const run = changes.run ?? methodRun({ method: 'sgd' }, { eta: 0.1 });
  const objective = { kind: 'model', dataKey: 'test', data, network, batch: 4, order: 'reshuffled' } as const;
  return { ...onBowl(scheme, workers, { run }), objective, updates: 300, ...changes };
}

const losses =
  (network: Network): ThreadsOptions['losses'] =>
  async (data, values) => {
    for (const parts = new CpuLosses({ dataKey: 'test', data, network, at: { kind: 'points', values } }).parts(); ; ) {
      const { done, value } = parts.next();
      if (done) return value;
    }
  };

const sets = { sparse: words(120, 40, 4), dense: sampled(90, 5, 3) };
const networks = { sparse: net('logistic', 40, 2), dense: net('mlp(6,act=tanh)', 5, 3) };

describe('one thread trains as training does, to the bit', () => {
  it.each([
    ['sparse', 'adagrad'],
    ['sparse', 'adam'],
    ['dense', 'momentum'],
  ] as const)('%s, %s', async (kind, method) => {
    const [data, network] = [sets[kind], networks[kind]];
    const run = methodRun({ method }, { eta: 0.05 });
    const parallel = job('hogwild(store=wild)', 1, data, network, { run, seed: 3 });
    const { final, server } = await runThreads(parallel, { start, losses: losses(network) }).done;
    const training = new CpuTraining(
      trainJob(data, network, { ...run, seed: 3, batch: 4, order: 'reshuffled', updates: 300 }, { loss: upTo(300) }),
    ).parts();
    for (;;) {
      const { done, value } = training.next();
      if (!done) continue;
      expect(final).toEqual(value.final);
      expect(server.loss.at[0]).toBe(0);
      expect(server.loss.at.at(-1)).toBe(300);
      server.loss.at.forEach((at, i) => {
        expect(server.loss.value[i]).toBeCloseTo(value.columns.loss.value[at], 6);
      });
      break;
    }
  });
});

it('which rules leave alone what a gradient does not reach', () => {
  const leaves = (method: string, also: readonly string[] = []) => leavesUntouched(methodRun({ method, with: also }));
  expect(['sgd', 'adagrad'].map((method) => leaves(method))).toEqual([true, true]);
  expect(['momentum', 'adam', 'rmsprop', 'nag'].map((method) => leaves(method))).toEqual([false, false, false, false]);
  expect(leaves('sgd', ['noise'])).toBe(false);
});

it.each(['hogwild(store=wild)', 'synchronous', 'local-sgd(H=4)', 'easgd(tau=1,rho=0.5)'])(
  '%s on three threads learns from words',
  async (scheme) => {
    const [data, network] = [sets.sparse, networks.sparse];
    const told = await runThreads(job(scheme, 3, data, network, { updates: 1500 }), { start, losses: losses(network) })
      .done;
    const { value } = told.server.loss;
    expect(told.updates).toBe(1500);
    expect(value.at(-1)).toBeLessThan(0.7 * value[0]);
  },
);

it.each([1, 3])(
  'a server of %i shards, each a thread, makes of one worker what one thread does, to the bit',
  async (servers) => {
    const [data, network] = [sets.dense, networks.dense];
    const run = methodRun({ method: 'adam' }, { eta: 0.01 });
    const finals = [];
    for (const scheme of ['hogwild(store=lock)', 'downpour(push=1,fetch=1)']) {
      const before = started.length;
      const { final, updates } = await runThreads(job(scheme, 1, data, network, { run }), { start, servers }).done;
      expect(updates).toBe(300);
      expect(started.length - before).toBe(scheme.startsWith('downpour') ? 1 + servers : 1);
      finals.push(final);
    }
    // The worker's own rule moves its copy, and the next fetch puts it back.
    expect(finals[1]).toEqual(finals[0]);
  },
);

it('ends after so many gradients of all, where that is asked for', async () => {
  const [data, network] = [sets.dense, networks.dense];
  const ended = await runThreads(job('synchronous', 3, data, network, { updates: 1000, gradients: 60 }), { start })
    .done;
  expect(ended.updates).toBeGreaterThanOrEqual(19);
  expect(ended.updates).toBeLessThanOrEqual(21);
});

it('two shards serve three workers', async () => {
  const [data, network] = [sets.sparse, networks.sparse];
  const options = { start, losses: losses(network), servers: 2 };
  const told = await runThreads(job('downpour(push=2,fetch=2)', 3, data, network, { updates: 1500 }), options).done;
  const { value } = told.server.loss;
  expect([told.updates, told.alive, told.lost.events]).toEqual([1500, 3, 0]);
  expect(value.at(-1)).toBeLessThan(0.7 * value[0]);
});
