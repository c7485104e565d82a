import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/text';
import { lateNames, parseAssignments, parseRule } from '../../src/math';
import { defaultForm, defaultHyper, optimizers, ruleOf } from '../../src/optimizers/catalog';

const all = [...optimizers.values()];
const published =
  'sgd momentum nag adagrad adadelta rmsprop adam adamax nadam amsgrad adamw radam adabelief yogi lion signsgd rprop qhm newton adarevision';

/** Values that the published figures use, which the controls must reach. */
const inFigures: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  sgd: { eta: [0.001, 0.005, 0.01, 0.09] },
  momentum: { eta: [0.001, 0.09], gamma: [0.5, 0.95] },
  nag: { eta: [0.001, 0.01], gamma: [0.95] },
  adagrad: { eta: [0.05, 1], epsilon: [1e-6] },
  adadelta: { eta: [1, 5], gamma: [0.95], epsilon: [1e-6] },
  rmsprop: { eta: [0.01, 0.075], gamma: [0.95], epsilon: [1e-6] },
  adam: { eta: [0.01, 0.05] },
};

describe('the catalog of optimizers', () => {
  it('has every method in the order of menus', () => {
    expect([...optimizers.keys()].join(' ')).toBe(published);
  });

  it('gives the overview’s methods the overview’s values', () => {
    const values = published
      .split(' ')
      .slice(0, 7)
      .map((id) => defaultHyper(all.find((o) => o.id === id) ?? all[0]));
    expect(values).toEqual([
      { eta: 0.01 },
      { eta: 0.01, gamma: 0.9 },
      { eta: 0.01, gamma: 0.9 },
      { eta: 0.01, epsilon: 1e-8 },
      { eta: 1, gamma: 0.9, epsilon: 1e-6 },
      { eta: 0.001, gamma: 0.9, epsilon: 1e-8 },
      { eta: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    ]);
  });

  it('takes the overview’s equations as default forms', () => {
    const forms = all.slice(0, 7).map(defaultForm);
    expect(forms).toEqual(['standard', 'standard', 'equation', 'outside', 'inside', 'inside', 'outside']);
  });

  it('finds a form by its own name only', () => {
    expect(ruleOf(all[0], 'constructor')).toBeUndefined();
    expect(ruleOf(all[0])).toBe(ruleOf(all[0], 'standard'));
  });

  it('reaches every value of the published figures', () => {
    for (const [id, hyper] of Object.entries(inFigures)) {
      for (const [name, values] of Object.entries(hyper)) {
        const { min, max } = optimizers.get(id)?.hyper[name] ?? { min: 0, max: 0 };
        for (const value of values) expect(value >= min && value <= max, `${id} ${name} ${value}`).toBe(true);
      }
    }
  });
});

describe.each(all)('$id', (optimizer) => {
  it('has a kebab-case id, and texts in every language', () => {
    expect(optimizer.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    for (const language of languages) expect(optimizer.summary[language].length).toBeGreaterThan(8);
    expect(optimizer.source).toMatch(/\((1[6-9]|20)\d\d\)/);
  });

  it('has its defaults inside their ranges, and log scales above 0', () => {
    for (const [name, h] of Object.entries(optimizer.hyper)) {
      expect(h.default >= h.min && h.default <= h.max && h.min < h.max, name).toBe(true);
      if (h.scale === 'log') expect(h.min, name).toBeGreaterThan(0);
    }
  });

  it.each(Object.entries(optimizer.forms))('%s is a rule that assigns theta and every state', (_, rule) => {
    const program = parseRule(rule, Object.keys(optimizer.hyper));
    expect([...program.update.keys()]).toEqual(['theta', ...Object.keys(rule.state ?? {})]);
    // Of the catalogue only Newton's method asks for the Hessian; that it does is read from its rule.
    expect(program.newton).toBe(optimizer.id === 'newton');
  });

  it('uses every hyperparameter in some form', () => {
    const texts = Object.values(optimizer.forms).flatMap((r) => [r.update, r.perStep ?? '', r.gradientAt ?? '']);
    const words = new Set(texts.join(' ').match(/[A-Za-z_][A-Za-z0-9_]*/g));
    for (const name of Object.keys(optimizer.hyper)) expect(words, name).toContain(name);
  });

  it.each(Object.entries(optimizer.forms))('%s gives no name two meanings', (_, rule) => {
    const states = Object.keys(rule.state ?? {});
    const hyper = Object.keys(optimizer.hyper);
    const known = new Set([...hyper, ...states, 'theta', 'g', 't', 'newton', ...lateNames]);
    const perStep = parseAssignments(rule.perStep ?? '', known).map((a) => a.target);
    const locals = parseAssignments(rule.update, new Set([...known, ...perStep]))
      .map((a) => a.target)
      .filter((target) => target !== 'theta' && !states.includes(target));
    const names = [
      ...hyper,
      ...states,
      ...perStep,
      ...locals,
      'theta',
      'g',
      't',
      'newton',
      'pi',
      'e',
      'sum',
      ...lateNames,
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});
