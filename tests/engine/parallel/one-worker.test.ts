import { describe, expect, test } from 'vitest';
import { CpuRace } from '../../../src/engine/cpu/race';
import { CpuTraining } from '../../../src/engine/cpu/train/training';
import type { ParallelJob } from '../../../src/engine/parallel/types';
import type { Run } from '../../../src/engine/run';
import { segmentFloats } from '../../../src/engine/types';
import { optimizers } from '../../../src/optimizers/catalog';
import { endOf } from '../../support/end-of';
import { methodRun, trainJob, upTo } from '../trainings';
import { formulaJob, modelJob, programOf, ran, rows, sgd, uneven } from './jobs';

const updates = 20;

/** Schemes that with one worker are the sequential rule, at the server. */
const atServer = [
  ...['hogwild', 'hogwild(store=atomic)', 'hogwild(store=wild)', 'downpour(push=1,fetch=1)', 'ssp', 'synchronous'],
  ...['synchronous(over=server,apply=each)', 'backup', 'quorum', 'local-sgd(H=1)', 'diloco(H=1,server=sgd(eta=1))'],
];
/** The same, at the worker: its spring has no force. */
const atWorker = ['easgd(rho=0)', 'easgd-async(tau=3,rho=0)', 'easgd-implemented(tau=3,rho=0)'];
/** And those that are not. */
const others = ['easgd(rho=0.5)', 'easgd-async(rho=0.5)', 'diloco(H=1)', 'diloco(H=1,server=sgd(eta=0.9))', 'admm'];

const f = 'x^2/2 + 3*y^2 + sin(x*y)';
const start = [1.3, -0.7] as const;

/** x, y, f of a race after each of its steps. */
function raced(run: Run): number[][] {
  const { segments, ends } = new CpuRace().run({ f, start, steps: updates, runs: [{ ...run, seed: 1 }] });
  expect(ends[0].length).toBe(updates + 1);
  const place = (at: number) => [...segments.subarray(at, at + 3)];
  return upTo(updates).map((k) => place(k === 0 ? 0 : (k - 1) * segmentFloats + 4));
}

/** The same of the server, or of the worker, of a scheme. */
function path(scheme: string, run: Run, who: 'server' | 'worker'): number[][] {
  const server = /server=sgd\(eta=([\d.]+)\)/.exec(scheme);
  const job = formulaJob(scheme, {
    f,
    start,
    clock: uneven,
    updates: 1000,
    gradients: updates,
    eta: run.hyper.eta,
    run,
  });
  const { rule, hyper } = methodRun({ method: 'nag' }, { eta: 0.7, gamma: 0.9 }, 'lookahead');
  const {
    server: ofServer,
    workers,
    final,
    finals,
  } = ran({
    ...job,
    server: server ? sgd(Number(server[1])) : { rule, hyper },
  });
  const { x, y, f: height } = who === 'server' ? ofServer : workers[0];
  const places = x.value.map((value, i) => [value, y.value[i], height.value[i]]);
  const last = who === 'server' ? final : finals[0];
  // A worker is written down where it takes its gradients.
  return who === 'server' ? places : [...places.slice(0, updates), [...last]];
}

const methods = [...optimizers.values()].flatMap(({ id, forms, hyper }) =>
  Object.keys(forms).map((form) => ({
    name: `${id}, ${form}`,
    run: methodRun({ method: id }, 'eta' in hyper ? { eta: 0.05 } : {}, form),
  })),
);
const noisy = methodRun({ method: 'adam', with: ['noise', 'clip', 'cosine'] }, { eta: 0.05 });

describe('with one worker, on a formula, to the bit', () => {
  test.each([...methods, { name: 'adam with noise, clipped, on a cosine', run: noisy }])('$name', ({ run }) => {
    const wanted = raced(run);
    for (const scheme of atServer) {
      expect([scheme, path(scheme, run, 'server')]).toEqual([scheme, wanted]);
    }
    for (const scheme of atWorker) {
      const found = path(scheme, run, 'worker');
      const isAhead = run.rule.gradientAt !== undefined;
      // What looks ahead takes its gradients elsewhere: its end tells.
      if (!isAhead) expect([scheme, found.slice(0, -1)]).toEqual([scheme, wanted.slice(0, -1)]);
      expect([scheme, found.at(-1)]).toEqual([scheme, wanted[updates].slice(0, 2)]);
    }
  });
  test.each(others)('not %s', (scheme) => {
    const [run, who] = [sgd(0.05), /easgd|admm/.test(scheme) ? 'worker' : 'server'] as const;
    expect(path(scheme, run, who).at(-1)?.slice(0, 2)).not.toEqual(raced(run)[updates].slice(0, 2));
  });
});

describe('with one worker, on a model, to the bit', () => {
  const networks = ['mlp(5,act=tanh)', 'softmax(l2=0.01)', 'mlp(6,act=relu,bn=on,dropout=0.1)'];
  const runs = {
    sgd: sgd(0.1),
    nag: methodRun({ method: 'nag' }, { eta: 0.02 }),
    adam: methodRun({ method: 'adam', with: ['noise'] }, { eta: 0.02 }),
  };
  test.each(networks.flatMap((model) => Object.entries(runs).map(([name, run]) => ({ model, name, run }))))(
    '$model by $name',
    ({ model, run }) => {
      const { objective } = modelJob('hogwild', model);
      if (objective.kind !== 'model') throw new Error('a model');
      const wanted = endOf(
        new CpuTraining(
          trainJob(
            rows,
            objective.network,
            { ...run, seed: 4, batch: 9, updates, order: 'reshuffled' },
            { loss: upTo(updates), validation: upTo(updates) },
          ),
        ).parts(),
      );
      const of = (scheme: string, more: Partial<ParallelJob> = {}) =>
        ran({
          ...modelJob(scheme, model, { run }),
          program: programOf(scheme, run.hyper.eta, 1),
          clock: uneven,
          updates: 1000,
          gradients: updates,
          ...more,
        });
      for (const scheme of atServer) {
        const found = of(scheme, { server: sgd(1) });
        expect([scheme, found.final]).toEqual([scheme, wanted.final]);
        expect([scheme, found.server.loss]).toEqual([scheme, wanted.columns.loss]);
      }
      for (const scheme of atWorker) expect([scheme, of(scheme).finals[0]]).toEqual([scheme, wanted.final]);
    },
  );
});
