import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { Lives } from '../../src/live/lives';
import { turn } from './hand';

/** Two live things that follow one text and end when the test says so: the race is ahead unless the text says that it is shown. */
function page(first: string) {
  const input = signal(first);
  const lives = new Lives();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const declared = (name: string) => ({
    ...{ name, input, key: (text: string) => text, keeps: () => '' },
    compute: () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.push(() => resolve(name)));
    },
  });
  // As on the page: the race is there before the mode that is shown.
  const race = lives.add({ ...declared('race'), ahead: (text) => !text.startsWith('race') });
  const map = lives.add(declared('map'));
  return { input, lives, begun, ends, race, map };
}

describe('what is ahead of what is shown', () => {
  it('begins once nothing that is shown is computed', async () => {
    const { begun, ends, race, map } = page('map 1');
    await turn();
    expect([begun, race.status.value]).toEqual([['map'], 'working']);
    ends[0]();
    await turn();
    expect([begun, map.status.value]).toEqual([['map', 'race'], 'done']);
    ends[1]();
    await turn();
    expect(race.value.value).toBe('race');
  });

  it('does not wait where it is shown itself', async () => {
    const { begun } = page('race 1');
    await turn();
    expect(begun).toEqual(['map', 'race']);
  });

  it('waits no longer when it comes to be shown', async () => {
    const { begun, input } = page('map 1');
    await turn();
    input.value = 'race 2';
    await turn();
    expect(begun.at(-1)).toBe('race');
  });

  it('is never begun where something newer is wanted meanwhile', async () => {
    const { begun, input, ends } = page('map 1');
    await turn();
    input.value = 'map 2';
    await turn();
    expect(begun).toEqual(['map', 'map']);
    ends[1]();
    await turn();
    expect(begun).toEqual(['map', 'map', 'race']);
  });
});
