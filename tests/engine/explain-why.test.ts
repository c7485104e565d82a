import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { type Account, type ReasonId, reasonIds, replayOf, tellerOf, vectorsOf } from '../../src/engine/explain';
import { roundFactor } from '../../src/engine/explain/vectors';
import type { RaceJob } from '../../src/engine/types';
import { enExplain } from '../../src/modes/race/explain/en';
import { everyForm } from './cases';

const cpu = new CpuRace();
const ravine = 'x^2/2 + 10*y^2';

interface Setting {
  readonly f?: string;
  readonly start?: readonly [number, number];
  readonly hyper?: Record<string, number>;
}

/** The account of a step of one form. */
function told(id: string, step: number, { f = ravine, start = [-9, 1.4], hyper = {} }: Setting = {}): Account {
  const run = everyForm.find((form) => form.id === id)?.run;
  if (!run) throw new Error(`no form ${id}`);
  const job: RaceJob = { f, start, runs: [{ ...run, hyper: { ...run.hyper, ...hyper } }], steps: step };
  const paths = cpu.run(job);
  const account = tellerOf(replayOf(job, 0, paths), paths.ends[0]).at(step);
  if (!account) throw new Error('no account');
  return account;
}

const reasons = (account: Account): ReasonId[] => account.reasons.map(({ id }) => id);
const valuesOf = (account: Account, id: ReasonId) => account.reasons.find((reason) => reason.id === id)?.values;

describe('why a step went as it did', () => {
  const orr = { hyper: { eta: 0.09 } };
  const swing = { start: [-3.5, 1.2] as const, hyper: { eta: 0.02, gamma: 0.9 } };

  const cases: [what: string, account: () => Account, reason: ReasonId, values: object][] = [
    ['SGD is the slope times its rate', () => told('sgd/standard', 4, orr), 'plain', { rate: 0.09 }],
    ['SGD crosses the ravine', () => told('sgd/standard', 4, orr), 'crossed', { axes: ['y'] }],
    ['Momentum gathers speed', () => told('momentum/standard', 2, swing), 'agree', {}],
    ['Momentum is braked', () => told('momentum/standard', 4, swing), 'brake', {}],
    ['NAG looks ahead to flatter ground', () => told('nag/equation', 2, swing), 'aheadChanged', {}],
    ['Adam corrects v at first', () => told('adam/outside', 1), 'corrected', { names: ['v'], times: 1000 }],
    ['signSGD counts signs', () => told('signsgd/standard', 3), 'signs', {}],
    ['Newton divides by the curvature', () => told('newton/standard', 1), 'curvature', {}],
    ['Adagrad has rates of its own', () => told('adagrad/outside', 2), 'rates', { names: ['G'], far: 'x', near: 'y' }],
    ['Adagrad is shortened by what it gathers', () => told('adagrad/outside', 2), 'shortened', { names: ['G'] }],
    [
      'RMSprop forgets how steep it was',
      () => told('rmsprop/outside', 6, { f: 'x^4 + y^4', start: [3, 2], hyper: { eta: 0.2 } }),
      'freed',
      { names: ['Eg2'] },
    ],
    ['a step too long leads uphill', () => told('sgd/standard', 1, { hyper: { eta: 0.11 } }), 'uphill', {}],
    ['nothing moves on flat ground', () => told('momentum/standard', 3, { f: 'x*0 + 1' }), 'still', {}],
  ];

  it.each(cases)('%s', (_, account, reason, values) => {
    const found = account();
    expect(reasons(found)).toContain(reason);
    for (const [name, value] of Object.entries(values)) {
      const got = valuesOf(found, reason)?.[name];
      if (typeof value === 'number') expect(got).toBeCloseTo(value, 6);
      else expect(got).toEqual(value);
    }
  });

  it('a first step of Momentum is nothing but the slope, and carries nothing over', () => {
    const account = told('momentum/standard', 1, swing);
    expect(account.parts.carry).toEqual([0, 0]);
    expect(reasons(account)).toEqual(['plain']);
  });

  it('a brake that is felt, and a look-ahead on the same slope', () => {
    const { carry, push, move } = told('momentum/standard', 4, swing).parts;
    expect(carry[1] * push[1]).toBeLessThan(0);
    expect(Math.abs(move[1])).toBeLessThan(Math.abs(carry[1]));
    expect(reasons(told('nag/equation', 2, { f: '3*x + y' }))).toContain('aheadAlike');
  });

  it('every reason has a sentence that fills in what it is given', () => {
    expect(Object.keys(enExplain.reasons)).toEqual([...reasonIds]);
    const all = everyForm.flatMap(({ id }) => [1, 2, 7, 20].flatMap((step) => told(id, step).reasons));
    for (const { id, values } of all) {
      const places = [...enExplain.reasons[id].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(values), id).toEqual(expect.arrayContaining(places));
      for (const value of Object.values(values)) expect(typeof value === 'number' ? value : 0).not.toBeNaN();
    }
  });
});

