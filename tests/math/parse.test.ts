import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluator, limits, ParseError, parseExpression, parseRule, print } from '../../src/math';
import { expressionText } from './arbitrary';

const xy = new Set(['x', 'y']);
const value = (text: string, x = 2, y = 3) => evaluator(parseExpression(text, xy), ['x', 'y'])(x, y);
const mistake = (text: string) => {
  try {
    parseExpression(text, xy);
  } catch (error) {
    if (error instanceof ParseError) return { code: error.code, position: error.position, ...error.detail };
    throw error;
  }
  throw new Error(`'${text}' parsed`);
};

describe('what a text means', () => {
  it.each([
    ['2x', 4],
    ['2x y', 12],
    ['x(y + 1)', 8],
    ['(x)(y)', 6],
    ['2^3^2', 512],
    ['-x^2', -4],
    ['2^-1', 0.5],
    ['8/2/2', 2],
    ['1 - 2 - 3', -4],
    ['2e3 + 1', 2001],
    ['2e', 2 * Math.E],
    ['2sin(pi)', 2 * Math.sin(Math.PI)],
    ['where(x < y, 1, 2)', 1],
    ['where(x == y, 1, 2)', 2],
    ['min(x, y) + max(x, y)', 5],
    ['x² + y³', 31],
    ['3·x − y', 3],
    ['sqrt(-x)', Number.NaN],
    ['where(x < 0, sqrt(-x), 7)', 7],
    ['(-8)^(1/3)', Number.NaN],
    ['(-2)^3', -8],
    ['(-2)^(4/2)', 4],
    ['(-1)^100', 1],
    ['1/(x - 2)', Number.NaN],
    ['tanh(1000)', 1],
  ])('%s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });
});

describe('what people write', () => {
  it.each([
    ['ln(x)', Math.log(2)],
    ['Sin(X)', Math.sin(2)],
    ['X^2 + Y^2', 13],
    ['x**2 + y**2', 13],
    ['pow(x, 2)', 4],
    ['pow(x, 0.5)', 2 ** 0.5],
    ['arctan(x)', Math.atan(2)],
    ['|x - y|', 1],
    ['||x| - 5|', 3],
    ['2|x||y|', 12],
    ['|x(|y| - 7)|', 8],
    ['x^2 + y;', 7],
    ['x^{2} + [y + 1]', 8],
    ['max(1, x, y, 2)', 3],
    ['log10(100) + log2(8) + cbrt(27)', 8],
    ['mod(-1, 3) + mod(5.5, -2)', 1.5],
    ['round(0.5) + round(1.5) + round(-2.5)', 0],
    ['hypot(3, 4) + ceil(0.2)', 6],
  ])('%s', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 14);
  });
});

describe('what Unicode has for digits, letters, signs and spaces', () => {
  it.each([
    ['x⁴ − 16x² + 5x', -38],
    ['√(x² + y²)', Math.sqrt(13)],
    ['sin\u2061(x)', Math.sin(2)],
    ['√x + ∛8 + ∜16', Math.SQRT2 + 4],
    ['2√x', 2 * Math.SQRT2],
    ['√x²', 2],
    ['x⁻¹ + x⁽²⁺¹⁾', 8.5],
    ['x²y²', 36],
    ['x²³', 2 ** 23],
    ['½x + 2½ + ¾', 4.25],
    ['𝑥² + 𝟐𝑦', 10],
    ['ｘ＋ｙ－（１．５）', 3.5],
    ['x×y÷2·3⋅1', 9],
    ['x\u2062y', 6],
    ['2πx', 4 * Math.PI],
    ['xπ', 2 * Math.PI],
    ['|x−y|', 1],
    ['x\u00a0+\u2009y\u200b+\u20281', 6],
    ['x\u00ad²\ufe0f', 4],
    ['٣x + ३y', 15],
    ['⌊x/y⌋ + ⌈x/y⌉', 1],
    ['where(x ≤ y, 1, 2)', 1],
    ['ℯ^𝑥', Math.exp(2)],
    ['3⁄4', 0.75],
    ['x²；', 4],
  ])('%s', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 14);
  });
});

