import fc from 'fast-check';
import { expect, test } from 'vitest';
import { short } from '../../src/stage/number-text';
import { powersOfTen, steps, ticks } from '../../src/stage/ticks';

test('ticks stand at round numbers, written alike', () => {
  expect(ticks(-2, 1, 6).map((t) => t.label)).toEqual(['−2.0', '−1.5', '−1.0', '−0.5', '0.0', '0.5', '1.0']);
  expect(ticks(-5, 5, 5).map((t) => t.label)).toEqual(['−4', '−2', '0', '2', '4']);
});

test.each([
  [0, '0'],
  [-4, '−4'],
  [0.25, '0.25'],
  [1234.5, '1230'],
  [1e4, '10⁴'],
  [-3e5, '−3×10⁵'],
  [6.5e-4, '6.5×10⁻⁴'],
  [-1e-9, '−10⁻⁹'],
])('%d is written %s', (value, text) => {
  expect(short(value)).toBe(text);
});

test('steps lie inside the range, ascend, and are about as many as asked for', () => {
  const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(
      finite,
      fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
      fc.integer({ min: 2, max: 12 }),
      (lo, span, count) => {
        const list = steps(lo, lo + span, count);
        // A few units in the last place where the range is far from zero.
        const slack = span * 1e-6 + 2e-15 * (Math.abs(lo) + span);
        expect(list.length).toBeLessThanOrEqual(count * 2 + 1);
        expect(list.every((v, i) => v >= lo - slack && v <= lo + span + slack && (i === 0 || v > list[i - 1]))).toBe(
          true,
        );
      },
    ),
  );
});

test('a range without length has no steps', () => {
  expect(steps(1, 1, 5)).toEqual([]);
  expect(steps(0, Number.POSITIVE_INFINITY, 5)).toEqual([]);
});

test('powers of ten stand between the ends of an axis, both included, so many apart', () => {
  expect(powersOfTen(1e-3, 1e2, () => 1)).toEqual([1e-3, 1e-2, 0.1, 1, 10, 100]);
  expect(powersOfTen(2e-5, 5e5, (count) => count / 4)).toEqual([1e-3, 1, 1e3]);
  expect(powersOfTen(2, 9, () => 1)).toEqual([]);
});

test('distances rounded up give no more numbers than asked for and one', () => {
  expect(steps(0, 9, 6)).toEqual([0, 2, 4, 6, 8]);
  expect(steps(0, 8, 6)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(steps(0, 8, 6, 'up')).toEqual([0, 2, 4, 6, 8]);
  expect(steps(0, 0.6, 6, 'up')).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
});
