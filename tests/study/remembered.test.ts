import { expect, test } from 'vitest';
import { remembered } from '../../src/study/remembered';

test('what is remembered is made once for an object and the rest of what it depends on', () => {
  let made = 0;
  const sum = remembered((list: readonly number[], from: { readonly at: number }, more?: number) => {
    made++;
    return list.reduce((a, b) => a + b, from.at + (more ?? 0));
  });
  const list = [1, 2];
  expect([sum(list, { at: 1 }), sum(list, { at: 1 }), made]).toEqual([4, 4, 1]);
  expect([sum(list, { at: 2 }), made]).toEqual([5, 2]);
  expect([sum(list, { at: 2 }, 7), made]).toEqual([12, 3]);
  expect([sum([1, 2], { at: 2 }, 7), made]).toEqual([12, 4]);
});
