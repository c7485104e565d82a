import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { replayOf, tellerOf, vectorsOf } from '../../src/engine/explain';
import { tracesOf } from '../../src/engine/traces';
import type { Paths, RaceJob, Run } from '../../src/engine/types';
import { defaultHyper } from '../../src/optimizers/catalog';
import { optimizerOf } from '../../src/optimizers/resolve';
import { pointOf } from '../../src/study/trace';
import { surfaces } from '../../src/surfaces/catalog';
import { everyForm } from './cases';
import { nearStep } from './conformance';

const cpu = new CpuRace();

/** A race and the account of any step of any of its runs. */
function explained(job: RaceJob, paths: Paths = cpu.run(job)) {
  const tellers = job.runs.map((_, run) => tellerOf(replayOf(job, run, paths), paths.ends[run]));
  return { paths, at: (k: number, run = 0) => tellers[run].at(k) };
}

const surfaceOf = (id: string) => {
  const surface = surfaces.get(id);
  if (!surface) throw new Error(`no surface ${id}`);
  return surface;
};

const jobOn = (id: string, runs: readonly Run[], steps: number): RaceJob => {
  const { f, start } = surfaceOf(id);
  return { f, start, runs, steps };
};

const runOf = (id: string, hyper: Record<string, number> = {}): Run => {
  const run = everyForm.find((form) => form.id === id)?.run;
  if (!run) throw new Error(`no form ${id}`);
  return { rule: run.rule, hyper: { ...run.hyper, ...hyper } };
};

