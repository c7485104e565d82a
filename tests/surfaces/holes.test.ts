import { describe, expect, it } from 'vitest';
import { compileSurface } from '../../src/surfaces/compile';
import { withConstants } from '../../src/surfaces/constants';
import { holesOf } from '../../src/surfaces/holes';

const domain = [-2, 2, -2, 2] as const;

describe('a power with a fraction, where its base is negative', () => {
  it.each([
    ['x^(2/3) + y^2', 'x^(2/3)', '(x^2)^(1/3) + y^2'],
    ['x^(1/3) + y^2', 'x^(1/3)', 'cbrt(x) + y^2'],
    ['(x - y)^(5/3)', '(x - y)^(5/3)', 'cbrt(x - y)^5'],
    ['(x*y)^(-2/3) + 1', '(x*y)^(-2/3)', '((x*y)^-2)^(1/3) + 1'],
    ['x^(3/5)', 'x^(3/5)', 'sign(x)*abs(x)^(3/5)'],
    ['x^1.5 + y^(4/3)', 'x^1.5', 'abs(x)^1.5 + (y^4)^(1/3)'],
    ['sin(x)^0.5', 'sin(x)^0.5', 'abs(sin(x))^0.5'],
  ])('%s', (f, power, rewrite) => {
    expect(holesOf(f, {}, domain)).toMatchObject({ power, rewrite });
    // What is offered is the same where there was a value, and has one where there was none.
    const [typed, offered] = [f, rewrite].map((text) => compileSurface(text).valueAt);
    expect(offered(1.3, 0.4)).toBeCloseTo(typed(1.3, 0.4), 12);
    expect(typed(-1.3, 0.4)).toBeNaN();
    expect(offered(-1.3, 0.4)).not.toBeNaN();
    expect(holesOf(rewrite, {}, domain)).toBeUndefined();
  });

  it.each([
    '(x^2)^(1/3)',
    'abs(x)^1.5',
    '(x^2 + y^2)^0.75',
    'x^2',
    'x^(4/2)',
    '(x + 3)^0.5',
    'exp(x)^0.3',
    'sqrt(x)',
    'x^y',
  ])('%s has no such hole', (f) => expect(holesOf(f, {}, domain)).toBeUndefined());

  it('keeps the letters of the formula', () => {
    const constants = { a: 2, p: 1.5 };
    const found = holesOf('a*(x - a)^p + y^(2/3)', constants, domain);
    expect(found?.rewrite).toBe('a*abs(x - a)^p + (y^2)^(1/3)');
    expect(compileSurface(withConstants(found?.rewrite ?? '', constants)).valueAt(-1, -1)).not.toBeNaN();
    expect(holesOf('(x - a)^p', { a: -3, p: 1.5 }, domain)).toBeUndefined();
  });
});
