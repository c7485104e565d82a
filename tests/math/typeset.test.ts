import { describe, expect, it } from 'vitest';
import { expressionTex, type MathNode, parseExpression, ruleMath, ruleTex } from '../../src/math';
import { optimizers, ruleOf } from '../../src/optimizers/catalog';

const xy = new Set(['x', 'y']);
const tags = ({ tag, children = [] }: MathNode): string[] => [tag, ...children.flatMap(tags)];

describe('TeX', () => {
  it.each([
    ['2x^2', '2   {x}^{2}'],
    ['(x + 1)/y', '\\frac{x + 1}{y}'],
    ['sqrt(x)', '\\sqrt{x}'],
    ['-(x - y)', '- \\left(x - y\\right)'],
    ['sin(pi*x)', '\\operatorname{sin}\\left(\\pi   x\\right)'],
  ])('%s', (text, tex) => {
    expect(expressionTex(parseExpression(text, xy))).toBe(tex);
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
