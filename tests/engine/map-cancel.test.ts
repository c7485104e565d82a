import { afterEach, expect, test, vi } from 'vitest';
import { CpuMaps } from '../../src/engine/cpu/maps';
import type { Order } from '../../src/engine/host/jobs';
import { emptyPixels, type MapJob } from '../../src/engine/many/map';

afterEach(() => vi.unstubAllGlobals());

/** Workers that answer each tile when the test says so. */
function workersByHand() {
  const waiting: (() => void)[] = [];
  class FakeWorker extends EventTarget {
    postMessage(order: Order<'map'>): void {
      if ('cancel' in order) return;
      const { id, input } = order;
      const result = emptyPixels(input.across.length * input.up.length);
      waiting.push(() => this.dispatchEvent(new MessageEvent('message', { data: { id, result } })));
    }
    terminate(): void {}
  }
  vi.stubGlobal('Worker', FakeWorker);
  return waiting;
}

const job: MapJob = {
  ...{ f: 'x', run: { rule: { update: 'theta = theta - g' }, hyper: {} }, start: [0, 0], steps: 100_000 },
  across: Array.from({ length: 64 }, (_, x) => ({ x })),
  up: Array.from({ length: 64 }, (_, y) => ({ y })),
  ...{ minima: [], radius: 1, goal: 0 },
};

test('a map that is cancelled leaves no task behind', async () => {
  const waiting = workersByHand();
  const maps = new CpuMaps();
  const { pool } = maps as unknown as { pool: { tasks: number } };
  const ended = new AbortController();
  const map = maps.run(job, { signal: ended.signal });
  expect(pool.tasks).toBeGreaterThan(100);
  const reason = new Error('no longer wanted');
  ended.abort(reason);
  // What runs already ends; nothing that waits begins.
  const running = waiting.length;
  for (const answer of waiting.splice(0)) answer();
  await expect(map).rejects.toBe(reason);
  expect(pool.tasks).toBe(0);
  expect(waiting).toHaveLength(0);
  expect(running).toBeGreaterThan(0);
});
