import { describe, expect, test } from 'vitest';
import { shareDifference } from '../../src/study/interval';

/** The logarithm of n!. */
const logs = Array.from({ length: 400 }, () => 0);
for (let n = 1; n < logs.length; n++) logs[n] = logs[n - 1] + Math.log(n);

/** How often the interval of so many pairs holds the true difference: every outcome with its multinomial probability. */
function coverage(pairs: number, p: number, q: number): number {
  let sum = 0;
  for (let first = 0; first <= pairs; first++)
    for (let second = 0; first + second <= pairs; second++) {
      const rest = pairs - first - second;
      const log = logs[pairs] - logs[first] - logs[second] - logs[rest];
      const weight = Math.exp(log + first * Math.log(p) + second * Math.log(q) + rest * Math.log(1 - p - q));
      const { low, high } = shareDifference({ first, second, pairs });
      if (low <= p - q && p - q <= high) sum += weight;
    }
  return sum;
}

describe('the difference of two shares of the same pairs', () => {
  test.each([
    [200, 0.2, 0.2],
    [200, 0.25, 0.1],
    [200, 0.02, 0.01],
    [30, 0.3, 0.2],
  ])('of %i pairs, %f against %f, is held by its interval as often as it says', (pairs, p, q) => {
    const held = coverage(pairs, p, q);
    expect(held).toBeGreaterThan(0.94);
    expect(held).toBeLessThan(0.99);
  });

  test('changes its sign with the order, and is 0 where as many differ one way as the other', () => {
    const { difference, low, high } = shareDifference({ first: 30, second: 12, pairs: 200 });
    expect(difference).toBe(0.09);
    const back = shareDifference({ first: 12, second: 30, pairs: 200 });
    expect([back.difference, back.low, back.high].map((x) => x.toFixed(12))).toEqual(
      [-difference, -high, -low].map((x) => x.toFixed(12)),
    );
    const none = shareDifference({ first: 7, second: 7, pairs: 200 });
    expect([none.difference, none.low + none.high]).toEqual([0, 0]);
  });
});
