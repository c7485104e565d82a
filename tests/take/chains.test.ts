import { expect, test } from 'vitest';
import { chainsOf, simplified } from '../../src/take/svg/chains';

test('loose segments become one line, in whatever order and direction they come', () => {
  const [line, ...others] = chainsOf([1, 0, 2, 0, 1, 0, 0, 0, 3, 1, 2, 0], 1e-6);
  expect(others).toEqual([]);
  expect([line, [...line].reverse()]).toContainEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 1],
  ]);
});

test('a ring is closed, and ends that differ by rounding meet', () => {
  const e = 1e-8;
  const ring = [0, 0, 1, 0, 1 + e, 0, 1, 1, 0, 1, 1 - e, 1 + e, 0, 0, e, 1];
  const [line, ...others] = chainsOf(ring, 1e-6);
  expect(others).toEqual([]);
  expect(line).toHaveLength(5);
  expect(line[0]).toEqual(line[4]);
});

test('lines that do not meet stay apart, and a segment without length is none', () => {
  expect(chainsOf([0, 0, 1, 0, 5, 5, 6, 5, 3, 3, 3, 3], 1e-6)).toHaveLength(2);
});

test('two rings that touch in a point use every segment once', () => {
  const eight = [
    0, 0, 1, 1, 1, 1, 2, 0, 2, 0, 1, -1, 1, -1, 0, 0, 0, 0, -1, 1, -1, 1, -2, 0, -2, 0, -1, -1, -1, -1, 0, 0,
  ];
  const lines = chainsOf(eight, 1e-6);
  expect(lines.reduce((sum, line) => sum + line.length - 1, 0)).toBe(8);
  for (const line of lines) expect(line[0]).toEqual(line[line.length - 1]);
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
