import { availableParallelism } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { CpuRace } from '../../../src/engine/cpu/race';
import { printNetwork, readNetwork } from '../../../src/engine/parallel/networks';
import { runThreads } from '../../../src/engine/threads/threads';
import { segmentFloats } from '../../../src/engine/types';
import { methodRun } from '../trainings';
import { start, started } from './jobs';
import { onBowl } from './programs';

const raced = (run: ReturnType<typeof methodRun>, steps: number) => {
  const { segments } = new CpuRace().run({ f: '(x^2 + 3*y^2)/2', start: [2, -1.5], runs: [run], steps });
  return Array.from(segments.subarray((steps - 1) * segmentFloats + 4, (steps - 1) * segmentFloats + 6));
};

describe('one thread is the sequential method, to the bit', () => {
  it.each([
    'hogwild(store=lock)',
    'hogwild(store=atomic)',
    'hogwild(store=wild)',
    'ssp',
    'synchronous',
    'downpour(push=1,fetch=1)',
  ])('%s', async (scheme) => {
    for (const method of ['sgd', 'adam']) {
      if (scheme.startsWith('downpour') && method === 'adam') continue;
      const run = methodRun({ method }, { eta: 0.01 });
      const { final, updates } = await runThreads(onBowl(scheme, 1, { run, updates: 200 }), { start }).done;
      expect([method, updates, ...final]).toEqual([method, 200, ...raced(run, 200)]);
    }
  });
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('several threads', () => {
  it.each([
    ...[
      'hogwild(store=lock)',
      'hogwild(store=atomic)',
      'hogwild(store=wild)',
      'downpour(push=3,fetch=2,warm=50)',
      'ssp(bound=2)',
    ],
    ...[
      'synchronous',
      'synchronous(apply=each)',
      'backup(of=2)',
      'quorum(of=2,grace=0.001)',
      'local-sgd(H=4)',
      'diloco(H=3)',
    ],
    ...['easgd(tau=1,rho=0.5)', 'easgd-async(tau=2)', 'easgd-implemented(tau=2)', 'eamsgd(tau=2)'],
  ])('%s: as many updates as were asked for, counted once each, towards the minimum', async (scheme) => {
    const workers = 3;
    const told = await runThreads(onBowl(scheme, workers, { updates: 300 }), { start }).done;
    expect(told.divergedAt).toBeUndefined();
    expect([told.updates, told.alive, told.unsent]).toEqual([300, workers, 0]);
    expect(sum(told.delays)).toBe(300);
    expect(told.delaySum).toBe(sum(told.delays.map((count, delay) => count * delay)));
    expect(told.server.time.at).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    expect(Math.hypot(...told.final)).toBeLessThan(2.5);
    expect(told.finals.length).toBe(workers);
    expect(told.busy.every((share) => share >= 0 && share <= 1)).toBe(true);
    if (!scheme.startsWith('backup') && !scheme.startsWith('quorum')) expect(told.dropped).toBe(0);
    if (!scheme.includes('wild')) expect(told.lost.events).toBe(0);
  });

  it('an update that is late by as many as others came between counts so: with a lock every read is one version', async () => {
    const job = onBowl('hogwild(store=lock)', 2, {
      updates: 2000,
      record: { points: 2000, workers: 2, window: [1, 2000], schedule: true },
    });
    const { pushes, schedule = [], spans } = await runThreads(job, { start }).done;
    expect(pushes.length).toBe(2000);
    const versions = new Map(pushes.map((push) => [push.update, push]));
    for (const { taken, readUpdate } of pushes) {
      if (readUpdate > 0) expect(taken).toEqual(versions.get(readUpdate)?.after);
      else expect(taken).toEqual([2, -1.5]);
    }
    // The order of the schedule is that of versions.
    const applied = schedule.filter((event) => event.do === 'push').map(({ worker }) => worker);
    expect(applied).toEqual([...versions.values()].sort((a, b) => a.update - b.update).map(({ worker }) => worker));
    expect(spans.length).toBeGreaterThan(2000);
    expect(spans.every(({ from, to }) => to >= from)).toBe(true);
  });

  it.each([0, 2])('SSP: nobody is more than %i iterations ahead of the slowest', async (bound) => {
    const record = { points: 10, workers: 3, window: [1, 0] as const, schedule: true };
    const job = onBowl(`ssp(bound=${bound})`, 3, { updates: 400, record });
    const { schedule = [] } = await runThreads(job, { start }).done;
    const ended = [0, 0, 0];
    let most = 0;
    for (const { worker, do: deed } of schedule) {
      if (deed === 'push') ended[worker]++;
      if (deed === 'fetch') most = Math.max(most, ended[worker] - Math.min(...ended));
    }
    expect(Math.min(...ended)).toBeGreaterThan(100);
    expect(most).toBeLessThanOrEqual(bound);
  });

  it('what was measured is a network of the simulated clock, which an address can name', async () => {
    const run = runThreads(onBowl('hogwild(store=wild)', 2, { updates: 5000 }), { start });
    await run.done;
    const here = run.here();
    expect(here.network).toBe('here');
    expect(readNetwork(printNetwork(here))).toEqual(here);
    const { compute, beyond, latency, farthest, write } = here.values;
    expect(compute + beyond).toBeGreaterThan(0);
    expect(compute + beyond).toBeLessThan(0.1);
    expect(farthest).toBeGreaterThanOrEqual(latency);
    expect(write).toBeGreaterThan(0);
  });

  it('stop ends every thread, with what there is', async () => {
    const before = started.length;
    const run = runThreads(
      onBowl('hogwild(store=lock)', 2, { updates: 1e9 }),
      { start },
      {
        onFrame: ({ updates }) => {
          if (updates > 100) run.stop();
        },
      },
    );
    const told = await run.done;
    expect(told.updates).toBeGreaterThan(100);
    expect(told.updates).toBeLessThan(1e9);
    await Promise.all(started.slice(before).map((thread) => thread.gone));
  });

  it('an abort ends every thread, and rejects with its reason', async () => {
    const controller = new AbortController();
    const watch = { signal: controller.signal, onFrame: () => controller.abort(new Error('enough')) };
    const before = started.length;
    await expect(runThreads(onBowl('synchronous', 2, { updates: 1e9 }), { start }, watch).done).rejects.toThrow(
      'enough',
    );
    await Promise.all(started.slice(before).map((thread) => thread.gone));
  });

  it.each(['hogwild(store=lock)', 'downpour(push=7,fetch=3)', 'synchronous', 'easgd(tau=1,rho=0.5)', 'ssp(bound=1)'])(
    '%s: a worker that is killed loses what it has not sent, and the others go on',
    async (scheme) => {
      let killedAt = 0;
      const run = runThreads(
        onBowl(scheme, 3, { updates: 1e9 }),
        { start },
        {
          onFrame: ({ updates, alive }) => {
            if (killedAt === 0) run.kill(1);
            killedAt ||= updates;
            if (alive === 2 && updates > killedAt + 100) run.stop();
          },
        },
      );
      const told = await run.done;
      expect(told.alive).toBe(2);
      expect(told.updates).toBeGreaterThan(killedAt + 100);
      expect(told.unsent).toBeLessThanOrEqual(7);
      expect(sum(told.delays)).toBe(told.updates);
    },
  );

  it('a rule reads how late its gradient comes: AdaptiveRevision by two threads is that of its own delays', async () => {
    const [alpha, updates] = [0.5, 400];
    const run = methodRun({ method: 'adarevision' }, { eta: alpha });
    const job = onBowl('hogwild(store=lock)', 2, { run, updates });
    const { pushes, delaySum } = await runThreads(
      { ...job, record: { ...job.record, window: [1, updates] } },
      { start },
    ).done;
    const ordered = pushes.toSorted((a, b) => a.update - b.update);
    let [z, zmax, x] = [1, 1, 2];
    const applied = [0];
    for (const { update, readUpdate, taken, after } of ordered) {
      const g = taken?.[0] ?? Number.NaN;
      const back = applied[update - 1] - applied[readUpdate];
      const w = zmax;
      z += g * g + 2 * g * back;
      zmax = Math.max(zmax, z);
      x += -(alpha / Math.sqrt(zmax)) * g + (alpha / Math.sqrt(w) - alpha / Math.sqrt(zmax)) * back;
      applied[update] = applied[update - 1] + g;
      expect(after?.[0]).toBeCloseTo(x, 4);
    }
    if (availableParallelism() > 1) expect(delaySum).toBeGreaterThan(0);
    await expect(runThreads(onBowl('hogwild(store=wild)', 2, { run }), { start }).done).rejects.toThrow(/store=lock/);
  });

  it('Hogwild! backs off: a constant rate in each phase, a lower one in the next', async () => {
    const job = onBowl('hogwild(store=lock)', 2, { updates: 300 });
    const { pushes } = await runThreads(
      { ...job, record: { ...job.record, window: [1, 300] } },
      { start, backOff: { updates: 100, factor: 0.5 } },
    ).done;
    const rate = ({ before, after, taken }: (typeof pushes)[number]) =>
      ((before?.[0] ?? 0) - (after?.[0] ?? 0)) / (taken?.[0] ?? 1);
    const rates = pushes.toSorted((a, b) => a.update - b.update).map(rate);
    expect(rates.slice(0, 100).every((each) => Math.abs(each - 0.01) < 1e-4)).toBe(true);
    expect(rates.slice(104).every((each) => Math.abs(each - 0.005) < 1e-4)).toBe(true);
  });
});

it('says why there are no threads on a page that is not isolated, and what to do', async () => {
  vi.stubGlobal('crossOriginIsolated', false);
  await expect(runThreads(onBowl('hogwild', 2), { start }).done).rejects.toThrow(/Cross-Origin-Opener-Policy/);
  vi.unstubAllGlobals();
  await expect(runThreads(onBowl('hogwild', 65), { start }).done).rejects.toThrow(/at most 64/);
  const newton = methodRun({ method: 'newton' });
  await expect(runThreads(onBowl('hogwild', 2, { run: newton }), { start }).done).rejects.toThrow(
    /two parameters only/,
  );
  await expect(runThreads(onBowl('admm', 3), { start }).done).rejects.toThrow(/take turns/);
});
