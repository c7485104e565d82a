import { expect, it } from 'vitest';
import { evaluator, parseExpression } from '../../src/math';

const power = evaluator(parseExpression('b^t', new Set(['b', 't'])), ['b', 't']);

it('a power with a whole exponent is made of products alone, so that β^t has the same bits in every browser', () => {
  for (const b of [0.9, 0.999, 1 / 3, 1.0001, 7]) {
    let square = b;
    for (let k = 1; k <= 10; k++) {
      square *= square;
      expect(power(b, 2 ** k)).toBe(square);
      expect(power(b, -(2 ** k))).toBe(1 / square);
      expect(power(b, 2 ** k + 1)).toBe(b * square);
    }
    for (let t = 0; t < 360; t += 7) expect(Math.abs(power(b, t) / b ** t - 1)).toBeLessThan(1e-13);
  }
});

it('and what it was at its ends', () => {
  expect([power(0, 0), power(0, 3), power(0.5, 1e9), power(2, 1e9)]).toEqual([1, 0, 0, Number.POSITIVE_INFINITY]);
  expect(power(-2, 3)).toBeNaN();
  expect(power(2, 0.5)).toBe(2 ** 0.5);
});
