import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Host, twice, WorkerDied } from '../../src/engine/host/host';
import type { Answer, Kind, Order } from '../../src/engine/host/jobs';
import { type Handlers, serve } from '../../src/engine/host/serve';
import type { RaceJob } from '../../src/engine/types';
import { HandWorker } from './hand-worker';

// A host looks at nothing of a job: texts do.
const job = (text: string) => text as unknown as RaceJob;

function hosted() {
  const hands: HandWorker[] = [];
  const host = new Host<'race'>(() => {
    hands.push(new HandWorker());
    return hands[hands.length - 1] as unknown as Worker;
  });
  return { host, hands, run: (text: string, signal?: AbortSignal) => host.run('race', job(text), { signal }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the page’s end', () => {
  it('starts its worker when there is something to do, and gives each job its own answer', async () => {
    const { run, hands } = hosted();
    expect(hands).toHaveLength(0);
    const [a, b] = [run('a'), run('b')];
    hands[0].say({ id: 1, result: 'B' });
    hands[0].say({ id: 0, result: 'A' });
    expect([await a, await b, hands.length]).toEqual(['A', 'B', 1]);
  });

  it('hears of frames until the result is there', async () => {
    const { host, hands } = hosted();
    const frames: unknown[] = [];
    const a = host.run('race', job('a'), { onFrame: (frame: unknown) => frames.push(frame) });
    for (const frame of [1, 2]) hands[0].say({ id: 0, frame });
    hands[0].answer();
    await a;
    hands[0].say({ id: 0, frame: 3 });
    expect(frames).toEqual([1, 2]);
  });

  it.each([
    ['dies', (hand: HandWorker) => hand.die()],
    ['says what nobody can read', (hand: HandWorker) => hand.dispatchEvent(new Event('messageerror'))],
    ['says nothing for too long', () => vi.advanceTimersByTime(31_000)],
  ])('a worker that %s is put away with its jobs, and the next job starts another', async (_, does) => {
    const { run, hands, host } = hosted();
    const settled = Promise.allSettled([run('a'), run('b')]);
    does(hands[0]);
    const reasons = (await settled).map((one) => one.status === 'rejected' && one.reason instanceof WorkerDied);
    expect([reasons, hands[0].terminated, host.generation]).toEqual([[true, true], true, 1]);
    const c = run('c');
    hands[0].say({ id: 2, result: 'from the dead' });
    hands[1].answer();
    expect([await c, host.generation]).toEqual(['C', 1]);
  });

  it('a worker that dies idle is noticed; one that is idle for long is not taken for dead', async () => {
    const { run, hands } = hosted();
    const a = run('a');
    hands[0].answer();
    await a;
    vi.advanceTimersByTime(100_000);
    expect(hands[0].terminated).toBe(false);
    hands[0].die();
    const b = run('b');
    hands[1].answer();
    expect(await b).toBe('B');
  });

  it('work that takes long is not taken for dead while it says that it is alive', async () => {
    const { run, hands } = hosted();
    const a = run('a');
    for (let k = 0; k < 5; k++) {
      vi.advanceTimersByTime(20_000);
      hands[0].say({ id: 0, alive: true });
    }
    hands[0].answer();
    expect(await a).toBe('A');
  });

  it('an aborted job tells the worker to stop and rejects with the reason: once it has, or is dead', async () => {
    for (const end of [(hand: HandWorker) => hand.refuse('cancelled'), (hand: HandWorker) => hand.die()]) {
      const { run, hands } = hosted();
      const gone = new AbortController();
      let settled = false;
      const a = run('a', gone.signal).finally(() => {
        settled = true;
      });
      const rejected = expect(a).rejects.toThrow('not wanted');
      gone.abort(new Error('not wanted'));
      await Promise.resolve();
      expect([hands[0].cancelled, settled]).toEqual([[0], false]);
      end(hands[0]);
      await rejected;
    }
    const { run, hands } = hosted();
    await expect(run('a', AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
    expect(hands).toHaveLength(0);
  });

  it('leaves no listener on a signal that outlives its jobs', async () => {
    const { run, hands } = hosted();
    const { signal } = new AbortController();
    const listeners = { on: vi.spyOn(signal, 'addEventListener'), off: vi.spyOn(signal, 'removeEventListener') };
    for (const text of ['a', 'b', 'c']) {
      const done = run(text, signal);
      hands[0].answer();
      await done;
    }
    expect([listeners.on.mock.calls.length, listeners.off.mock.calls.length]).toEqual([3, 3]);
  });

  it('a worker that cannot start is an error, and so is a host that was put away', async () => {
    const broken = new Host<'race'>(() => {
      throw new Error('no workers here');
    });
    await expect(broken.run('race', job('a'))).rejects.toThrow('no workers here');
    const { host, run, hands } = hosted();
    const a = expect(run('a')).rejects.toThrow('put away');
    host.dispose(new Error('put away'));
    await a;
    expect(hands[0].terminated).toBe(true);
    await expect(run('b')).rejects.toThrow('put away');
  });

  it('what a death has cost is done once more, and not for ever', async () => {
    const { run, hands } = hosted();
    const a = twice(() => run('a'));
    hands[0].die();
    await vi.advanceTimersByTimeAsync(0);
    hands[1].answer();
    expect(await a).toBe('A');
    const b = expect(twice(() => run('b'))).rejects.toThrow('killed');
    hands[1].die();
    await vi.advanceTimersByTimeAsync(0);
    hands[2].die();
    await b;
    const c = expect(twice(() => run('c'))).rejects.toThrow('too steep');
    hands[3].refuse('too steep');
    await c;
    expect(hands).toHaveLength(4);
  });
});

describe('the worker’s end', () => {
  /** A worker in this thread. */
  function served(handlers: Partial<Handlers<Kind>>) {
    const said: { answer: Answer; transfer: Transferable[] }[] = [];
    let hear = (_: MessageEvent): void => undefined;
    serve(handlers as Handlers<Kind>, {
      addEventListener: (_, listener) => {
        hear = listener;
      },
      postMessage: (answer, { transfer }) => said.push({ answer: answer as Answer, transfer }),
    });
    const tell = (order: Partial<Order> | object) => hear(new MessageEvent('message', { data: order }));
    return { said, tell, answers: () => said.map(({ answer }) => answer as Record<string, unknown>) };
  }

  it('answers with the result, and hands its arrays over without a copy', async () => {
    const pixels = { f: new Float32Array(2), lived: new Int32Array(2) };
    const { said, tell } = served({ map: () => pixels as never });
    tell({ id: 7, kind: 'map', input: {} });
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual([{ answer: { id: 7, result: pixels }, transfer: [pixels.f.buffer, pixels.lived.buffer] }]);
  });

  it('says what went wrong', async () => {
    const { tell, answers } = served({
      drop: () => {
        throw new Error('this swarm was put away');
      },
    });
    tell({ id: 1, kind: 'drop', input: { swarm: 1 } });
    await vi.advanceTimersByTimeAsync(0);
    expect(answers()).toEqual([{ id: 1, error: 'this swarm was put away' }]);
  });

  let clock = 0;
  beforeEach(() => void vi.spyOn(performance, 'now').mockImplementation(() => clock));

  /** Work in so many parts of 30 ms, each with a frame. */
  function* slowly(parts: number): Generator<never, never> {
    for (let k = 0; k < parts; k++) {
      clock += 30;
      yield k as never;
    }
    return 'done' as never;
  }

  it('shows frames, says that it is alive between parts, and hears there that it is cancelled', async () => {
    const { tell, answers } = served({ race: () => slowly(40) });
    tell({ id: 3, kind: 'race', input: {} });
    await vi.advanceTimersByTimeAsync(0);
    const before = answers().length;
    expect(before).toBeGreaterThan(2);
    expect(answers().some((answer) => 'alive' in answer)).toBe(true);
    tell({ id: 3, cancel: true });
    await vi.advanceTimersByTimeAsync(100);
    expect(answers().at(-1)).toEqual({ id: 3, error: 'cancelled' });
    expect(answers().filter((answer) => 'frame' in answer).length).toBeLessThan(40);
  });

  it('does its job to the end where nobody cancels it, and forgets a cancellation that came too late', async () => {
    const { tell, answers } = served({ race: () => slowly(4) });
    tell({ id: 1, kind: 'race', input: {} });
    await vi.advanceTimersByTimeAsync(1000);
    tell({ id: 1, cancel: true });
    expect(answers().at(-1)).toEqual({ id: 1, result: 'done' });
    expect(answers().flatMap((answer) => ('frame' in answer ? [answer.frame] : []))).toEqual([0, 1, 2, 3]);
  });
});
