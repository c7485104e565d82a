import { signal } from '@preact/signals-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Live } from '../../src/live/live';
import { Lives } from '../../src/live/lives';
import { byHand, turn } from './hand';

afterEach(() => void vi.useRealTimers());

describe('a live thing follows its input', () => {
  it('computes at once, anew when the key changes, and not when it does not', async () => {
    const { live, input, calls, of } = byHand({ key: (text) => text.toLowerCase() });
    expect([calls.length, live.status.value, live.progress.value]).toEqual([1, 'working', 0]);
    calls[0].end();
    await live.idle();
    expect([of(), live.status.value, live.progress.value]).toEqual(['a1', 'done', undefined]);
    input.value = 'a1';
    expect(calls).toHaveLength(1);
    input.value = 'a2';
    expect(calls).toHaveLength(2);
  });

  it('keeps the old value in sight while it may, and lets go of it when it may not', async () => {
    const { live, input, calls, released, of } = byHand();
    calls[0].end();
    await live.idle();
    input.value = 'a2';
    expect(of()).toBe('a1');
    input.value = 'b1';
    expect([of(), released]).toEqual([undefined, [{ of: 'a1' }]]);
  });

  it('wants nothing without an input, and takes what it had up again', async () => {
    const { live, input, calls, of } = byHand({ keeps: () => '' });
    calls[0].end();
    await live.idle();
    input.value = undefined;
    expect([live.status.value, of()]).toEqual(['idle', 'a1']);
    input.value = 'a1';
    expect([live.status.value, calls.length]).toEqual(['done', 1]);
    const other = byHand({}, null);
    expect([other.live.status.value, other.calls.length]).toEqual(['idle', 0]);
    await other.live.idle();
  });

  it('says when nothing is wanted any more, once', () => {
    let left = 0;
    const { live, input, engine } = byHand({ leave: () => left++ });
    input.value = 'a2';
    input.value = undefined;
    engine.value = undefined;
    expect(left).toBe(1);
    [engine.value, input.value] = ['two', 'a1'];
    engine.value = undefined;
    expect(left).toBe(2);
    live.dispose();
    expect(left).toBe(2);
  });

  it('takes a value that is no promise', () => {
    const live = new Live({ name: 'sum', input: signal(2), key: String, compute: ({ input }) => input + 1 });
    return live.idle().then(() => expect(live.value.value).toBe(3));
  });
});

