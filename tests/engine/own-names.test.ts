import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { runReference } from '../../src/engine/reference/run';
import type { Run } from '../../src/engine/types';
import { arrayRun } from './array-runs';

const names = [
  'x',
  'y',
  'f',
  'g_0',
  'g_1',
  'theta_0',
  'theta_1',
  'm_0',
  'newton_0',
  'xi_1',
  'k0',
  'back_0',
  'step',
  'mask',
];
const start = [1, 2] as const;
const cpu = new CpuRace();

/** Every way in which a rule has a number of its own. */
const rules = (name: string): Run[] => [
  { rule: { update: `theta = theta - ${name}*g` }, hyper: { [name]: 0.1 } },
  { rule: { state: { m: 0 }, update: `m = 0.9*m + g\ntheta = theta - ${name}*m` }, hyper: { [name]: 0.05 } },
  { rule: { perStep: `${name} = 0.1/t`, update: `theta = theta - ${name}*(g + 0*xi)` }, hyper: {} },
  { rule: { update: `theta = theta - ${name}*newton + 0*${name}^2` }, hyper: { [name]: 0.5 } },
  {
    rule: { state: { m: 0, [name]: 1 }, update: `m = g\n${name} = 2*g\ntheta = theta - 0.1*m - 0.01*${name}` },
    hyper: {},
  },
];

/** Its path by both readings, and that of the rule over arrays where it is one. */
function pathsOf(run: Run) {
  const job = { f: 'x^2 + 3*y^2', start, steps: 3, runs: [run] };
  const { update } = run.rule;
  const { step, kept } = arrayRun({ ...run, rule: { ...run.rule, update: update.replace(/\bnewton\b/, 'g') } }, [
    ...start,
  ]);
  const steps = [1, 2, 3].map((t) => [step(t, (x, i) => (i === 0 ? 2 : 6) * x), kept()]);
  return { exact: runReference(job), single: cpu.run(job), steps };
}

describe('a rule does what it does under whatever name it has a number of its own', () => {
  it.each(names)('%s', (name) => {
    const wanted = rules('own').map(pathsOf);
    rules(name).forEach((run, i) => {
      expect([i, pathsOf(run)]).toEqual([i, wanted[i]]);
    });
  });
});