describe('the explained step leads to the next point of the path', () => {
  const steps = [1, 2, 3, 5, 10, 25];

  it.each(['beale', 'long-valley', 'rosenbrock', 'himmelblau', 'ravine', 'three-gaussians'])('on %s', (id) => {
    const job = jobOn(
      id,
      everyForm.map(({ run }) => run),
      25,
    );
    const { paths, at } = explained(job);
    const wrong = everyForm.flatMap((form, run) =>
      steps.flatMap((k) => {
        if (k >= paths.ends[run].length) return [];
        const account = at(k, run);
        const [before, next] = [pointOf(tracesOf(paths)[run], k - 1), pointOf(tracesOf(paths)[run], k)];
        // A nearly singular Hessian amplifies what single precision rounds.
        const accuracy = form.id.startsWith('newton') ? 1e-3 : 1e-5;
        const told = account && nearStep(next, account.after, [before[0], before[1]], accuracy);
        return told ? [] : [`${form.id}, step ${k}: ${account?.after} instead of ${next}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('names for how late a gradient comes', () => {
  const rule = { perStep: 'a = eta/(1 + delay)', update: 'theta = theta - a*g + 2*back - drift' };
  it('stand for 0, and those of a rule that has them itself for what they are', () => {
    const run = { rule, hyper: { eta: 0.5 } };
    const own = { rule, hyper: { eta: 0.5, delay: 3, back: 0.25, drift: 0.5 } };
    const job = { f: 'x^2 + y^2', start: [1, 2] as const, runs: [run, own], steps: 3 };
    const { at } = explained(job);
    const [plain, mine] = [at(1), at(1, 1)];
    expect(plain?.rule.perStep[0].results).toEqual([0.5]);
    expect(plain?.rule.lines[0].known.get('drift_1')).toBe(0);
    expect(plain?.rule.lines[0].results).toEqual([0, 0]);
    expect(mine?.rule.perStep[0].results).toEqual([0.125]);
    expect(mine?.rule.lines[0].results).toEqual([0.75, 1.5]);
  });
});

describe('an account', () => {
  const only = (id: string, on = 'beale', hyper: Record<string, number> = {}, steps = 30) =>
    explained(jobOn(on, [runOf(id, hyper)], steps));
  const tell = (id: string, k: number, on?: string, hyper?: Record<string, number>) => {
    const account = only(id, on, hyper).at(k);
    if (!account) throw new Error(`no account of step ${k}`);
    return account;
  };
  const close = (found: readonly number[], expected: readonly number[]) => {
    found.forEach((value, i) => {
      expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected[i])));
    });
  };

  it.each(everyForm.map(({ id }) => id))('of %s ends its lines at what the step leads to', (id) => {
    for (const k of [1, 7, 30]) {
      const { after, states, rule, parts, before } = tell(id, k, 'himmelblau');
      const last = (target: string) => rule.lines.findLast((line) => line.target === target)?.results ?? [];
      close(last('theta'), after);
      for (const state of states) close(last(state.name), state.after);
      close(
        parts.carry.map((value, i) => value + parts.push[i]),
        parts.move,
      );
      close(parts.move, [after[0] - before[0], after[1] - before[1]]);
    }
  });

  it('gives every line what its names stood for when it was reached', () => {
    const { rule, states, g } = tell('adam/outside', 9);
    const [m, v, theta] = rule.lines;
    expect(m.known.get('m_0')).toBe(states[0].before[0]);
    expect(m.known.get('g_1')).toBe(g[1]);
    expect(theta.known.get('m_0')).toBe(states[0].after[0]);
    expect(theta.known.get('t')).toBe(9);
    expect(v.results[1]).toBe(states[1].after[1]);
    expect(v.trees).toHaveLength(2);
  });

  it('has one value where a line has the same for both coordinates', () => {
    const { rule } = tell('radam/standard', 9);
    expect(rule.perStep.filter(({ trees }) => trees.length === 1).map(({ target }) => target)).toEqual([
      'rhoinf',
      'rho',
      'r',
      'adaptive',
    ]);
    const clipped: Run = {
      rule: { perPoint: 'norm = sqrt(sum(g^2))', update: 'theta = theta - eta*g/norm' },
      hyper: { eta: 0.1 },
    };
    const { rule: own, g } = explained(jobOn('beale', [clipped], 3)).at(2) ?? tell('sgd/standard', 1);
    expect(own.lines[0].results).toEqual([Math.sqrt(g[0] ** 2 + g[1] ** 2)]);
  });

  it('takes Momentum and NAG apart as Hinton drew them', () => {
    const [eta, gamma] = [0.0005, 0.9];
    for (const id of ['momentum/standard', 'nag/equation']) {
      const { parts, states, g, at, before } = tell(id, 12, 'beale', { eta, gamma });
      const [{ before: v }] = states;
      close(parts.carry, [-gamma * v[0], -gamma * v[1]]);
      close(parts.push, [-eta * g[0], -eta * g[1]]);
      const ahead = id === 'nag/equation' ? [-gamma * v[0], -gamma * v[1]] : [0, 0];
      close(at, [before[0] + ahead[0], before[1] + ahead[1]]);
    }
  });

  it('says plainly that a run diverged, and what left its range', () => {
    const { paths, at } = only('sgd/standard', 'beale', { eta: 0.1 });
    const end = paths.ends[0].divergedAt ?? 0;
    expect(end).toBeGreaterThan(0);
    for (const k of [end, end + 1, 30]) {
      expect(at(k)).toMatchObject({ step: end, divergedAt: end, lost: expect.arrayContaining([expect.any(String)]) });
    }
    expect(at(end - 1)).toMatchObject({ divergedAt: undefined, lost: [] });
    expect(vectorsOf([at(end) ?? tell('sgd/standard', 1)], [-1, 1, -1, 1])).toEqual([[]]);
  });

  it('is that of the first step before it, and there is none where the start has no value', () => {
    expect(only('adam/outside').at(0)?.step).toBe(1);
    const job: RaceJob = { f: 'log(x)', start: [-1, 0], runs: [runOf('sgd/standard')], steps: 5 };
    expect(explained(job).at(3)).toBeUndefined();
  });
});

describe('a transformed method', () => {
  const change = ['cosine', 'clip', 'noise', 'decoupled'];
  const optimizer = optimizerOf({ method: 'nag', with: change });
  if (!optimizer) throw new Error('nag cannot be transformed');
  const run: Run = { rule: optimizer.forms.equation, hyper: defaultHyper(optimizer), seed: 5, stream: 0 };
  const job = jobOn('himmelblau', [run], 20);
  const { paths, at } = explained(job);

  it('is told line by line, with its schedule, its noise and its look-ahead', () => {
    for (const k of [1, 8, 20]) {
      const account = at(k);
      const [before, next] = [pointOf(tracesOf(paths)[0], k - 1), pointOf(tracesOf(paths)[0], k)];
      expect(account && nearStep(next, account.after, [before[0], before[1]], 1e-4)).toBe(true);
      const theta = account?.rule.lines.findLast(({ target }) => target === 'theta');
      theta?.results.forEach((value, i) => {
        expect(value).toBeCloseTo(account?.after[i] ?? Number.NaN, 12);
      });
      account?.rule.lookahead?.results.forEach((value, i) => {
        expect(value).toBeCloseTo(account.at[i], 12);
      });
    }
    expect(at(8)?.rule.perStep.map(({ target }) => target)).toContain('eta');
  });

  it('has noise as a part of its own, the same that the path was disturbed by', () => {
    const account = at(8);
    const parts = account?.parts;
    if (!parts) throw new Error('no account');
    expect(Math.hypot(...parts.chance)).toBeGreaterThan(0);
    parts.move.forEach((value, i) => {
      expect(parts.carry[i] + parts.push[i] + parts.chance[i]).toBeCloseTo(value, 12);
    });
    expect(vectorsOf([account], [-6, 6, -6, 6])[0].map(({ kind }) => kind)).toContain('chance');
    const calm = explained(jobOn('himmelblau', [runOf('nag/equation')], 20)).at(8)?.parts;
    expect(calm?.chance).toEqual([0, 0]);
  });
});

describe('a step far along a path', () => {
  const steps = 5000;
  const job = jobOn('long-valley', [runOf('adam/outside', { eta: 0.0005 })], steps);
  const paths = cpu.run(job);
  const fresh = () => replayOf(job, 0, paths);

  it('is the same however it is reached', () => {
    // One step after the other.
    const all = fresh();
    const walked = new Map<number, unknown>();
    for (let k = 1; k <= steps; k++) {
      const moment = all.momentAt(k);
      if ([1, 2, 999, 1000, 1001, 1002, 2000, 2001, 3777, 5000].includes(k)) walked.set(k, moment);
    }
    const jumping = fresh();
    for (const k of [5000, 1, 2001, 1001, 1000, 999, 3777, 1002, 2000, 2, 5000]) {
      const found = jumping.momentAt(k);
      if (walked.has(k)) expect(found).toEqual(walked.get(k));
    }
  });

  it('is reached a little at a time, and never gone to twice', () => {
    const replay = fresh();
    let slices = 0;
    while (!replay.reach(steps, 0)) slices++;
    expect(slices).toBeGreaterThan(20);
    // From the kept state before it, in a thousand steps at most.
    replay.momentAt(1);
    let again = 0;
    while (!replay.reach(steps, 0)) again++;
    expect(again).toBeLessThan(21);
    expect(replay.momentAt(steps)).toEqual(fresh().momentAt(steps));
  });
});
