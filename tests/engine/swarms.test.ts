import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SwarmParts } from '../../src/engine/cpu/swarm';
import { CpuSwarms } from '../../src/engine/cpu/swarms';
import type { SwarmJob } from '../../src/engine/many/swarm';
import { Superseded } from '../../src/engine/types';
import { everyForm } from './cases';
import { HandWorker as Hand } from './hand-worker';
import { countOf } from './swarm-cases';

const job: SwarmJob = {
  f: '(x - 1)^2 + 4*y^2',
  minima: [[1, 0]],
  radius: 0.05,
  runs: everyForm.slice(0, 2).map(({ run }) => run),
  region: { box: [-2, 3, -2, 2], round: true },
  particles: 1000,
  steps: 50,
  seed: 1,
  bins: { scale: 'log', from: 0, least: -9, most: 2 },
};

/** A worker in this thread: it answers when the test lets it. */
class HandWorker extends Hand {
  static all: HandWorker[] = [];
  private readonly parts = new SwarmParts();
  private done = 0;
  constructor() {
    super();
    HandWorker.all.push(this);
  }

  get dead(): boolean {
    return this.terminated;
  }

  /** Does the oldest of the jobs that wait. */
  work(): void {
    const order = this.jobs[this.done++];
    if (order?.kind === 'seek') {
      const work = this.parts.seek(order.input.swarm, order.input.step);
      let next = work.next();
      while (!next.done) next = work.next();
      this.say({ id: order.id, result: next.value });
    } else if (order?.kind === 'keep') {
      const { swarm, job, from, to } = order.input;
      this.say({ id: order.id, result: this.parts.keep(swarm, job, from, to) });
    } else if (order?.kind === 'drop') this.say({ id: order.id, result: this.parts.drop(order.input.swarm) });
    else throw new Error('nothing to do');
  }

  get waits(): boolean {
    return !this.dead && this.jobs.length > this.done;
  }
}

const swarmsOf = (size: number) => new CpuSwarms(() => new HandWorker() as unknown as Worker, size);
const turn = () => vi.advanceTimersByTimeAsync(0);

/** Lets every worker do what it has to. */
async function work(): Promise<void> {
  await turn();
  for (const worker of HandWorker.all) while (worker.waits) worker.work();
  await turn();
}

beforeEach(() => {
  HandWorker.all = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('workers share the particles, and their tallies add up', async () => {
  const swarm = swarmsOf(3).make(job);
  const asked = swarm.seek(30);
  await work();
  const frame = await asked;
  expect(HandWorker.all).toHaveLength(3);
  expect(frame.tallies).toEqual(job.runs.map((_, r) => countOf(job, frame.segments as Float32Array, r, 30)));
  expect(frame.tallies[0].arrived).toBeGreaterThan(0);
});

test('of waiting seeks only the newest is done', async () => {
  const swarm = swarmsOf(2).make(job);
  const first = swarm.seek(3);
  await turn();
  const second = expect(swarm.seek(4)).rejects.toBeInstanceOf(Superseded);
  const third = swarm.seek(5);
  await work();
  await work();
  expect([(await first).step, (await third).step]).toEqual([3, 5]);
  await second;
});

test('a worker that dies is replaced, and the swarm made again once', async () => {
  const swarm = swarmsOf(2).make(job);
  const asked = swarm.seek(8);
  await turn();
  HandWorker.all[1].dispatchEvent(new Event('error', { cancelable: true }));
  expect(HandWorker.all.map(({ dead }) => dead)).toEqual([false, true]);
  await work();
  const frame = await asked;
  expect(frame.step).toBe(8);
  expect(frame.tallies).toEqual(job.runs.map((_, r) => countOf(job, frame.segments as Float32Array, r, 8)));
  expect(HandWorker.all).toHaveLength(3);
  const again = expect(swarm.seek(9)).rejects.toThrow('ended');
  for (const worker of [2, 3]) {
    await turn();
    HandWorker.all[worker].dispatchEvent(new Event('error', { cancelable: true }));
  }
  await work();
  await again;
});

test('a worker that says nothing is taken for dead, one that works long is not', async () => {
  const swarm = swarmsOf(1).make(job);
  const asked = swarm.seek(8);
  await turn();
  for (let k = 0; k < 5; k++) {
    await vi.advanceTimersByTimeAsync(20_000);
    HandWorker.all[0].say({ id: 0, alive: true });
  }
  expect(HandWorker.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(HandWorker.all).toHaveLength(2);
  await work();
  expect((await asked).step).toBe(8);
});

test('an aborted seek tells the workers to stop, and rejects with the reason once they have', async () => {
  const swarm = swarmsOf(2).make(job);
  const gone = new AbortController();
  let settled = false;
  const asked = swarm.seek(8, gone.signal);
  const rejected = expect(asked.finally(() => (settled = true))).rejects.toThrow('not wanted');
  await turn();
  gone.abort(new Error('not wanted'));
  await turn();
  expect(settled).toBe(false);
  for (const worker of HandWorker.all) {
    expect(worker.cancelled).toHaveLength(1);
    worker.say({ id: worker.cancelled[0], error: 'cancelled' });
  }
  await rejected;
});

test('when the last swarm goes nothing runs any more, and what is waited for rejects', async () => {
  const swarms = swarmsOf(2);
  const [one, other] = [swarms.make(job), swarms.make(job)];
  const asked = one.seek(3);
  await work();
  await asked;
  other.dispose();
  expect(HandWorker.all.some(({ dead }) => dead)).toBe(false);
  const rejected = expect(one.seek(9)).rejects.toThrow('put away');
  await turn();
  one.dispose();
  await rejected;
  expect(HandWorker.all.every(({ dead }) => dead)).toBe(true);
  swarms.dispose(new Error('put away'));
  expect(() => swarms.make(job)).toThrow('put away');
});
