import { desk, type Layout, standing } from '../../../src/engine/threads/layout';
import { bitsOf, floatOf, Shared } from '../../../src/engine/threads/shared';
import { Store } from '../../../src/engine/threads/store';

/** Updates of one parameter each, the next in turn or drawn, as fast as a thread can: x += 1, x −= 1 or another whole number. */
export interface Hammering {
  readonly memory: WebAssembly.Memory;
  readonly layout: Layout;
  readonly worker: number;
  readonly mode: 'lock' | 'atomic' | 'wild';
  readonly updates: number;
  readonly every: number;
  /** Dies as the holder of the lock, at that update, with half of it written. */
  readonly dies?: number;
  /** Its last updates come after that worker has died. */
  readonly mourns?: number;
}

addEventListener('message', ({ data }: MessageEvent<Hammering>) => {
  const { memory, layout, worker, mode, updates, every, dies, mourns } = data;
  const shared = new Shared(memory, layout);
  const store = new Store(shared, worker, mode, every);
  const coordinates = new Int32Array(1);
  const places = { coordinates, count: 1 };
  const [old, next] = [new Int32Array(1), new Int32Array(1)];
  shared.put(worker, desk.standing, standing.atWork);
  shared.add('ready');
  // A start barrier: without it the first thread is done before the second has begun.
  while (shared.read('ready') < layout.workers) shared.sleep('ready', shared.read('ready'), 1);
  let random = worker + 1;
  for (let k = 0; k < updates; k++) {
    if (mourns !== undefined && k === updates - 100) {
      while (shared.of(mourns, desk.standing) !== standing.dead) shared.sleep('go', 0, 1);
    }
    random = (Math.imul(random, 1664525) + 1013904223) | 0;
    coordinates[0] = (random >>> 8) % layout.parameters;
    store.together(() => {
      store.read(0, places, old);
      next[0] = bitsOf(floatOf(old[0]) + (worker % 2 === 0 ? 1 : -2));
      store.write(0, places, old, next);
      if (k === dies) {
        shared.put(worker, desk.standing, standing.dead);
        postMessage('dead');
        for (;;) Atomics.wait(shared.words, 0, shared.words[0], 1000);
      }
    });
    shared.count(worker, desk.applied);
  }
  shared.put(worker, desk.standing, standing.left);
  postMessage('left');
});
