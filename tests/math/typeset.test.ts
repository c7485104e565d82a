import { describe, expect, it } from 'vitest';
import { equationMath, expressionTex, type MathNode, parseExpression, ruleMath, ruleTex } from '../../src/math';
import { optimizers, ruleOf } from '../../src/optimizers/catalog';

const xy = new Set(['x', 'y']);
const tags = ({ tag, children = [] }: MathNode): string[] => [tag, ...children.flatMap(tags)];

describe('TeX', () => {
  it.each([
    ['2x^2', '2   {x}^{2}'],
    ['(x + 1)/y', '\\frac{x + 1}{y}'],
    ['sqrt(x)', '\\sqrt{x}'],
    ['log(x)', '\\operatorname{ln}\\left(x\\right)'],
    ['log10(x)', '\\operatorname{log}_{10}\\left(x\\right)'],
    ['cbrt(x)', '\\sqrt[3]{x}'],
    ['ceil(x)', '\\left\\lceil x\\right\\rceil '],
    ['asin(x)', '\\operatorname{arcsin}\\left(x\\right)'],
    ['-(x - y)', '- \\left(x - y\\right)'],
    ['sin(pi*x)', '\\operatorname{sin}\\left(\\pi   x\\right)'],
  ])('%s', (text, tex) => {
    expect(expressionTex(parseExpression(text, xy))).toBe(tex);
  });

  it('a product of two numbers has a sign, one with a letter has none', () => {
    expect(expressionTex(parseExpression('3*2*x', xy))).toBe('3 \\cdot  2   x');
    expect(expressionTex(parseExpression('x*2^y', xy))).toBe('x \\cdot  {2}^{y}');
  });

  it('a rule, line by line', () => {
    const momentum = optimizers.get('momentum');
    const rule = momentum && ruleOf(momentum);
    expect(rule && ruleTex(rule, Object.keys(momentum.hyper))).toEqual([
      'v \\leftarrow \\gamma   v + \\eta   g',
      '\\theta \\leftarrow \\theta - v',
    ]);
  });
});

describe('MathML of every rule', () => {
  it.each([...optimizers.values()])('$id', (optimizer) => {
    for (const rule of Object.values(optimizer.forms)) {
      const lines = ruleMath(rule, Object.keys(optimizer.hyper));
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(tags(line)[0]).toBe('math');
    }
  });
});

describe('values in place of names', () => {
  const text = ({ text = '', children = [] }: MathNode): string => text + children.map(text0).join('');
  const text0 = (node: MathNode): string => text(node);
  const filled = (expression: string) =>
    text(
      equationMath(
        parseExpression(expression, xy),
        new Map([
          ['x', '−0.5'],
          ['y', '2'],
        ]),
        '−1.5e−7',
      ),
    );

  it.each([
    ['y*y', '2·2=−1.5×10−7'],
    ['x*y', '(−0.5)·2=−1.5×10−7'],
    ['y*x', '2\u2062(−0.5)=−1.5×10−7'],
    ['y - x', '2−(−0.5)=−1.5×10−7'],
    ['x - y', '−0.5−2=−1.5×10−7'],
    ['x^2', '(−0.5)2=−1.5×10−7'],
  ])('%s', (expression, expected) => expect(filled(expression)).toBe(expected));
});
