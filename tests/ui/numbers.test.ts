import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimizers } from '../../src/optimizers/catalog';
import { readTyped, short, significant, tick } from '../../src/ui/format';
import { positionOf, positions, valueAt } from '../../src/ui/slider';

describe('numbers as text', () => {
  it.each([
    [0, '0'],
    [1.23456, '1.235'],
    [-0.5, '−0.5000'],
    [1234.56, '1235'],
    [12345.6, '1.235e4'],
    [123456, '1.235e5'],
    [-0.00012345, '−1.234e−4'],
    [0.99999, '1.000'],
    [Number.NaN, '–'],
  ])('%s to four significant digits', (value, text) => expect(significant(value)).toBe(text));

  it.each([
    [1, '1'],
    [0.01, '0.01'],
    [1e-4, '10⁻⁴'],
    [-3e6, '−3×10⁶'],
    [-1e10, '−10¹⁰'],
  ])('%s as a tick', (value, text) => expect(tick(value)).toBe(text));

  it('drops trailing zeros', () => expect([short(17.7, 1), short(-2, 2)]).toEqual(['17.7', '−2']));

  it.each([
    ['0.05', 0.05],
    [' 1e-3 ', 1e-3],
    ['−2', -2],
    ['.5', 0.5],
    ['', undefined],
    ['1,5', undefined],
    ['1e999', undefined],
    ['0x10', undefined],
    ['Infinity', undefined],
  ])('reads %j', (text, value) => expect(readTyped(text)).toBe(value));
});

describe('sliders', () => {
  const ranges = [...optimizers.values()].flatMap(({ hyper }) => Object.values(hyper));

  it('reach both ends exactly', () => {
    for (const range of ranges) {
      expect(valueAt(0, range)).toBe(range.min);
      expect(valueAt(positions, range)).toBe(range.max);
      expect(positionOf(range.min, range)).toBe(0);
      expect(positionOf(range.max, range)).toBe(positions);
    }
  });

  it('stand where their value is, to a rounding', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ranges), fc.integer({ min: 0, max: positions }), (range, position) => {
        expect(Math.abs(positionOf(valueAt(position, range), range) - position)).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('move on with every press of a key', () => {
    const eta = { min: 1e-5, max: 10, scale: 'log' } as const;
    for (let position = 0; position < positions; position++) {
      expect(valueAt(position + 1, eta)).toBeGreaterThan(valueAt(position, eta));
    }
  });

  it('keep values beyond their range at the ends', () => {
    const range = { min: 0.1, max: 1, scale: 'linear' } as const;
    expect([positionOf(0, range), positionOf(5, range), positionOf(Number.NaN, range)]).toEqual([0, positions, 0]);
  });
});
