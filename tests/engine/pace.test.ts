import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inSubmits, Pace, submitBudget } from '../../src/engine/gpu/pace';

/** A device on which a unit of work takes `msPerUnit` and a submit `overhead` more, by a clock that only it moves. */
function device(msPerUnit: (unit: number) => number, overhead: number, width = 1) {
  let now = 0;
  const submits: { first: number; count: number; ms: number }[] = [];
  const submit = async (first: number, count: number) => {
    const ms = overhead + count * width * msPerUnit(first);
    submits.push({ first, count, ms });
    now += ms;
  };
  return { clock: () => now, submit, submits };
}

describe('submits', () => {
  it('after the first, which measures, none is over the budget, and every step is taken once, in order', () =>
    fc.assert(
      fc.asyncProperty(
        fc.double({ min: 1e-7, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 300 }),
        async (msPerUnit, overhead, to, width) => {
          const { clock, submit, submits } = device(() => msPerUnit, overhead, width);
          await inSubmits(new Pace(), { to, width }, submit, clock);
          expect(submits.reduce((next, { first, count }) => (first === next ? next + count : Number.NaN), 0)).toBe(to);
          // One step of all runs is the least that can be submitted.
          const least = overhead + width * msPerUnit;
          for (const { ms } of submits.slice(1)) expect(ms).toBeLessThanOrEqual(Math.max(submitBudget, least) + 1e-9);
        },
      ),
    ));

  it('grow until they fill most of the budget', async () => {
    const { clock, submit, submits } = device(() => 1e-4, 0.1);
    await inSubmits(new Pace(), { to: 1e6 }, submit, clock);
    expect(submits[submits.length - 2].ms).toBeGreaterThan(0.8 * submitBudget);
    expect(submits.length).toBeLessThan(30);
  });

  it('shrink at once when the device becomes slow', async () => {
    const { clock, submit, submits } = device((first) => (first < 5e4 ? 1e-4 : 1e-2), 0);
    await inSubmits(new Pace(), { to: 1e5 }, submit, clock);
    const slow = submits.filter(({ first }) => first >= 5e4);
    for (const { ms } of slow.slice(1)) expect(ms).toBeLessThanOrEqual(submitBudget + 1e-9);
  });

  it('end before the next one when they are aborted, with the reason', async () => {
    const controller = new AbortController();
    const { clock, submit, submits } = device(() => 1, 0);
    const work = inSubmits(
      new Pace(),
      { to: 1000, signal: controller.signal },
      async (first, count) => {
        await submit(first, count);
        if (submits.length === 3) controller.abort(new Error('enough'));
      },
      clock,
    );
    await expect(work).rejects.toThrow('enough');
    expect(submits).toHaveLength(3);
  });
});
