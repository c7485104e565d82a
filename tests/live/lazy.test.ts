import { effect } from '@preact/signals-core';
import { describe, expect, it, vi } from 'vitest';
import { askAgain, lazy, missing } from '../../src/live/lazy';

vi.spyOn(console, 'error').mockImplementation(() => undefined);

/** A part whose loading fails so many times. */
function failing(times: number) {
  let tries = 0;
  const part = lazy(async () => {
    tries++;
    if (tries <= times) throw new TypeError('Failed to fetch dynamically imported module');
    return `loaded at try ${tries}`;
  });
  return { part, tries: () => tries };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('a part that is loaded on demand', () => {
  it('is loaded once, however often it is asked for', async () => {
    const { part, tries } = failing(0);
    expect(tries()).toBe(0);
    expect(await Promise.all([part.ask(), part.ask()])).toEqual(['loaded at try 1', 'loaded at try 1']);
    expect([tries(), part.part.value, missing.value]).toEqual([1, 'loaded at try 1', 0]);
  });

  it('forgets a failure: who asks next tries again, and is told until then how often', async () => {
    const { part } = failing(2);
    await expect(part.ask()).rejects.toThrow('Failed to fetch');
    expect([missing.value, part.part.value]).toEqual([1, undefined]);
    await expect(part.ask()).rejects.toThrow('Failed to fetch');
    expect(missing.value).toBe(2);
    expect(await part.ask()).toBe('loaded at try 3');
    expect(missing.value).toBe(0);
  });

  it('comes to those who wait for it once it is tried again', async () => {
    const { part } = failing(1);
    const seen: unknown[] = [];
    const stop = effect(() => void seen.push(part.part.value));
    part.want();
    await turn();
    expect(missing.value).toBe(1);
    askAgain();
    await turn();
    expect([seen, missing.value]).toEqual([[undefined, 'loaded at try 2'], 0]);
    stop();
  });

  it('is waited for over failures, which are said', async () => {
    const { part } = failing(2);
    let there: string | undefined;
    void part.wait().then((value) => {
      there = value;
    });
    await turn();
    expect([there, missing.value]).toEqual([undefined, 1]);
    askAgain();
    await turn();
    expect([there, missing.value]).toEqual([undefined, 2]);
    askAgain();
    await turn();
    expect([there, missing.value]).toEqual(['loaded at try 3', 0]);
    expect(await part.wait()).toBe('loaded at try 3');
  });

  it('is told apart from others: one that comes leaves another missing', async () => {
    const [a, b] = [failing(1), failing(3)];
    a.part.want();
    b.part.want();
    await turn();
    await a.part.ask();
    expect(missing.value).toBe(1);
    for (let k = 0; k < 3; k++) {
      askAgain();
      await turn();
    }
    expect(missing.value).toBe(0);
  });
});
