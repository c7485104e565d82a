import { expect, test } from 'vitest';
import { Bound } from '../../../src/engine/sim/bound';

test('nobody is further ahead of the slowest than the bound, and who waited goes on in order', () => {
  const bound = new Bound(1);
  const k = [0, 0, 0];
  for (const one of k) bound.join(one);
  const ends = (worker: number) => bound.ended(++k[worker]);
  ends(2);
  expect(bound.admits(2, k[2])).toBe(true);
  ends(2);
  expect(bound.admits(2, k[2])).toBe(false);
  ends(1);
  ends(1);
  expect(bound.admits(1, k[1])).toBe(false);
  expect(bound.released(k)).toEqual([]);
  ends(0);
  expect(bound.slowest).toBe(1);
  expect(bound.released(k)).toEqual([1, 2]);
  expect(bound.released(k)).toEqual([]);
});

test('who is gone holds nobody up, and comes back as the slowest', () => {
  const bound = new Bound(0);
  const k = [0, 0];
  for (const one of k) bound.join(one);
  bound.ended(++k[1]);
  expect(bound.admits(1, 1)).toBe(false);
  bound.leave(0);
  expect(bound.released(k)).toEqual([1]);
  bound.leave(1);
  bound.join(5);
  expect(bound.slowest).toBe(5);
});
