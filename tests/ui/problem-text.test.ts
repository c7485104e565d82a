import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en';
import { zh } from '../../src/i18n/zh';
import { maxMethods } from '../../src/state/limits';
import { faultOfFormula } from '../../src/state/rows/formula';
import { decode } from '../../src/state/url';
import { formulaFault, problemText } from '../../src/ui/problem-text';

const fault = (text: string): string => {
  const found = faultOfFormula(text);
  return found ? formulaFault(en, found) : '';
};
const problemsOf = (hash: string, words = en): string[] =>
  decode(hash).problems.map((problem) => problemText(words, problem));

describe('what is wrong with a formula', () => {
  it.each([
    ['sin x', 'A function needs parentheses, as in sin(x)'],
    ['sinx', 'Perhaps sin(x)'],
    ['(x', 'Expected: )'],
  ])('%s comes with a hint after a stop', (text, hint) => {
    expect(fault(text)).toMatch(/[^.]\. [^.]+$/);
    expect(fault(text).endsWith(`. ${hint}`)).toBe(true);
  });

  it.each([
    ['sin x + cos y', 'write sin(x) + cos(y). A function'],
    ['100*(x2-x1^2)^2+(1-x1)^2', 'write 100*(y - x^2)^2 + (1 - x)^2'],
    ['\\frac{1}{2}x^{2}', 'write 1/2*x^2'],
    ['0,5x^2 + 1,5y^2', 'write 0.5*x^2 + 1.5*y^2'],
    ['(x + y', 'write x + y. Expected: )'],
  ])('%s comes with what was meant', (text, offer) => {
    expect(fault(text)).toContain(`; ${offer}`);
  });

  it('names what cannot be seen', () => {
    expect(fault('x\u0007')).toBe('Character 2: an invisible U+0007, which has no meaning here');
  });

  it('has no second sentence where nothing helps', () => {
    expect(fault('x + ')).toBe('Something is missing at the end');
  });
});

describe('problems of the address', () => {
  it.each(['#f=sinx', '#f=(x', '#methods=nothing', '#steps=x'])('%s has one stop between sentences', (hash) => {
    for (const text of problemsOf(hash)) expect(text).not.toMatch(/\.\s*\./);
    for (const text of problemsOf(hash, zh)) expect(text).not.toMatch(/。\s*。/);
  });

  it('say what became of what could not be used', () => {
    expect(problemsOf('#methods=adam,nothing')[0]).toMatch(/It is left out\.$/);
    expect(problemsOf('#methods=adam,((')[0]).toMatch(/It is left out\.$/);
    expect(
      problemsOf(
        `#methods=${Array(maxMethods + 1)
          .fill('adam')
          .join(',')}`,
      )[0],
    ).toMatch(/The others are left out\.$/);
    expect(problemsOf('#methods=adam(eta=no)')[0]).toMatch(/The usual value is used instead\.$/);
  });

  it('print whole numbers in full', () => {
    expect(problemsOf('#seed=-1')[0]).toContain('a whole number from 0 to 4294967295');
    expect(problemsOf('#steps=0')[0]).toContain('from 1 to 100000');
    expect(problemsOf('#domain=1,0,0,1')[0]).toContain('nothing beyond 1e30');
  });

  it('about the page itself are printed whole', () => {
    const reason = 'out of memory.';
    const text = problemText(en, { key: '', found: '', expected: { message: 'engineFailed', values: { reason } } });
    expect(text).toBe('The paths could not be computed: out of memory. Change a value or reload the page.');
  });
});
