import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inSubmits, Pace, submitBudget } from '../../src/engine/gpu/pace';

/** A device whose time is counted, not waited for: every submit and every unit of work takes so long. */
function device(msPerUnit: (now: number) => number, msPerSubmit = 0) {
  let now = 0;
  const submits: { first: number; count: number; ms: number }[] = [];
  const submit = (width: number) => async (first: number, count: number) => {
    const ms = msPerSubmit + count * width * msPerUnit(now);
    now += ms;
    submits.push({ first, count, ms });
  };
  return { submits, submit, clock: () => now };
}

test('whatever a step costs: every step once and in order, and no submit but the measuring one exceeds the budget', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: -7, max: -1 }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      async (to, width, exponent, overhead) => {
        const { submits, submit, clock } = device(() => 10 ** exponent, overhead);
        await inSubmits(new Pace(256), { to, width }, submit(width), clock);
        expect(submits.flatMap(({ first, count }) => Array.from({ length: count }, (_, k) => first + k))).toEqual(
          Array.from({ length: to }, (_, k) => k),
        );
        // One step is the least that can be submitted, however long it takes.
        const least = overhead + width * 10 ** exponent;
        for (const { ms } of submits.slice(1)) expect(ms).toBeLessThanOrEqual(Math.max(submitBudget, least) * 1.001);
        expect(submits[0].count * width).toBeLessThanOrEqual(Math.max(256, width));
      },
    ),
    { numRuns: 200 },
  );
});

test('a fast device gets more in each submit than a slow one, and few submits are far below the budget', async () => {
  const counts: number[] = [];
  for (const ms of [1e-5, 1e-3]) {
    const { submits, submit, clock } = device(() => ms);
    await inSubmits(new Pace(256), { to: 100_000, width: 10 }, submit(10), clock);
    counts.push(submits.length);
    // The first ones measure, and the last has what is left.
    for (const submitted of submits.slice(3, -1)) expect(submitted.ms).toBeGreaterThan(submitBudget / 2);
  }
  expect(counts[1]).toBeGreaterThan(20 * counts[0]);
});

test('a device that becomes slow is believed at once, one that becomes fast little by little', async () => {
  const { submits, submit, clock } = device((now) => (now > 200 && now < 400 ? 1e-2 : 1e-3));
  await inSubmits(new Pace(256), { to: 1_000_000 }, submit(1), clock);
  const late = submits.filter(({ ms }) => ms > submitBudget * 1.001);
  expect(late).toHaveLength(1);
});

test('the pace is kept from one piece of work to the next', async () => {
  const pace = new Pace(1);
  const { submits, submit, clock } = device(() => 1e-3);
  await inSubmits(pace, { to: 1000 }, submit(1), clock);
  submits.length = 0;
  await inSubmits(pace, { from: 1000, to: 1500 }, submit(1), clock);
  expect(submits).toHaveLength(1);
});

test('an aborted signal ends it before the next submit', async () => {
  const gone = new AbortController();
  const { submits, submit, clock } = device(() => 1);
  const work = inSubmits(new Pace(1), { to: 100, signal: gone.signal }, submit(1), clock);
  gone.abort(new Error('not wanted'));
  await expect(work).rejects.toThrow('not wanted');
  expect(submits.length).toBeLessThan(3);
});
