import { expect, test } from 'vitest';
import { chainsOf, noMates, simplified } from '../../src/stage/chains';

test('loose pairs become one chain, in whatever order and direction they come', () => {
  const [chain, ...others] = chainsOf([1, 2, 1, 0, 3, 2], noMates(4));
  expect(others).toEqual([]);
  expect([chain, chain.toReversed()]).toContainEqual([0, 1, 2, 3]);
});

test('a ring is closed', () => {
  const [ring, ...others] = chainsOf([0, 1, 1, 2, 3, 2, 3, 0], noMates(4));
  expect(others).toEqual([]);
  expect(ring).toHaveLength(5);
  expect(ring[0]).toBe(ring[4]);
});

test('chains that do not meet stay apart, and leave every place free', () => {
  const mates = noMates(8);
  expect(chainsOf([0, 1, 5, 6, 6, 7, 7, 5], mates)).toEqual([
    [0, 1],
    [5, 6, 7, 5],
  ]);
  expect(mates).toEqual(noMates(8));
});

test('a line keeps its ends and its corners, and loses what is straight', () => {
  const line = [0, 1, 2, 3, 4].map((x) => [x, x <= 2 ? 0 : x - 2] as const);
  expect(simplified(line, 0.01)).toEqual([
    [0, 0],
    [2, 0],
    [4, 2],
  ]);
  expect(simplified(line, 10)).toHaveLength(2);
});
