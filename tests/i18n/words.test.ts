import { expect, test, vi } from 'vitest';
import { bringWords, loadMoreWords, loadWords, wordsOf } from '../../src/i18n/words';
import { missing } from '../../src/live/lazy';

test('words that do not load are said to be missing, and are asked for again; those that are there are not', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const tries = { a: 0, b: 0 };
  bringWords('test-a', {
    en: async () => {
      if (++tries.a <= 2) throw new TypeError('Failed to fetch dynamically imported module');
      return { player: { play: 'a' } } as never;
    },
    zh: async () => ({}),
  });
  bringWords('test-b', {
    en: async () => {
      tries.b++;
      return {};
    },
    zh: async () => ({}),
  });
  await loadMoreWords('en', 'test-b');
  await expect(loadMoreWords('en', 'test-a')).rejects.toThrow('Failed to fetch');
  expect(missing.value).toBe(1);
  await expect(loadWords('en')).rejects.toThrow('Failed to fetch');
  expect(missing.value).toBe(2);
  // The other language lacks nothing.
  await loadWords('zh');
  await loadWords('en');
  expect([missing.value, tries]).toEqual([0, { a: 3, b: 1 }]);
  expect(wordsOf('en')).toHaveProperty('player.play', 'a');
});

test('words of a part that nobody brings are missing too', async () => {
  await expect(loadMoreWords('zh', 'test-nobody')).rejects.toThrow('no words of test-nobody');
  expect(missing.value).toBe(1);
});
