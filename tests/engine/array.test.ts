import { describe, expect, it } from 'vitest';
import { causeOfStep } from '../../src/engine/array-cause';
import { CpuRace } from '../../src/engine/cpu/race';
import { parameterRule } from '../../src/engine/parameters';
import { parameterStepper } from '../../src/engine/reference/parameters';
import type { Run } from '../../src/engine/types';
import { segmentFloats } from '../../src/engine/types';
import { defaultForm, defaultHyper, optimizers } from '../../src/optimizers/catalog';
import { applies, optimizerOf } from '../../src/optimizers/resolve';
import { transformations } from '../../src/optimizers/transformations';
import type { Optimizer } from '../../src/optimizers/types';
import { randomUnit } from '../../src/study/random';
import { arrayRun, farFrom, programOf } from './array-runs';
import { everyForm } from './cases';

const isTwo = ({ run }: { run: Run }) => programOf(run).newton;

/** Methods with each transformation: a rule of a line, one that looks ahead, one with states, one that compares signs. */
const transformed = ['sgd', 'nag', 'adam', 'rprop']
  .map((id) => optimizers.get(id) as Optimizer)
  .flatMap((o) =>
    [...transformations.keys()].flatMap((name) => {
      const optimizer = applies(name, { method: o.id }) ? optimizerOf({ method: o.id, with: [name] }) : undefined;
      if (!optimizer) return [];
      const rule = optimizer.forms[defaultForm(optimizer)];
      return [{ id: `${o.id} ${name}`, run: { rule, hyper: defaultHyper(optimizer), seed: 5 } }];
    }),
  );
const cases = [...everyForm, ...transformed].filter((c) => !isTwo(c));
/** The first form of each method. */
const isFirst = (id: string) => [...optimizers.values()].some((o) => id === `${o.id}/${defaultForm(o)}`);
const whole = cases.filter(({ run }) => !programOf(run).separable);
const separable = cases.filter(({ run }) => programOf(run).separable);

/** Races on three bowls from many starts: parameters 2p and 2p + 1 are the coordinates of race p. */
const bowls = [
  [1, 3],
  [0.25, 20],
  [150, 0.001],
].map((h) => h.map(Math.fround));
const races = 12;
const curvature = (i: number) => bowls[(i >> 1) % bowls.length][i & 1];
const startOf = (i: number) => Math.fround(4 * randomUnit(3, 0, 0, i % (2 * races)) - 2);
const race = new CpuRace();
const steps = 4;

/** theta of every parameter after each step of its own race; undefined behind the end. */
function raced(run: Run): (k: number, i: number) => number | undefined {
  const paths = Array.from({ length: races }, (_, p) => {
    const [h, k] = bowls[p % bowls.length];
    return race.run({ f: `(${h}*x^2 + ${k}*y^2)/2`, start: [startOf(2 * p), startOf(2 * p + 1)], runs: [run], steps });
  });
  return (k, i) => {
    const { segments, ends } = paths[(i >> 1) % races];
    return k < ends[0].length ? segments[(k - 1) * segmentFloats + 4 + (i & 1)] : undefined;
  };
}

const bowl = (theta: number, i: number) => curvature(i) * theta;

describe('every parameter of ½ Σ hᵢθᵢ² has the bits of its own race', () => {
  it.each(separable)('$id', ({ id, run }) => {
    const inRace = raced(run);
    for (const n of [1, 2, 3, 7, 24, ...(isFirst(id) ? [100_000] : [])]) {
      const { step, kept } = arrayRun(
        run,
        Float32Array.from({ length: n }, (_, i) => startOf(i)),
      );
      for (let k = 1; k <= steps; k++) {
        const expected = Float32Array.from({ length: n }, (_, i) => inRace(k, i) ?? Number.NaN);
        const ends = expected.some(Number.isNaN);
        expect([n, k, step(k, bowl)]).toEqual([n, k, !ends]);
        if (ends) break;
        expect([n, k, apart(kept()[0], expected)]).toEqual([n, k, []]);
      }
    }
  });
  it('covers every form that is the rule of each parameter alone', () => expect(separable.length).toBeGreaterThan(50));
});

/** Places where two lists do not have the same bits. */
const apart = (a: Float32Array, b: Float32Array): string[] =>
  Array.from(a.keys())
    .filter((i) => !Object.is(a[i], b[i]))
    .map((i) => `${i}: ${a[i]}, not ${b[i]}`)
    .slice(0, 4);

