import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile, spreadOf } from '../../src/engine/many/quartiles';
import { floorOf, midRanks, type Outcome, scoreOf, worseMedian } from '../../src/engine/many/score';

const scale = { criterion: 'steps', steps: 200, floor: 1e-6 } as const;
const byLoss = { ...scale, criterion: 'loss' } as const;
const run = (reached: number, gap: number, diverged = false): Outcome => ({ reached, gap, diverged });

const anyOutcome = fc
  .record({ reached: fc.integer({ min: -1, max: 200 }), gap: fc.double({ min: -1, max: 1e30, noNaN: true }) })
  .map(({ reached, gap }) => run(reached, gap));

describe('by steps', () => {
  it('any run that reaches its goal is better than any that does not, and a diverged one is the worst', () => {
    fc.assert(
      fc.property(anyOutcome, anyOutcome, (a, b) => {
        if (a.reached >= 0 && b.reached < 0) expect(scoreOf(a, scale)).toBeLessThan(scoreOf(b, scale));
        expect(scoreOf(a, scale)).toBeLessThan(scoreOf({ ...b, diverged: true }, scale));
      }),
    );
  });

  it('fewer steps are better, whatever the loss; with as many, and with none, the lower loss', () => {
    fc.assert(
      fc.property(anyOutcome, anyOutcome, (a, b) => {
        if (a.reached < 0 || b.reached < 0) return;
        if (a.reached < b.reached) expect(scoreOf(a, scale)).toBeLessThan(scoreOf(b, scale));
      }),
    );
    expect(scoreOf(run(20, 1e-4), scale)).toBeLessThan(scoreOf(run(20, 2e-4), scale));
    expect(scoreOf(run(-1, 5), scale)).toBeLessThan(scoreOf(run(-1, 6), scale));
  });

  it('gaps below the floor count as equal, and so does one that rounding made negative', () => {
    expect(scoreOf(run(20, 1e-9), scale)).toBe(scoreOf(run(20, -1e-8), scale));
    expect(floorOf(0)).toBe(1e-6);
    expect(floorOf(-78)).toBe(78e-6);
  });
});

describe('by loss', () => {
  it('the lower loss is better, then fewer steps', () => {
    expect(scoreOf(run(-1, 0.01), byLoss)).toBeLessThan(scoreOf(run(5, 0.02), byLoss));
    expect(scoreOf(run(4, 1e-9), byLoss)).toBeLessThan(scoreOf(run(5, 1e-12), byLoss));
    expect(scoreOf(run(4, 1e-9, true), byLoss)).toBe(Infinity);
  });
});

it('the median of an even count is the worse of the two in the middle', () => {
  expect(worseMedian([3, 1, 2])).toBe(2);
  expect(worseMedian([4, 1, Infinity, 2])).toBe(4);
  expect(worseMedian([1, 2, Infinity, Infinity])).toBe(Infinity);
});

describe('ranks', () => {
  it('are shared by those that tie, and sum to what they must', () => {
    expect(midRanks([5, 1, 5, Infinity, 0])).toEqual([3.5, 2, 3.5, 5, 1]);
    expect(midRanks([Infinity, Infinity])).toEqual([1.5, 1.5]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 }), (scores) => {
        const ranks = midRanks(scores);
        expect(ranks.reduce((a, b) => a + b)).toBe((scores.length * (scores.length + 1)) / 2);
      }),
    );
  });
});

describe('the spread of numbers', () => {
  it('has the quantiles of its definition', () => {
    expect(spreadOf([4, 1, 3, 2, 5])).toEqual({ low: 1.4, q1: 2, median: 3, q3: 4, high: 4.6 });
    expect(quantile([1, 2], 0.5)).toBe(1.5);
    expect(spreadOf([7])).toEqual({ low: 7, q1: 7, median: 7, q3: 7, high: 7 });
  });

  it('is never NaN where runs have diverged', () => {
    expect(spreadOf([1, Infinity, Infinity, 2])).toMatchObject({ q1: 1.75, median: Infinity, high: Infinity });
    expect(spreadOf([Infinity, Infinity])).toMatchObject({ low: Infinity, median: Infinity });
  });
});
