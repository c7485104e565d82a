import { expect, test } from 'vitest';
import { schemes } from '../../../src/schemes/catalog';
import { methodRun } from '../trainings';
import { formulaJob, modelJob, programOf, ran, sgd, uneven } from './jobs';

const texts = [
  ...schemes.keys(),
  ...[
    'downpour(push=3,fetch=2,compress=top,keep=0.5)',
    'synchronous(apply=each)',
    'easgd-implemented(tau=2)',
    'ssp(bound=1)',
  ],
];
const record = { points: 4096, workers: 5, window: [0, 0] as const, schedule: true };
const clock = { ...uneven, failure: { every: 30, back: 5 } };

test.each(texts)('a schedule of %s is followed to the bit, failures and all', (scheme) => {
  const noisy = methodRun({ method: 'momentum', with: ['noise'] }, { eta: 0.02, sigma2: 0.01 });
  const server = /diloco/.test(scheme) ? methodRun({ method: 'nag' }, { eta: 0.7 }, 'lookahead') : sgd(0.03);
  const shape = { f: 'x^2/2 + y^2', start: [1, 2] as const, workers: 5, updates: 60, clock, server, record };
  for (const run of [sgd(0.05), noisy]) {
    const once = ran(formulaJob(scheme, { ...shape, run, eta: run.hyper.eta }));
    const again = ran(formulaJob(scheme, { ...shape, run, eta: run.hyper.eta, schedule: once.schedule ?? [] }));
    expect(once.updates).toBe(60);
    // A schedule does not tell of gradients that came too late.
    const { gradients: _, ...columns } = once.server;
    expect(again.server).toMatchObject(columns);
    for (const of of ['final', 'finals', 'updates', 'delays', 'delaySum', 'schedule'] as const) {
      expect([of, again[of]]).toEqual([of, once[of]]);
    }
  }
});

test('a schedule of a model names the rows', () => {
  const job = modelJob('downpour(push=2,fetch=3)', 'mlp(5,act=tanh)', { workers: 3, clock, record });
  const once = ran({ ...job, program: programOf('downpour(push=2,fetch=3)', 0.1, 3) });
  const taken = once.schedule?.filter((event) => event.do === 'gradient') ?? [];
  expect(taken.every(({ rows }) => (rows?.length ?? 0) > 0)).toBe(true);
  const { schedule = [] } = once;
  expect(ran({ ...job, schedule }).final).toEqual(once.final);
  const other = schedule.map((event, i) => (i < 8 && event.rows ? { ...event, rows: [0] } : event));
  expect(ran({ ...job, schedule: other }).final).not.toEqual(once.final);
});
