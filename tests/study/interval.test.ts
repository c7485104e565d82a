import { describe, expect, test } from 'vitest';
import { median, medianInterval, shareDifference } from '../../src/study/interval';

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

/** Binomial coefficients of n, exact. */
function chooses(n: number): bigint[] {
  const row = [1n];
  for (let k = 1; k <= n; k++) row.push((row[k - 1] * BigInt(n - k + 1)) / BigInt(k));
  return row;
}

describe('the interval of a median', () => {
  test('holds the true one in 95 % of all ways in which values lie to either side of it, and none within it would', () => {
    for (let n = 6; n <= 60; n++) {
      const values = Array.from({ length: n }, (_, i) => i + 1);
      const { low: k, high, median: middle } = medianInterval(values.toReversed());
      expect(high, `${n} values`).toBe(n + 1 - k);
      expect(middle).toBe((n + 1) / 2);
      // The interval from the k-th value to the k-th last misses where fewer than k lie to one side: P(Binomial(n, ½) < k), twice.
      const below = chooses(n);
      const missed = (k: number) => Number(2n * below.slice(0, k).reduce((a, b) => a + b, 0n)) / 2 ** n;
      expect(missed(k), `${n} values`).toBeLessThanOrEqual(0.05);
      expect(missed(k + 1), `${n} values`).toBeGreaterThan(0.05);
    }
  });

  test('holds it as often as that, counted over every way in which ten values lie', () => {
    const n = 10;
    let held = 0;
    for (let sides = 0; sides < 2 ** n; sides++) {
      const values = Array.from({ length: n }, (_, i) => (sides & (1 << i) ? 1 : -1) * (i + 1));
      const { low, high } = medianInterval(values);
      held += Number(low <= 0 && 0 <= high);
    }
    // All but those with one value or none to a side.
    expect(held).toBe(2 ** n - 2 * (1 + n));
  });

  test('of fewer than six has no bounds: five lie on one side once in sixteen times', () => {
    expect(medianInterval([3, 1, 2, 5, 4])).toEqual({ median: 3, low: -Infinity, high: Infinity });
    expect(medianInterval([1, 2, 3, 4, 5, 6])).toEqual({ median: 3.5, low: 1, high: 6 });
    expect(medianInterval([]).median).toBeNaN();
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});

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
