import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanDelay } from '../../../src/schemes/laws/staleness';
import { formulaJob, ran } from './jobs';

/** Schemes whose workers each hold one gradient at all times, and read right after their own update. */
const schemes = ['hogwild', 'hogwild(store=atomic)', 'downpour(push=1,fetch=1)', 'hogwild(compress=top,keep=0.5)'];

const anyClock = fc.record({
  compute: fc.record({
    least: fc.double({ min: 0, max: 2, noNaN: true }),
    beyond: fc.double({ min: 0, max: 3, noNaN: true }),
  }),
  latency: fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  bandwidth: fc.constantFrom(10, 1000, 1e30),
  write: fc.constant(0),
  slow: fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { maxLength: 12 }),
  failure: fc.constant({ every: Number.POSITIVE_INFINITY, back: 0 }),
});

test('delay is conserved: those of the first N updates and those under way add up to (p − 1) N, whatever the speeds', () => {
  fc.assert(
    fc.property(
      ...[fc.constantFrom(...schemes), anyClock, fc.integer({ min: 1, max: 40 })],
      ...[fc.integer({ min: 1, max: 800 }), fc.nat()],
      (scheme, clock, workers, updates, seed) => {
        const run = ran(formulaJob(scheme, { clock, workers, updates, seed, eta: 1e-3 }));
        expect([run.alive, run.updates]).toEqual([workers, updates]);
        expect(run.delaySum + run.delayInFlight).toBe(meanDelay(workers) * updates);
        expect(run.delays.reduce((sum, count) => sum + count, 0)).toBe(updates);
      },
    ),
    { numRuns: 60 },
  );
});
