import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../src/engine/parallel/types';
import { EventHeap } from '../../../src/engine/sim/heap';
import { formulaJob, modelJob, programOf, ran, sgd, uneven } from './jobs';

const seconds = (max: number) => fc.double({ min: 0, max, noNaN: true });

/** Networks of any kind, without failures. */
const clocks = fc
  .record({ least: seconds(2), beyond: seconds(2), near: seconds(1), far: seconds(1), write: seconds(1) })
  .chain((all) =>
    fc.array(fc.double({ min: 1, max: 9, noNaN: true }), { maxLength: 9 }).map(
      (slow): Clock => ({
        compute: { least: all.least, beyond: all.beyond },
        latency: [all.near, all.near + all.far],
        ...{ bandwidth: 100, write: all.write, slow },
        failure: { every: Number.POSITIVE_INFINITY, back: 0 },
      }),
    ),
  );
const f = 'x^2/2 + 2*y^2 + x*y/2';
const runs = fc.record({
  clock: clocks,
  workers: fc.integer({ min: 1, max: 40 }),
  updates: fc.integer({ min: 1, max: 300 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

describe('conservation of delay', () => {
  test.each([
    ...['hogwild', 'hogwild(store=atomic)', 'hogwild(store=wild)', 'downpour(push=1,fetch=1)', 'ssp(bound=100000)'],
    'hogwild(compress=bit)',
  ])('%s: delays of updates and of gradients under way are p − 1 for each update', (scheme) => {
    fc.assert(
      fc.property(runs, ({ clock, workers, updates, seed }) => {
        const found = ran(formulaJob(scheme, { f, start: [1, 2], eta: 1e-3, clock, workers, updates, seed }));
        expect([found.alive, found.updates]).toEqual([workers, updates]);
        expect(found.delaySum + found.delayInFlight).toBe((workers - 1) * updates);
        const counted = found.delays.reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(updates);
      }),
      { numRuns: 40 },
    );
  });
  test('who waits for the slowest has a delay of less', () => {
    const job = formulaJob('ssp(bound=0)', { f, clock: uneven, workers: 5, updates: 100 });
    const { delaySum } = ran(job);
    expect(delaySum).toBeLessThan(4 * 100);
  });
});

/** A sum of doubles to the last bit: whole numbers of the least f32. */
const exact = (values: readonly number[]): bigint =>
  values.reduce((sum, value) => {
    const whole = value * 2 ** 149;
    return sum + BigInt(whole);
  }, 0n);

describe('accounting of lost updates', () => {
  test('where it ends is where it began, and what was stored, less what was overwritten: to the bit', () => {
    let events = 0;
    fc.assert(
      fc.property(runs, ({ clock, workers, updates, seed }) => {
        // Never far nor near: double precision then adds up without rounding.
        const job = formulaJob('hogwild(store=wild)', {
          f: 'x^2/2 + y^2',
          start: [1, 2],
          eta: 1 / 256,
          clock,
          workers,
          updates,
          seed,
        });
        const found = ran({ ...job, record: { ...job.record, window: [0, updates], schedule: false } });
        for (const [i, name] of (['x', 'y'] as const).entries()) {
          const lost = found.lost.mass.filter(({ coordinate }) => coordinate === i).map(({ mass }) => mass);
          const moves = found.lost.moved?.[i] ?? Number.NaN;
          const [first, last] = [found.initial[i], found.final[i]];
          expect([name, exact([last])]).toEqual([name, exact([first, moves]) - exact(lost)]);
        }
        events += found.lost.events;
        if (workers === 1) expect(found.lost.events).toBe(0);
      }),
      { numRuns: 60 },
    );
    expect(events).toBeGreaterThan(0);
  });
  test('what takes no time to write loses nothing; nor do locks and atomics, however long it takes', () => {
    const wild = { f, clock: { ...uneven, write: 0 }, workers: 8, updates: 400 };
    expect(ran(formulaJob('hogwild(store=wild)', wild)).lost.events).toBe(0);
    for (const store of ['lock', 'atomic']) {
      const job = formulaJob(`hogwild(store=${store})`, { ...wild, clock: uneven });
      expect(ran(job).lost).toEqual({ events: 0, of: 0, mass: [] });
    }
  });
  test('of a model, where an update writes nothing it loses nothing', () => {
    const job = modelJob('hogwild', 'softmax', { workers: 6, clock: uneven, updates: 60 });
    const { lost } = ran({ ...job, program: programOf('hogwild(store=wild)', 0.1, 6) });
    expect(lost.events).toBeGreaterThan(0);
    expect(lost.of).toBeGreaterThanOrEqual(lost.events);
    expect(lost.mass.every(({ coordinate, events }) => coordinate >= 0 && events > 0)).toBe(true);
  });
});

describe('a replica that dies', () => {
  test('loses its unsent gradients, which are counted, and nothing of the server', () => {
    const job = formulaJob('downpour(push=4,fetch=4)', { f, start: [1, 2], workers: 3, updates: 40, clock: uneven });
    const whole = ran({ ...job, record: { ...job.record, schedule: true } });
    const time = whole.time / 2;
    const killed = ran({ ...job, killed: [{ worker: 1, time }], record: { ...job.record, schedule: true } });
    expect(killed.alive).toBe(2);
    expect(killed.unsent).toBeGreaterThan(0);
    // Until then all is as it was without.
    const early = (run: typeof whole) => run.server.x.value.filter((_, i) => run.server.time.value[i] < time);
    expect(early(killed)).toEqual(early(whole));
    const dies = killed.schedule?.findIndex((event) => event.do === 'die') ?? -1;
    expect(killed.schedule?.[dies]).toMatchObject({ worker: 1, time });
    const later = killed.schedule?.slice(dies + 1) ?? [];
    expect(later.some(({ worker, do: deed }) => worker === 1 && deed !== 'push')).toBe(false);
    const taken = (killed.schedule ?? []).slice(0, dies).filter((event) => event.worker === 1);
    const lastPush = taken.findLastIndex((event) => event.do === 'push');
    expect(killed.unsent).toBe(taken.slice(lastPush).filter((event) => event.do === 'gradient').length);
  });
  test('is not waited for by the others', () => {
    for (const scheme of ['synchronous', 'easgd(tau=1)', 'ssp(bound=1)', 'local-sgd(H=2)']) {
      const job = formulaJob(scheme, { f, workers: 3, updates: 50, clock: uneven });
      const run = ran({ ...job, killed: [{ worker: 1, time: 7 }] });
      expect([scheme, run.updates, run.alive]).toEqual([scheme, 50, 2]);
    }
    const nobody = ran({
      ...formulaJob('hogwild', { f, workers: 2, updates: 50 }),
      killed: [0, 1].map((worker) => ({ worker, time: 3.5 })),
    });
    expect([nobody.updates, nobody.alive]).toEqual([6, 0]);
  });
});

describe('the clock', () => {
  test('events come by time, then worker, then kind', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 99 })), { maxLength: 200 }),
        (all) => {
          const heap = new EventHeap(2);
          for (const [time, code] of all) heap.add(time, code, 0);
          const found = all.map(() => {
            const event = [heap.time, heap.code];
            heap.drop();
            return event;
          });
          expect(found).toEqual(all.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]).map((event) => [...event]));
        },
      ),
    );
  });
  test('what is drawn for a worker does not depend on how many there are', () => {
    const starts = (workers: number) =>
      ran({
        ...formulaJob('synchronous', { workers, clock: uneven, updates: 1, run: sgd(0.1) }),
        record: { points: 9, workers: 2, window: [0, 9], schedule: false },
      }).spans;
    const own = (workers: number) => starts(workers).filter(({ worker, kind }) => worker === 1 && kind === 'compute');
    expect(own(2)[0]).toEqual(own(30)[0]);
  });
});
