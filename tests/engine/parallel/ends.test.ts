import { expect, test } from 'vitest';
import { CpuRace } from '../../../src/engine/cpu/race';
import type { Run } from '../../../src/engine/run';
import { methodRun } from '../trainings';
import { formulaJob, ran, sgd } from './jobs';

const wild = methodRun({ method: 'adagrad' }, { eta: 0.1, epsilon: 0 });
const ends: [name: string, f: string, start: readonly [number, number], run: Run][] = [
  ['runs away', 'x^4 + y^2', [3, 1], sgd(1)],
  ['is too steep where it stands', '1e25*x^2*y^2 + exp(80*x)*1e20', [1, 1], sgd(1e-30)],
  ['divides 0 by 0', 'x^2 + 0*y', [1, 1], wild],
  ['leaves where f has values', 'log(x) + y^2', [0.5, 1], sgd(1)],
  ['begins where it has none', 'log(x) + y^2', [-0.5, 1], sgd(1)],
];

test.each(ends)('one worker that %s ends as a race does, and says why', (_, f, start, run) => {
  const [race] = new CpuRace().run({ f, start, steps: 60, runs: [run] }).ends;
  for (const scheme of ['hogwild', 'synchronous', 'easgd(rho=0)']) {
    const found = ran(formulaJob(scheme, { f, start, run, eta: run.hyper.eta, updates: 60 }));
    expect(race.divergedAt).toBeDefined();
    expect(Math.abs((found.divergedAt ?? Number.NaN) - (race.divergedAt ?? 0))).toBeLessThanOrEqual(1);
    expect([scheme, found.why]).toEqual([scheme, race.why]);
    const columns = [...Object.values(found.server), ...found.workers.flatMap((own) => Object.values(own))];
    expect(columns.every(({ value }) => value.every(Number.isFinite))).toBe(true);
  }
});