describe('what is wrong, and where', () => {
  it.each([
    ['', { code: 'empty', position: 0 }],
    ['x + ', { code: 'unexpected-end', position: 4 }],
    ['x + * y', { code: 'unexpected-token', position: 4, name: '*' }],
    ['2 sinx', { code: 'unknown-name', position: 2, name: 'sinx', suggestion: 'sin(x)' }],
    ['xy', { code: 'unknown-name', position: 0, name: 'xy', suggestion: 'x*y' }],
    ['sin x', { code: 'unexpected-token', position: 4, name: 'x', expected: '(' }],
    ['min(x)', { code: 'argument-count', position: 0, name: 'min', expected: '2' }],
    ['x < y', { code: 'comparison-outside-where', position: 2, name: '<' }],
    ['where(x, 1, 2)', { code: 'unexpected-token', position: 7, name: ',' }],
    ['sum(x)', { code: 'unknown-function', position: 0, name: 'sum' }],
    ['x # y', { code: 'unexpected-character', position: 2, name: '#' }],
    ['1e40', { code: 'number-range', position: 0, name: '1e40' }],
    ['(x', { code: 'unexpected-end', position: 2, expected: ')' }],
    ['|x', { code: 'unexpected-end', position: 2, expected: '|' }],
    ['x\u0007', { code: 'invisible-character', position: 1, name: 'U+0007' }],
    ['y + x\u0302', { code: 'invisible-character', position: 5, name: 'U+0302' }],
    ['½𝑥 + х', { code: 'unexpected-character', position: 6, name: 'х U+0445' }],
    ['x² + zz', { code: 'unknown-name', position: 5, name: 'zz' }],
    ['𝑥𝑥𝑥 *', { code: 'unknown-name', position: 0, name: 'xxx' }],
    ['😀', { code: 'unexpected-character', position: 0, name: '😀 U+1F600' }],
    ['constructor', { code: 'unknown-name', position: 0, name: 'constructor' }],
    ['__proto__', { code: 'unknown-name', position: 0, name: '__proto__' }],
    [`${'('.repeat(40)}x${')'.repeat(40)}`, { code: 'too-deep' }],
    [`x${'+x'.repeat(200)}`, { code: 'too-many-nodes' }],
    ['x'.repeat(limits.characters + 1), { code: 'too-long', position: limits.characters }],
  ])('%s', (text, expected) => {
    expect(mistake(text)).toMatchObject(expected);
  });

  it('arbitrary text throws nothing but a ParseError whose position lies in the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: fc.constantFrom(...'xy+-*/^().,<=2e sincow') })),
        (text) => {
          try {
            parseExpression(text, xy);
          } catch (error) {
            expect(error).toBeInstanceOf(ParseError);
            expect((error as ParseError).position).toBeGreaterThanOrEqual(0);
            expect((error as ParseError).position).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('a rule names what is missing, at its place', () => {
    expect(() => parseRule({ update: 'v = 1' }, [])).toThrow('theta');
    expect(() => parseRule({ state: { v: 0 }, update: 'theta = theta - g' }, [])).toThrow('v = …');
    expect(() => parseRule({ update: 'theta = theta - alpha*g' }, ['eta'])).toThrow('unknown-name at 16');
  });
});

describe('print', () => {
  it('gives a text that parses to the same print and the same value', () => {
    fc.assert(
      fc.property(expressionText, (text) => {
        let tree: ReturnType<typeof parseExpression>;
        try {
          tree = parseExpression(text, xy);
        } catch {
          return;
        }
        const printed = print(tree);
        const again = parseExpression(printed, xy);
        expect(print(again)).toBe(printed);
        expect(evaluator(again, ['x', 'y'])(0.7, -1.3)).toBe(evaluator(tree, ['x', 'y'])(0.7, -1.3));
      }),
      { numRuns: 500 },
    );
  });
});
