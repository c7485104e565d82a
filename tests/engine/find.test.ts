import { expect, it } from 'vitest';
import { serve } from '../../src/engine/host/serve';
import { createFind } from '../../src/engine/landmarks/find';
import { type Ground, landmarkParts, landmarksOf } from '../../src/study/landmarks';
import { HandWorker } from './hand-worker';

const ground: Ground = { f: 'sin(3x)*cos(2y)+0.1*(x^2+y^2)', domain: [-3, 3, -3, 3], known: undefined };
const { signal } = new AbortController();

/** A worker that works in this thread, but for the first `deaf` of them, which die of what they are told. */
function workers(deaf = 0) {
  const started: HandWorker[] = [];
  const start = () => {
    const hand = new HandWorker();
    started.push(hand);
    if (started.length <= deaf) {
      hand.postMessage = () => queueMicrotask(() => hand.die());
      return hand as unknown as Worker;
    }
    serve(
      { landmarks: landmarkParts },
      {
        addEventListener: (_, listener) => {
          hand.postMessage = (order) => {
            hand.orders.push(order);
            listener(new MessageEvent('message', { data: structuredClone(order) }));
          };
        },
        postMessage: (answer) => hand.say(structuredClone(answer)),
      },
    );
    return hand as unknown as Worker;
  };
  return { start, started };
}

it('no worker is started until something is to be found, and one finds everything', async () => {
  const { start, started } = workers();
  const find = createFind(start);
  expect(started).toHaveLength(0);
  expect(await find(ground, signal)).toEqual(landmarksOf(ground));
  const beale = { ...ground, f: 'x^2+y^2', known: [{ at: [0, 0], f: 0 }] } as const;
  expect(await find(beale, signal)).toEqual(landmarksOf(beale));
  expect(started).toHaveLength(1);
});

it('a worker that was killed is replaced, and the search begins again', async () => {
  const { start, started } = workers(1);
  expect(await createFind(start)(ground, signal)).toEqual(landmarksOf(ground));
  expect(started.map(({ terminated }) => terminated)).toEqual([true, false]);
});

it('a search that nobody waits for any more ends between its parts', async () => {
  const { start, started } = workers();
  const gone = new AbortController();
  // Some seconds of work.
  const f = Array.from({ length: 12 }, (_, k) => `sin(${k + 1}x*y)*exp(-x^2/${k + 1})`).join('+');
  const begun = performance.now();
  const found = createFind(start)({ ...ground, f, domain: [-9, 9, -9, 9] }, gone.signal);
  const rejected = expect(found).rejects.toThrow('not wanted');
  gone.abort(new Error('not wanted'));
  await rejected;
  const all = performance.now() - begun;
  expect(started[0].cancelled).toEqual([0]);
  expect(all).toBeLessThan(2000);
});
