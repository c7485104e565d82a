import { describe, expect, it } from 'vitest';
import { lateNames, parseRule, type RuleText, readRule, ruleTex } from '../../src/math';
import { optimizerOf } from '../../src/optimizers/resolve';
import { readOptimizer, typedForm } from '../../src/optimizers/text/read';

const eta = ['eta'];
const readsAll: RuleText = {
  perStep: 'a = eta/(1 + delay)',
  perPoint: 'n = sum(drift^2)',
  update: 'theta = theta - where(delay <= 3, a*g, 0) + n*back',
};

describe('names for how late a gradient comes', () => {
  it('are kept in a run of many workers, which knows what is read', () => {
    expect([...parseRule(readsAll, eta, 'parallel').late]).toEqual([...lateNames]);
    const some = (update: string) => [...parseRule({ update }, eta, 'parallel').late];
    expect(some('theta = theta - eta*g')).toEqual([]);
    expect(some('theta = theta - eta*(g + g^2*drift)')).toEqual(['drift']);
    expect(some('theta = theta - eta/(1 + delay)*g')).toEqual(['delay']);
    expect(some('a = back\ntheta = theta - eta*g')).toEqual([]);
  });

  it('are 0 in a sequential one, and gone: the rule is what it would be without them', () => {
    const same = (late: RuleText, plain: RuleText, hyper = eta) =>
      expect(parseRule(late, hyper)).toEqual(parseRule(plain, hyper));
    same({ update: 'theta = theta - eta/(1 + delay)*g' }, { update: 'theta = theta - eta*g' });
    same({ update: 'theta = theta - eta*(g + 0.5*g^2*drift)' }, { update: 'theta = theta - eta*g' });
    same(
      { update: 'theta = theta - where(delay <= eta, eta*g, g^back)' },
      { update: 'theta = theta - where(0 <= eta, eta*g, 1)' },
    );
    same(
      { perStep: 'a = eta/(1 + delay)', update: 'theta = theta - a*g + 2*g*back' },
      { perStep: 'a = eta', update: 'theta = theta - a*g' },
    );
  });

  it('change nothing of a rule that does not read them, whatever its constants', () => {
    const rule = { update: 'theta = theta - 1*eta*(2*3)*g + 0*g' };
    expect(parseRule(rule, eta)).toEqual(parseRule(rule, eta, 'parallel'));
  });

  it('are unknown where the gradient is taken; delay is known where scalars of the step are', () => {
    for (const name of lateNames)
      expect(() => parseRule({ gradientAt: `theta - ${name}`, update: 'theta = theta - g' }, eta)).toThrow(
        'unknown-name',
      );
    for (const name of ['back', 'drift'])
      expect(() => parseRule({ perStep: `a = ${name}`, update: 'theta = theta - a*g' }, eta)).toThrow('unknown-name');
    expect(() =>
      parseRule({ state: { delay: 0 }, perStep: 'a = delay', update: 'delay = g\ntheta = theta - a*g' }, eta),
    ).toThrow('unknown-name');
  });
});

describe.each(lateNames)('a rule that defines %s itself', (name) => {
  const own: readonly (readonly [RuleText, readonly string[]])[] = [
    [{ state: { [name]: 2 }, update: `${name} = ${name} + g\ntheta = theta - eta*${name}` }, eta],
    [{ update: `theta = theta - ${name}*g` }, [name]],
    [{ update: `${name} = 2*g\ntheta = theta - eta*${name}` }, eta],
    [{ perStep: `${name} = 1/t`, update: `theta = theta - ${name}*g` }, eta],
    [{ perPoint: `${name} = sum(g^2)`, update: `theta = theta - eta*${name}*g` }, eta],
  ];
  const other = (text: string) => text.replaceAll(name, 'other');
  it('has the rule that it had under any other name, in runs of either kind', () => {
    for (const [rule, hyper] of own) {
      const renamed = JSON.parse(other(JSON.stringify(rule))) as RuleText;
      for (const reading of ['sequential', 'parallel'] as const) {
        const program = parseRule(rule, hyper, reading);
        expect(program.late.size).toBe(0);
        const plain = (of: ReturnType<typeof parseRule>) => JSON.stringify({ ...of, update: [...of.update], late: [] });
        expect(other(plain(program))).toBe(plain(parseRule(renamed, hyper.map(other), reading)));
      }
    }
  });
});

it('what a line reads above the one that defines the name is still the lateness', () => {
  const rule = { update: 'a = back\nback = 2*g\ntheta = theta - eta*back - a' };
  expect([...parseRule(rule, eta, 'parallel').late]).toEqual(['back']);
  expect(parseRule(rule, eta).update).toEqual(parseRule({ update: 'theta = theta - eta*(2*g)' }, eta).update);
});

describe('staleness-aware rules as text', () => {
  const typed = (...lines: string[]) => readOptimizer(['eta = 0.1 [1e-3, 1] log', ...lines].join('\n'));
  it.each([
    ['a rate that shrinks with the delay', ['theta = theta - eta/(1+delay)*g']],
    ['gradients that are too old are left out', ['R = 4 [0, 100]', 'theta = theta - where(delay <= R, eta*g, 0)']],
    ['delay compensation', ['lambda = 0.04 [0, 1]', 'theta = theta - eta*(g + lambda*g^2*drift)']],
  ])('%s', (_, text) => {
    const { optimizer, faults, remarks } = typed(...text);
    expect([faults, remarks]).toEqual([[], []]);
    const hyper = Object.keys(optimizer?.hyper ?? {});
    const rule = optimizer?.forms[typedForm] as RuleText;
    expect(parseRule(rule, hyper, 'parallel').late.size).toBe(1);
    expect(ruleTex(rule, hyper).join(' ')).toMatch(/\\mathrm\{(delay|drift)\}/);
    expect(readRule(rule, hyper).lines).toHaveLength(1);
  });

  it('as a schedule too', () => {
    const optimizer = optimizerOf({ method: 'adam', with: ['schedule:eta/(1+delay)'] });
    const rule = optimizer?.forms.outside as RuleText;
    expect([...parseRule(rule, Object.keys(optimizer?.hyper ?? {}), 'parallel').late]).toEqual(['delay']);
  });

  it('say which names there are', () => {
    expect(typed('theta = theta - eta*stale').faults[0].detail.expected).toContain('delay back drift');
  });
});