describe('the vectors of a step', () => {
  const domain = [-4, 1, -2, 2] as const;
  const of = (id: string, step: number, hyper: Record<string, number> = { eta: 0.02, gamma: 0.9 }) => {
    const account = told(id, step, { start: [-3.5, 1.2], hyper });
    const [vectors] = vectorsOf([account], domain);
    const by = new Map(vectors.map((vector) => [vector.kind, vector]));
    return { account, by, kinds: [...by.keys()] };
  };
  const near = (a: readonly number[] = [], b: readonly number[] = []) =>
    a.forEach((value, i) => {
      expect(value).toBeCloseTo(b[i], 10);
    });

  it('follow from the rule: what looks ahead, what carries over, what does neither', () => {
    expect(of('nag/equation', 3).kinds).toEqual(['gradient', 'lookahead', 'push', 'update']);
    expect(of('momentum/standard', 3).kinds).toEqual(['gradient', 'push', 'carry', 'update']);
    expect(of('nag/lookahead', 3).kinds).toEqual(['gradient', 'push', 'carry', 'update']);
    expect(of('adam/outside', 3, { eta: 0.1 }).kinds).toEqual(['gradient', 'push', 'carry', 'update']);
    for (const id of ['sgd/standard', 'adagrad/outside', 'rmsprop/inside', 'newton/standard', 'signsgd/standard'])
      expect(of(id, 3, { eta: 0.02 }).kinds, id).toEqual(['gradient', 'update']);
  });

  it('lie tip to tail, and end where the path goes on', () => {
    const nag = of('nag/equation', 3);
    near(nag.by.get('lookahead')?.from, nag.account.before);
    near(nag.by.get('lookahead')?.to, nag.account.at);
    near(nag.by.get('gradient')?.from, nag.account.at);
    near(nag.by.get('push')?.from, nag.by.get('lookahead')?.to);
    near(nag.by.get('push')?.to, nag.account.after);
    near(nag.by.get('update')?.to, nag.account.after);
    const momentum = of('momentum/standard', 3);
    near(momentum.by.get('carry')?.from, momentum.by.get('push')?.to);
    near(momentum.by.get('carry')?.to, momentum.account.after);
  });

  it('are drawn longer by a round factor where they would be too short, all displacements by the same', () => {
    const { by, account } = of('nag/equation', 3, { eta: 1e-5, gamma: 0.9 });
    const scales = new Set(['lookahead', 'push', 'update'].map((kind) => by.get(kind as 'push')?.scale));
    expect(scales.size).toBe(1);
    const [scale = 0] = scales;
    expect(scale).toBeGreaterThan(1);
    expect(String(scale)).toMatch(/^[125]0*$/);
    near(
      by.get('update')?.to,
      account.before.map((v, i) => v + scale * account.parts.move[i]),
    );
    near(by.get('gradient')?.from, by.get('lookahead')?.to);
  });

  it.each([
    [0.034, 0.02],
    [0.05, 0.05],
    [7, 5],
    [1, 1],
    [1999, 1000],
    [2.5e-7, 2e-7],
  ])('%d is rounded down to %d', (factor, round) => expect(roundFactor(factor)).toBe(round));
});