describe('a rule that adds up over the parameters, or draws for each, is that of f64, step by step', () => {
  it.each(whole)('$id', ({ run }) => {
    for (const n of [1, 2, 5, 1001]) {
      const { step, kept } = arrayRun(
        run,
        Float32Array.from({ length: n }, (_, i) => startOf(i)),
      );
      const exact = parameterStepper(run);
      for (let k = 1; k <= steps; k++) {
        const before = kept().map((values) => Float64Array.from(values));
        const g = Float32Array.from(exact.locate(before, k, run.hyper), bowl);
        expect([n, k, step(k, bowl)]).toEqual([n, k, true]);
        expect([n, k, farFrom(kept(), exact.follow(before, k, run.hyper, g), before)]).toEqual([n, k, []]);
      }
    }
  });
  it.each(whole)('$id, on two parameters with the bits of the race', ({ run }) => {
    const inRace = raced(run);
    const { step, kept } = arrayRun(run, [startOf(0), startOf(1)]);
    for (let k = 1; k <= steps; k++) {
      expect(step(k, bowl)).toBe(true);
      expect([k, ...kept()[0]]).toEqual([k, inRace(k, 0), inRace(k, 1)]);
    }
  });
  it('covers clipping and noise', () => expect(whole.length).toBeGreaterThan(7));
});

describe('places that are no parameters', () => {
  /** Three parameters a row, each row filled up to eight. */
  const rows = Int32Array.from({ length: 48 }, (_, i) => (i % 8 < 3 ? 3 * (i >> 3) + (i % 8) : -1));
  const theta = Float32Array.from({ length: 18 }, (_, i) => startOf(i));
  it.each(['adam clip', 'adam noise', 'nag clip', 'sgd inverse'])('change nothing of %s, whatever is there', (id) => {
    const run = cases.find((c) => c.id === id)?.run as Run;
    const [plain, padded] = [arrayRun(run, theta), arrayRun(run, theta, rows)];
    for (let k = 1; k <= steps; k++) {
      expect([plain.step(k, bowl), padded.step(k, bowl)]).toEqual([true, true]);
      const wrong = padded
        .kept()
        .map((values, i) => farFrom([values], [Float64Array.from(plain.kept()[i])], [Float64Array.from(values)]));
      expect(wrong.flat()).toEqual([]);
    }
    const { arrays } = padded;
    const others = [...arrays.floats(arrays.arrays[0])].filter((_, i) => rows[i] < 0);
    expect(others.every(Number.isNaN)).toBe(true);
  });
});

describe('a step that is not valid or not finite', () => {
  const run = (update: string, eta = 0.1): Run => ({ rule: { state: { v: 0 }, update }, hyper: { eta } });
  const endless = [
    ['a gradient that is not finite, though the rule reads its sign alone', 'v = sign(g)\ntheta = theta - eta*v', 1e39],
    ['a root of what is negative', 'v = g^2\ntheta = theta - eta*g/sqrt(v - 1)', 0.5],
    ['a state that is not held', 'v = v + g^2\ntheta = theta - eta*sign(v)', 1e25],
    ['a sum of what is not valid', 'v = 0*g\ntheta = theta - eta*g', 0],
  ] as const;
  it.each(endless)('%s ends the run before it: all is as it was', (_, update, slope) => {
    const base = run(update);
    const rule = slope === 0 ? { ...base.rule, perPoint: 'g = g/sum(log(g))' } : base.rule;
    const { step, kept } = arrayRun(
      { ...base, rule },
      Float32Array.from({ length: 9 }, (_, i) => i),
    );
    expect(step(1, () => 2)).toBe(true);
    const before = kept();
    expect(step(2, (_, i) => (i === 7 ? slope : 2))).toBe(false);
    expect(kept()).toEqual(before);
    expect(step(2, () => 2)).toBe(true);
  });
  it('is told apart: too steep, 0 divided by 0, run away', () => {
    const why = (rule: Run, theta: number, g: number) =>
      causeOfStep(rule, { t: 1, before: [Float64Array.of(theta), Float64Array.of(0)], g: [g], size: 1 });
    expect(why(run('v = g^2\ntheta = theta - eta*g/v'), 1, 1e30)).toBe('steep');
    expect(why(run('v = g\ntheta = theta - eta*v'), 1, Number.POSITIVE_INFINITY)).toBe('steep');
    expect(why(run('v = g\ntheta = theta - eta*v'), 1e6, 1e38)).toBeUndefined();
    const ratio = { ...run('v = abs(g)\ntheta = theta - eta*g/(v + epsilon)'), hyper: { eta: 0.1, epsilon: 0 } };
    expect(why(ratio, 1, 0)).toBe('indeterminate');
  });
});

it('Newton’s method is refused, in a sentence', () => {
  const newton = everyForm.find(isTwo) as { run: Run };
  expect(() => parameterRule(programOf(newton.run))).toThrow('two parameters only');
  expect(() => parameterStepper(newton.run)).toThrow('two parameters only');
});
