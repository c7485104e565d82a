import { describe, expect, test } from 'vitest';
import { DeviceThreads } from '../../../src/engine/graph/devices';
import type { Threaded } from '../../../src/engine/graph/types';
import { scattered } from '../../objectives/graph/graphs';
import { net, sampled } from '../../objectives/nets';
import { NodeWorker } from '../../support/workers';
import { methodRun } from '../trainings';
import { graphJob, uncut } from './jobs';

const file = new URL('../../../src/engine/graph/device-worker.ts', import.meta.url);
const threads = () => new DeviceThreads(() => new NodeWorker(file) as unknown as Worker);

const job = graphJob(
  sampled(25, 5, 3),
  net('mlp(6,4,act=relu,bn=on,dropout=0.3,l2=0.1)', 5, 3),
  methodRun({ method: 'adam', with: ['clip', 'noise'] }),
  { updates: 60 },
);

const bits = ({ batchLoss, theta }: Threaded) => [batchLoss.value, [...theta]];

describe('the cut graph on threads', () => {
  const whole = uncut(job);
  const expected = [whole.batchLoss.value, [...whole.final]];

  test.each([1, 2, 3])('%i: the bits of one thread, and no thread is left', async (devices) => {
    const run = threads();
    const left = await run.run(job, scattered(job.graph, devices, 4));
    expect(bits(left)).toEqual(expected);
    expect(left).toMatchObject({ threads: devices, updates: 60, checkpoint: 60, restarts: 0, redone: 0 });
    expect(run.alive).toBe(0);
    expect(Object.keys(left.seconds).sort()).toEqual(job.graph.nodes.map(({ id }) => id).sort());
  });

  test('a lost device aborts the step; it begins again from the last checkpoint, with the same bits', async () => {
    const run = threads();
    let killed = false;
    const left = await run.run(job, scattered(job.graph, 3, 4), {
      onFrame: ({ checkpoint }) => {
        if (checkpoint < 25 || killed) return;
        killed = true;
        expect(run.alive).toBe(3);
        // In the midst of the next stretch.
        setTimeout(() => run.kill(1));
      },
    });
    expect(killed).toBe(true);
    expect(left.restarts).toBe(1);
    expect(bits(left)).toEqual(expected);
    expect(run.alive).toBe(0);
  });

  test('nodes put elsewhere on the way: it runs on, with the same bits', async () => {
    const run = threads();
    const left = await run.run(job, scattered(job.graph, 2, 4), {
      onFrame: ({ checkpoint }) => {
        if (checkpoint === 25) run.place(scattered(job.graph, 3, 9));
      },
    });
    expect(left).toMatchObject({ threads: 3, updates: 60, restarts: 0, redone: 0 });
    expect(bits(left)).toEqual(expected);
    expect(run.alive).toBe(0);
  });

  test('stopped, it rejects with the reason and no thread is left', async () => {
    const run = threads();
    const controller = new AbortController();
    const ended = run.run(job, scattered(job.graph, 2, 4), { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(ended).rejects.toThrow('enough');
    expect(run.alive).toBe(0);
  });

  test('where a number is not finite it ends, as on one thread', async () => {
    const steep = graphJob(sampled(25, 5, 0), net('linear', 5, 0), methodRun({ method: 'sgd' }, { eta: 1e6 }), {
      updates: 60,
    });
    const [left, alone] = [await threads().run(steep, scattered(steep.graph, 2, 1)), uncut(steep)];
    expect(left.divergedAt).toBe(alone.divergedAt);
    expect(bits(left)).toEqual([alone.batchLoss.value, [...alone.final]]);
  });
});

test('a device that begins later than the others has all that they have sent', async () => {
  const late = (orders: (() => void)[]) => {
    const worker = new NodeWorker(file);
    const post = worker.postMessage.bind(worker);
    let begun = false;
    // Its first order goes at once, the next ones when the other has long been at work.
    worker.postMessage = (...message: Parameters<typeof post>) => {
      if (begun) orders.push(() => post(...message));
      else post(...message);
      begun = true;
    };
    return worker;
  };
  // The script of a thread is bundled once.
  await threads().run({ ...job, run: { ...job.run, updates: 1 } }, scattered(job.graph, 1, 4));
  const orders: (() => void)[] = [];
  let count = 0;
  const run = new DeviceThreads(() => (count++ === 0 ? new NodeWorker(file) : late(orders)) as unknown as Worker);
  setTimeout(() => {
    const flush = () => {
      for (const order of orders.splice(0)) order();
    };
    flush();
    setInterval(flush, 20).unref();
  }, 700);
  // The first waits for nothing.
  const placement = new Map(job.graph.nodes.map(({ id }) => [id, id === 'x' || id === 'y' ? 0 : 1]));
  const left = await run.run(job, placement);
  expect(left).toMatchObject({ updates: 60, restarts: 0 });
});
