import { expect, test } from 'vitest';
import { inSlices } from '../../src/live/slices';

const busy = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

test('items become results in their order, and others have their turn meanwhile', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++);
  const work = (i: number) => {
    busy(5);
    return 2 * i;
  };
  expect(await inSlices([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], work)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});

test('it ends with the reason of the signal', async () => {
  const ended = new AbortController();
  const seen: number[] = [];
  const slices = inSlices(
    [...Array(100).keys()],
    (i) => {
      seen.push(i);
      busy(5);
      if (i === 3) ended.abort(new Error('enough'));
    },
    ended.signal,
  );
  await expect(slices).rejects.toThrow('enough');
  expect(seen.length).toBeLessThan(100);
});