describe('the newest input wins', () => {
  it('aborts what is under way at once, without patience, and shows nothing of it', async () => {
    const { live, input, calls, released, of } = byHand();
    input.value = 'a2';
    expect([calls.length, calls[0].work.signal.aborted]).toEqual([2, true]);
    calls[1].end();
    calls[0].end();
    await live.idle();
    await turn();
    expect([of(), released]).toEqual(['a2', [{ of: 'a1' }]]);
  });

  it('leaves out all but the newest that waits', async () => {
    const { live, input, calls, of } = byHand({ patience: () => 300 });
    for (const next of ['a2', 'a3', 'a4']) input.value = next;
    calls[0].end();
    await turn();
    expect([of(), calls.map(({ work }) => work.input)]).toEqual(['a1', ['a1', 'a4']]);
    calls[1].end();
    await live.idle();
    expect(of()).toBe('a4');
  });

  it('has patience for a while with what a hand has passed, counted from its beginning', async () => {
    vi.useFakeTimers();
    const { input, calls } = byHand({ patience: () => 300 });
    await vi.advanceTimersByTimeAsync(200);
    input.value = 'a2';
    await vi.advanceTimersByTimeAsync(99);
    expect(calls[0].work.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(2);
    expect([calls[0].work.signal.aborted, calls.length]).toEqual([true, 2]);
  });

  it('goes on with what it has begun when the input comes back to it', async () => {
    const { live, input, calls, of } = byHand({ patience: () => 300 });
    input.value = 'a2';
    input.value = 'a1';
    calls[0].end();
    await live.idle();
    expect([of(), calls.length]).toEqual(['a1', 1]);
  });

  it('never shows what may not be kept, patience or not', async () => {
    const { input, calls, of } = byHand({ patience: () => 300 });
    input.value = 'b1';
    calls[0].end();
    await turn();
    expect([of(), calls.length]).toEqual([undefined, 2]);
  });
});

describe('an engine that is lost', () => {
  it('is not waited for: the work begins anew on the next one', async () => {
    const { live, engine, calls, of } = byHand({ patience: () => Number.POSITIVE_INFINITY });
    engine.value = undefined;
    expect([calls[0].work.signal.aborted, live.status.value]).toEqual([true, 'waiting']);
    await live.idle();
    engine.value = 'two';
    calls[0].end({ of: 'old' });
    calls[1].end();
    await live.idle();
    expect([of(), calls[1].work.engine, calls[1].work.input]).toEqual(['a1', 'two', 'a1']);
    calls[0].fail(new Error('lost'));
    await turn();
    expect(live.failure.value).toBeUndefined();
  });

  it('takes its values with it, unless they are portable', async () => {
    for (const portable of [false, true]) {
      const { live, engine, calls, of } = byHand({ portable });
      calls[0].end();
      await live.idle();
      engine.value = undefined;
      expect(of()).toBe(portable ? 'a1' : undefined);
      engine.value = 'two';
      expect([calls.length, of()]).toEqual(portable ? [1, 'a1'] : [2, undefined]);
    }
  });
});

describe('errors', () => {
  it('that only say that the engine is gone are none: the next one is waited for', async () => {
    const { live, engine, calls } = byHand({ lost: (error) => String(error).includes('gone') });
    calls[0].fail(new Error('gone'));
    await live.idle();
    expect([live.failure.value, live.status.value]).toEqual([undefined, 'waiting']);
    engine.value = 'two';
    calls[1].fail(new Error('too steep'));
    await live.idle();
    expect(live.failure.value?.message).toBe('too steep');
  });

  it('become a failure, which the next input clears', async () => {
    const { live, input, calls } = byHand();
    calls[0].fail(new Error('out of memory'));
    await live.idle();
    expect([live.failure.value?.message, live.status.value]).toEqual(['out of memory', 'failed']);
    input.value = 'a2';
    expect([live.failure.value, live.status.value]).toEqual([undefined, 'working']);
  });

  it.each([
    ['in computing', { compute: () => fault() }],
    ['in the key', { key: () => fault() }],
    ['in what is kept', { keeps: () => fault() }],
    ['in what is held', { holds: () => fault() }],
    ['that are no errors', { compute: () => Promise.reject('broken') }],
  ])('%s are failures too', async (_, declared) => {
    const { live } = byHand(declared);
    await live.idle();
    expect(live.failure.value?.message).toBe('broken');
  });

  it('of an input are failures until there is one', async () => {
    const text = signal('');
    const input = {
      get value() {
        return text.value === '' ? fault() : text.value;
      },
      peek: () => text.peek(),
    };
    const live = new Live<string, string>({
      name: 'x',
      input: input as never,
      key: String,
      compute: ({ input: now }) => now,
    });
    expect(live.failure.value?.message).toBe('broken');
    text.value = 'there';
    await live.idle();
    expect([live.value.value, live.failure.value]).toEqual(['there', undefined]);
  });

  it('of work that nobody waits for are not said', async () => {
    const { live, input, calls } = byHand();
    input.value = 'a2';
    calls[0].fail(new Error('too late'));
    calls[1].end();
    await live.idle();
    await turn();
    expect(live.failure.value).toBeUndefined();
  });

  it('are tried again when asked for', async () => {
    const { live, calls, of } = byHand();
    calls[0].fail(new Error('no network'));
    await live.idle();
    live.ask();
    calls[1].end();
    await live.idle();
    expect([of(), live.failure.value, live.status.value]).toEqual(['a1', undefined, 'done']);
  });
});

describe('work that fills in', () => {
  it('shows its parts and how far it is; a part is no whole', async () => {
    const { live, input, calls } = byHand();
    const { emit, advance } = calls[0].work;
    advance(0.25);
    emit({ of: 'a1', part: 1 });
    advance(0.5);
    expect([live.value.value?.part, live.progress.value]).toEqual([1, 0.75]);
    advance(9);
    expect(live.progress.value).toBe(1);
    input.value = 'a2';
    input.value = 'a1';
    expect([calls.length, calls[2].work.before]).toEqual([3, { of: 'a1', part: 1 }]);
    emit({ of: 'a1', part: 2 });
    advance(0.5);
    expect([live.value.value?.part, live.progress.value]).toEqual([1, 0]);
    calls[2].end();
    await live.idle();
    calls[2].work.emit({ of: 'a1', part: 3 });
    expect(live.value.value).toEqual({ of: 'a1' });
  });
});

describe('work that waits to be asked for', () => {
  it('is not begun before; asked for once, larger work of the same kind is not asked again', async () => {
    const size = (text: string | undefined) => Number(text?.slice(1) ?? 0);
    const { live, input, calls } = byHand(
      { holds: (text, asked) => (size(text) > Math.max(5, size(asked)) ? 'all' : 'nothing') },
      'a7',
    );
    expect([live.status.value, calls.length]).toEqual(['asking', 0]);
    await live.idle();
    live.ask();
    expect([live.status.value, calls.length]).toEqual(['working', 1]);
    calls[0].end();
    await live.idle();
    input.value = 'a6';
    expect(calls).toHaveLength(2);
    input.value = 'a8';
    expect([live.status.value, calls.length, calls[1].work.signal.aborted]).toEqual(['asking', 2, true]);
  });

  it('may be the rest of it: the first part is computed all the same', async () => {
    const { live, calls } = byHand({ holds: (text, asked) => (asked === text ? 'nothing' : 'rest') });
    expect(calls[0].work.asked).toBeUndefined();
    calls[0].end({ of: 'a1', part: 1 });
    await live.idle();
    expect(live.status.value).toBe('asking');
    live.ask();
    expect([calls[1].work.asked, calls[1].work.before]).toEqual(['a1', { of: 'a1', part: 1 }]);
    calls[1].end();
    await live.idle();
    expect([live.status.value, live.value.value]).toEqual(['done', { of: 'a1' }]);
  });
});

describe('an end', () => {
  it('by a person leaves what is in sight, and the work begins again when asked for', async () => {
    const { live, input, calls } = byHand();
    calls[0].work.emit({ of: 'a1', part: 1 });
    live.cancel();
    await live.idle();
    expect([live.status.value, live.value.value?.part, calls[0].work.signal.aborted]).toEqual(['stopped', 1, true]);
    input.value = 'a1';
    expect(calls).toHaveLength(1);
    live.ask();
    expect([live.status.value, calls.length]).toEqual(['working', 2]);
    live.cancel();
    input.value = 'a2';
    expect(live.status.value).toBe('working');
  });

  it('for good follows nothing any more, aborts, and lets go of the value', async () => {
    const { live, input, calls, released } = byHand();
    calls[0].end();
    await live.idle();
    input.value = 'a2';
    const idle = live.idle();
    live.dispose();
    await idle;
    expect([calls[1].work.signal.aborted, live.value.value, released]).toEqual([true, undefined, [{ of: 'a1' }]]);
    input.value = 'a3';
    expect(calls).toHaveLength(2);
    calls[1].end();
    await turn();
    expect(released).toEqual([{ of: 'a1' }, { of: 'a2' }]);
  });
});

describe('idle', () => {
  it('waits for what is wanted when it is asked, not for what comes later', async () => {
    const { live, input, calls } = byHand({ patience: () => 300 });
    input.value = 'a2';
    let idle = false;
    void live.idle().then(() => {
      idle = true;
    });
    calls[0].end();
    await turn();
    expect(idle).toBe(false);
    input.value = 'a3';
    calls[1].end();
    await turn();
    expect([idle, live.status.value]).toEqual([true, 'working']);
  });

  it('never waits for an engine that does not answer once its work is not wanted', async () => {
    const { live, input } = byHand({ compute: () => new Promise(() => {}) });
    const idle = live.idle();
    input.value = undefined;
    await idle;
    expect(live.status.value).toBe('idle');
  });
});

it('those that work are known by name', async () => {
  const lives = new Lives();
  const input = signal<string | undefined>('a');
  let end = (_: string): void => undefined;
  lives.add({ name: 'race', input, key: String, compute: () => new Promise<string>((resolve) => (end = resolve)) });
  const swarm = lives.add({ name: 'swarm', input, key: String, compute: ({ input: text }) => text });
  await swarm.idle();
  expect(lives.pending()).toEqual(['race']);
  end('done');
  await turn();
  expect(lives.pending()).toEqual([]);
  swarm.dispose();
  expect([swarm.value.value, swarm.status.value]).toEqual([undefined, 'idle']);
});

function fault(): never {
  throw new Error('broken');
}
