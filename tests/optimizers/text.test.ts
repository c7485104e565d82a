import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { runReference } from '../../src/engine/reference/run';
import { parseRule } from '../../src/math';
import { defaultHyper, optimizers } from '../../src/optimizers/catalog';
import { optimizerOf } from '../../src/optimizers/resolve';
import { printOptimizer } from '../../src/optimizers/text/print';
import { readOptimizer, typedForm } from '../../src/optimizers/text/read';
import { sourceOf } from '../../src/optimizers/text/source';

const fig4a = { f: '(1.5-x+x*y)^2+(2.25-x+x*y^2)^2+(2.625-x+x*y^3)^2', start: [1, 1.6], steps: 60 } as const;

const faultsOf = (text: string) =>
  readOptimizer(text).faults.map(({ line, column, code, detail }) => [line, column, code, detail.name]);

describe('an optimizer as text', () => {
  it('is read back as the rule it was printed from: every form of every method', () => {
    for (const optimizer of optimizers.values()) {
      for (const [form, rule] of Object.entries(optimizer.forms)) {
        const { optimizer: read, faults } = readOptimizer(printOptimizer(optimizer, form));
        expect(faults, `${optimizer.id} ${form}`).toEqual([]);
        const names = Object.keys(optimizer.hyper);
        expect(parseRule(read?.forms[typedForm] ?? rule, names)).toEqual(parseRule(rule, names));
        for (const name of names) expect(read?.hyper[name].default).toBe(optimizer.hyper[name].default);
      }
    }
  });

  it('takes the path of the method it is forked from, bit for bit', () => {
    for (const optimizer of optimizers.values()) {
      for (const [form, rule] of Object.entries(optimizer.forms)) {
        const typed = readOptimizer(printOptimizer(optimizer, form)).optimizer?.forms[typedForm];
        if (!typed) throw new Error(`${optimizer.id} ${form} cannot be read`);
        const hyper = defaultHyper(optimizer);
        const { segments } = new CpuRace().run({
          ...fig4a,
          runs: [
            { rule, hyper },
            { rule: typed, hyper },
          ],
        });
        const half = segments.length / 2;
        expect(segments.slice(half)).toEqual(segments.slice(0, half));
      }
    }
  });

  it('takes the path of the method it is forked from under a schedule too, bit for bit', () => {
    const kept = { period: 40, warmup: 5, keep: 0.9 };
    for (const optimizer of optimizers.values()) {
      if (!Object.hasOwn(optimizer.hyper, 'eta')) continue;
      for (const form of Object.keys(optimizer.forms)) {
        for (const schedule of [['cosine'], ['warmup', 'exponential'], ['schedule:eta/sqrt(t)']]) {
          const named = { method: optimizer.id, with: schedule };
          const rule = optimizerOf(named)?.forms[form];
          const typed = optimizerOf({ ...named, rule: printOptimizer(optimizer, form) })?.forms[typedForm];
          if (!rule || !typed) throw new Error(`${optimizer.id} ${form} cannot be read`);
          const hyper = { ...defaultHyper(optimizer), ...kept };
          const runs = [rule, typed].map((one) => ({ rule: one, hyper }));
          const { segments } = new CpuRace().run({ ...fig4a, runs });
          const half = segments.length / 2;
          expect(segments.slice(half), `${optimizer.id} ${form} ${schedule}`).toEqual(segments.slice(0, half));
        }
      }
    }
  });

  it('says what a schedule of eta multiplies beside it', () => {
    const adamw = optimizers.get('adamw');
    const text = adamw ? printOptimizer(adamw, 'independent') : '';
    expect(text).toContain('\nscheduled lambda\n');
    const { optimizer, remarks } = readOptimizer(`${text}\nscheduled lambda`);
    expect(remarks).toEqual([]);
    expect(optimizer?.forms[typedForm].scheduled).toEqual(['lambda']);
    expect(optimizer && sourceOf(optimizer)).toContain("\n      scheduled: ['lambda'],\n");
    expect(faultsOf('scheduled = g\ntheta = theta - scheduled')).toEqual([]);
    // A rule may have a name of its own for anything, also what the share is computed by.
    const own = 'eta = 1 [0, 2]\neta0 = 0.5 [0, 1]\nscheduled eta0\ntheta = theta - eta0*theta + 0*eta*g';
    const rule = optimizerOf({ method: 'rule1', rule: own, with: ['schedule:eta*0.5^(t-1)'] })?.forms[typedForm];
    const [{ points }] = rule
      ? runReference({ f: '0*x', start: [1, 1], steps: 3, runs: [{ rule, hyper: { eta: 1, eta0: 0.5 } }] })
      : [{ points: [] }];
    expect(points.map(([x]) => x)).toEqual([1, 0.5, 0.375, 0.375 * 0.875]);
  });

  it('keeps the meaning of its names, whatever the language has since been given', () => {
    const text = (state: string, hyper: string) =>
      `${hyper} = 0.1 [0, 1]\nstate ${state} = 0\n${state} = 0.5*${state} + g\ntheta = theta - ${hyper}*${state}`;
    for (const [state, hyper] of [
      ['round', 'mod'],
      ['relu', 'ceil'],
      ['sigmoid', 'hypot'],
    ]) {
      // biome-ignore format: pairs in a row
      const { optimizer, faults } = readOptimizer(text(state, hyper));
      expect(faults).toEqual([]);
      expect(optimizer?.hyper).toHaveProperty(hyper);
      expect(optimizer?.forms.standard.state).toEqual({ [state]: 0 });
    }
  });

  it('may stand on one line, with remarks and spaces', () => {
    const lines = 'name Drop\neta = 0.1 [0.001, 1] log # the rate\n\n  theta = theta - eta*g ';
    const { optimizer } = readOptimizer(lines);
    expect(optimizer).toMatchObject({
      name: 'Drop',
      hyper: { eta: { default: 0.1, min: 0.001, max: 1, scale: 'log' } },
      forms: { [typedForm]: { update: 'theta = theta - eta*g' } },
    });
    expect(readOptimizer('name Drop;eta=0.1[0.001,1]log;theta=theta-eta*g').optimizer?.hyper).toEqual(optimizer?.hyper);
  });

  it.each([
    ['m = g', 'theta is never assigned', [[1, 1, 'no-theta', undefined]]],
    ['state v = 0\ntheta = theta - v', 'a state is never written', [[1, 1, 'state-unwritten', 'v']]],
    ['theta = theta - eta*g', 'a name nobody knows', [[1, 17, 'unknown-name', 'eta']]],
    ['theta = theta -\n', 'something is missing', [[1, 16, 'unexpected-end', undefined]]],
    ['eta = 3 [0, 1]\ntheta = theta - eta*g', 'a default outside', [[1, 1, 'range', '3']]],
    ['eta = 1 [2, 1]\ntheta = theta - eta*g', 'an empty range', [[1, 1, 'range', '[2, 1]']]],
    ['eta = 1 [0, 1] log\ntheta = theta - eta*g', 'a log scale at 0', [[1, 1, 'range', '[0, 1]']]],
    ['eta = 1 [0, 1] cubic\ntheta = theta - eta*g', 'another scale', [[1, 1, 'scale', 'cubic']]],
    ['eta = x [0, 1]\ntheta = theta - eta*g', 'no number', [[1, 1, 'not-number', 'x']]],
    ['state g = 0\ntheta = theta - g', 'a word of the language', [[1, 1, 'name-taken', 'g']]],
    ['state m = 0\nstate m = 1\nm = g\ntheta = theta - m', 'declared twice', [[2, 1, 'name-taken', 'm']]],
    ['gradientAt g\ntheta = theta - g', 'the gradient before it is known', [[1, 12, 'unknown-name', 'g']]],
    ['perStep a = g\ntheta = theta - a*g', 'the gradient in a scalar of the step', [[1, 13, 'unknown-name', 'g']]],
    ['theta = theta - sinx', 'two faults, one line', [[1, 17, 'unknown-name', 'sinx']]],
    ['eta = 1 [0, 1]\nscheduled k\ntheta = theta - eta*g', 'nothing to schedule', [[2, 11, 'unknown-name', 'k']]],
    ['eta = 1 [0, 1]\nscheduled eta\ntheta = theta - eta*g', 'eta twice', [[2, 11, 'unknown-name', 'eta']]],
    ['x'.repeat(3000), 'too much', [[1, 1, 'rule-too-long', undefined]]],
  ])('%j: %s', (text, _, faults) => {
    expect(faultsOf(text)).toEqual(faults);
    expect(readOptimizer(text).optimizer).toBeUndefined();
  });

  it('says every fault, each at its line and column, in their order', () => {
    const text = 'state v = 0\nm = q*g\nv = v + g^2\ntheta = theta - eta*m/sqrt(v';
    expect(faultsOf(text)).toEqual([
      [2, 5, 'unknown-name', 'q'],
      [4, 17, 'unknown-name', 'eta'],
    ]);
  });

  it('remarks on what is given a value that nothing reads, and runs', () => {
    const { optimizer, remarks } = readOptimizer(
      'eta = 1 [0, 1]\nstate v = 0\nv = v + g^2\na = v\ntheta = theta - 0.1*g',
    );
    expect(optimizer).toBeDefined();
    expect(remarks.map(({ line, detail }) => [line, detail.name])).toEqual([
      [1, 'eta'],
      [4, 'a'],
    ]);
  });

  it('does not hang on lines that double their size', () => {
    const doubling = Array.from({ length: 40 }, (_, i) => `a${i + 1} = a${i}*a${i}`);
    const began = performance.now();
    expect(faultsOf(`a0 = g\n${doubling.join('\n')}\ntheta = theta - a40`).map(([, , code]) => code)).toContain(
      'too-many-nodes',
    );
    expect(performance.now() - began).toBeLessThan(50);
  });

  it('never throws, whatever is typed', () => {
    const word = fc.constantFrom(
      'theta',
      'g',
      'm',
      'eta',
      'state',
      'perStep',
      'gradientAt',
      'name',
      '=',
      '[',
      ']',
      ',',
      '^',
      '(',
      ')',
      '1',
      'log',
      '\n',
      ';',
      '#',
      ' ',
      'sum',
      'where',
      '<',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { optimizer, faults } = readOptimizer(text);
        expect(optimizer === undefined).toBe(faults.length > 0);
        const lines = text.split('\n').length;
        for (const { line, column } of faults)
          expect(line >= 1 && line <= Math.max(1, lines) && column >= 1).toBe(true);
        if (optimizer) parseRule(optimizer.forms[typedForm], Object.keys(optimizer.hyper));
      }),
      { numRuns: 3000 },
    );
  });

  it('exports as a file of the catalogue', () => {
    const adam = optimizers.get('adam');
    const read = adam && readOptimizer(printOptimizer({ ...adam, name: 'My "Adam" 2' }, 'outside')).optimizer;
    const source = read ? sourceOf(read) : '';
    expect(source).toContain("id: 'my-adam-2'");
    expect(source).toContain('export const myAdam2 = {');
    expect(source).toContain("'m = beta1*m + (1 - beta1)*g',");
    expect(source).toContain('state: { m: 0, v: 0 },');
  });
});

describe('noise', () => {
  const rule = { update: 'theta = theta - eta*(g + xi)' };
  it('is the same in the specification and on the CPU engine, and another in another stream or for another seed', () => {
    const at = (seed: number, stream: number) => {
      const job = {
        f: 'x^2 + y^2',
        start: [1, 1],
        steps: 30,
        runs: [{ rule, hyper: { eta: 0.1 }, seed, stream }],
      } as const;
      const { segments } = new CpuRace().run(job);
      const [{ points }] = runReference(job);
      for (let k = 0; k < 30; k++) {
        expect(segments[k * 8 + 4]).toBeCloseTo(points[k + 1][0], 4);
        expect(segments[k * 8 + 5]).toBeCloseTo(points[k + 1][1], 4);
      }
      return [...segments.slice(-4, -2)];
    };
    expect(at(1, 0)).toEqual(at(1, 0));
    expect(at(1, 0)).not.toEqual(at(2, 0));
    expect(at(1, 0)).not.toEqual(at(1, 1));
  });
});
