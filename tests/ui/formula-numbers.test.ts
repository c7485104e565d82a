import { describe, expect, it } from 'vitest';
import { expressionTex, parseExpression, ruleMath } from '../../src/math';

const texOf = (text: string): string => expressionTex(parseExpression(text, new Set(['x'])));

describe('very small and very large numbers in formulas', () => {
  it('are written with a power of ten', () => {
    expect(texOf('x + 1e-8')).toContain('{10}^{-8}');
    expect(texOf('2.5e-9*x')).toContain('2.5 \\times  {10}^{-9}');
    expect(texOf('x*1e22')).toContain('{10}^{22}');
    expect(texOf('0.001 + 100x')).not.toContain('10}^');
  });

  it('stand in parentheses as the base of a power', () => {
    expect(texOf('(1e-8)^x')).toContain('\\left(');
  });

  it('replace hyperparameters in the same way', () => {
    const [line] = ruleMath({ update: 'theta = theta - epsilon*g' }, ['epsilon'], { epsilon: 1e-8 });
    expect(JSON.stringify(line)).toContain('msup');
    expect(JSON.stringify(line)).not.toContain('1e');
  });
});
