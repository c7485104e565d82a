import { expect, test } from 'vitest';
import { hasRelief, prepareRelief, reliefOf } from '../../src/stage/frame';
import { formulaField, gridNodes } from '../../src/study/field';
import { bowl } from './pictures';

/** A picture of f on a field of its own, whose values are counted. */
function counted(key: string, f: (x: number, y: number) => number) {
  let count = 0;
  const valueAt = (x: number, y: number) => {
    count++;
    return f(x, y);
  };
  const field = formulaField(key, valueAt, [-2, 2, -2, 2]);
  return { picture: { ...bowl, surface: { ...bowl.surface, key, field } }, count: () => count };
}

test('a relief is prepared in slices, between which others have their turn; the one before stays until then', async () => {
  reliefOf(bowl);
  const spent = { until: 0 };
  const slow = counted('slow', (x, y) => {
    // Of every row the first value takes 2 ms.
    if (x === -2) for (spent.until = performance.now() + 2; performance.now() < spent.until; );
    return Math.sin(3 * x) * Math.cos(3 * y);
  });
  let turns = 0;
  const turn = () => {
    turns++;
    if (!hasRelief(slow.picture)) {
      expect(hasRelief(bowl)).toBe(true);
      setImmediate(turn);
    }
  };
  setImmediate(turn);
  await prepareRelief(slow.picture);
  // 257 rows of 2 ms are 514 ms, a slice 12 ms: some forty of them.
  expect(turns).toBeGreaterThan(10);
  expect(hasRelief(slow.picture)).toBe(true);
  const sampled = slow.count();
  expect(reliefOf(slow.picture)).toBe(reliefOf(slow.picture));
  expect(slow.count()).toBe(sampled);
});

test('what is prepared is what is computed at once', async () => {
  const f = (x: number, y: number) => x * x * x - 3 * x * y * y + Math.floor(y);
  const [sliced, whole] = [counted('sliced', f), counted('whole', f)];
  await prepareRelief(sliced.picture);
  const prepared = reliefOf(sliced.picture);
  const { samples, contours, heights } = reliefOf(whole.picture);
  expect(prepared.contours).toEqual(contours);
  expect(prepared.heights).toEqual(heights);
  expect(prepared.samples.values).toEqual(samples.values);
  expect(prepared.samples.values.length).toBe(gridNodes ** 2);
});
