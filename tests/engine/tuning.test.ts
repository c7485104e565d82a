import { describe, expect, it } from 'vitest';
import { CpuMap } from '../../src/engine/cpu/map';
import { CpuRace } from '../../src/engine/cpu/race';
import { rankingOf, suiteOf } from '../../src/engine/many/suite';
import { type Course, type Entrant, sweepJob, type Tuned, type Tuning, tunedOf } from '../../src/engine/many/tuning';
import { tracesOf } from '../../src/engine/traces';
import { defaultForm, defaultHyper, optimizers, ruleOf } from '../../src/optimizers/catalog';
import { decode, encode } from '../../src/state';
import { pointOf } from '../../src/study/trace';
import { surfaces } from '../../src/surfaces/catalog';

const maps = new CpuMap();

function entrant(id: string, hyper: Record<string, number> = {}): Entrant {
  const optimizer = optimizers.get(id);
  if (!optimizer) throw new Error(id);
  return { optimizer, form: defaultForm(optimizer), hyper: { ...defaultHyper(optimizer), ...hyper } };
}

function tune(who: Entrant, course: Course, tuning: Tuning): Tuned {
  const job = sweepJob(who, course, tuning);
  return tunedOf(who, course, tuning, job, maps.run(job));
}

const beale: Course = { f: surfaces.get('beale')?.f ?? '', lowest: 0, starts: [[1, 1.6]] };
const tuning: Tuning = { budget: 64, seed: 1, steps: 198, goal: 1e-3, criterion: 'steps' };

/** The first step from which every gap is below the goal; −1: none. */
function settledIn(gaps: readonly number[], goal: number): number {
  const last = gaps.findLastIndex((gap) => gap >= goal) + 1;
  return last < gaps.length ? last : -1;
}

describe('a sweep', () => {
  it('gives what a race with the same values gives', () => {
    const who = entrant('momentum', { eta: 0.001, gamma: 0.95 });
    const { best, present } = tune(who, beale, tuning);
    const rule = ruleOf(who.optimizer, who.form);
    for (const { hyper, outcomes } of [best, present]) {
      if (!rule) throw new Error('no rule');
      const job = { f: beale.f, runs: [{ rule, hyper }], start: beale.starts[0], steps: 198 };
      const paths = new CpuRace().run(job);
      const gaps = Array.from({ length: 199 }, (_, k) => pointOf(tracesOf(paths)[0], k)[2]);
      expect(outcomes).toEqual([{ reached: settledIn(gaps, Math.fround(1e-3)), gap: gaps[198], diverged: false }]);
    }
    expect(best.score).toBeLessThan(present.score);
  });

  it('never does worse than the present values and the defaults, nor with more candidates', () => {
    for (const id of ['sgd', 'adam', 'adadelta', 'rprop', 'newton']) {
      const small = tune(entrant(id), beale, { ...tuning, budget: 8 });
      const large = tune(entrant(id), beale, tuning);
      expect(small.best.score).toBeLessThanOrEqual(Math.min(small.present.score, small.defaults.score));
      expect(large.best.score).toBeLessThanOrEqual(small.best.score);
    }
  });

  it('keeps the present values where no other is better', () => {
    const bowl = { f: 'x^2 + y^2', lowest: 0, starts: [[1, 1]] } as const;
    const { best, present, hits } = tune(entrant('newton'), bowl, tuning);
    expect(best).toBe(present);
    // Newton's whole step, and the others that come near.
    expect(hits).toBeGreaterThan(0.2);
    expect(hits).toBeLessThan(0.9);
    expect(best.outcomes).toEqual([{ reached: 1, gap: 0, diverged: false }]);
  });

  it('says where the best values lie at an end of the range', () => {
    const slow = { f: '1e-6*x^2 + 1e-6*y^2', lowest: 0, starts: [[1, 1]] } as const;
    expect(tune(entrant('sgd'), slow, { ...tuning, criterion: 'loss' }).edges).toEqual([{ name: 'eta', end: 'high' }]);
  });

  it('has the median of its starts, a diverged start counting as the worst', () => {
    const steep = {
      f: 'x^4 + y^2',
      lowest: 0,
      starts: [
        [0.1, 0],
        [100, 0],
      ],
    } as const;
    const { present } = tune(entrant('sgd', { eta: 0.1 }), steep, tuning);
    expect(present.outcomes.map(({ diverged }) => diverged)).toEqual([false, true]);
    expect(present.score).toBe(Infinity);
  });

  it('is that of its address: the same twice, and through the address', () => {
    const hash = '#v=1&scene=fig4a&methods=adam&show=compare&budget=32&goal=0.01&criterion=loss&seed=9&starts=3';
    const { state, problems } = decode(hash);
    expect(problems).toEqual([]);
    expect(decode(encode(state)).state).toEqual(state);
    const again = decode(encode(state)).state;
    const of = ({ budget, goal, criterion, seed, steps, start, methods }: typeof state) =>
      tune(entrant('adam', methods[0].hyper), { ...beale, starts: [start] }, { budget, goal, criterion, seed, steps });
    expect(of(again)).toEqual(of(state));
    expect(of({ ...state, seed: 10 }).best.hyper).not.toEqual(of(state).best.hyper);
  });
});

describe('the suite', () => {
  const suite = suiteOf(1, 4);

  it('has every surface with a known minimum, and starts within its domain', () => {
    expect(suite.map(({ surface }) => surface.id)).not.toContain('saddle');
    expect(suite.map(({ surface }) => surface.id)).toContain('beale');
    for (const { surface, starts, lowest } of suite) {
      const [x0, x1, y0, y1] = surface.domain;
      for (const [x, y] of starts) expect(x >= x0 && x <= x1 && y >= y0 && y <= y1, surface.id).toBe(true);
      expect(Math.min(...surface.minima.map(({ f }) => f))).toBe(lowest);
    }
  });

  it('has the same starts for the same seed, the first ones whatever their number, others for another seed', () => {
    const startsOf = (seed: number, count: number) => suiteOf(seed, count).map(({ starts }) => starts);
    expect(startsOf(1, 4)).toEqual(suite.map(({ starts }) => starts));
    expect(startsOf(1, 9).map((starts) => starts.slice(0, 4))).toEqual(startsOf(1, 4));
    expect(startsOf(2, 4)).not.toEqual(startsOf(1, 4));
    expect(new Set(startsOf(1, 1).map(String)).size).toBeGreaterThan(suite.length / 2);
  });

  it('ranks methods over every start of every surface', () => {
    const short = { ...tuning, steps: 60, budget: 8 };
    const few = suite.filter(({ surface }) => ['bowl', 'booth', 'beale'].includes(surface.id));
    const methods = ['sgd', 'adam', 'newton'].map((id) => entrant(id));
    const found = few.map((course) => methods.map((who) => tune(who, course, short)));
    const ranking = rankingOf(few, found, short);
    for (const which of ['tuned', 'defaults'] as const) {
      const ranks = ranking.map((row) => row[which].ranks);
      expect(ranks.map((row) => row.length)).toEqual([12, 12, 12]);
      for (let c = 0; c < 12; c++) expect(ranks.reduce((sum, row) => sum + row[c], 0)).toBe(6);
    }
    // A quadratic is what Newton's method solves in one step: the cases on the bowl and Booth's function.
    expect(few.map(({ surface }) => surface.id)).toEqual(['beale', 'bowl', 'booth']);
    expect(ranking[2].tuned.ranks.slice(4)).toEqual(Array.from({ length: 8 }, () => 1));
    methods.forEach((_, m) => {
      const reached = found.flatMap((row) => row[m].best.outcomes).filter(({ reached }) => reached >= 0);
      expect(ranking[m].tuned.reached).toBe(reached.length / 12);
    });
    expect(new Set(ranking.map((row) => row.tuned.reached)).size).toBeGreaterThan(1);
    expect(ranking[0].tuned.reached).toBeGreaterThan(ranking[0].defaults.reached);
  });
});
