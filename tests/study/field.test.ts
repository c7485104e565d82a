import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridField } from '../../src/study/between';
import {
  domainOf,
  type FieldAxis,
  type FieldData,
  formulaField,
  gridNodes,
  isComputed,
  nodesOf,
  stridesOf,
} from '../../src/study/field';

const axis = (name: string, from: number, to: number, count: number): FieldAxis => ({ name, from, to, count });
const plane = [axis('PC 1', -2, 3, 33), axis('PC 2', 10, 11, 17)] as const;

/** f at the nodes of some axes that a pass of the stride has reached; the others are not computed. */
function dataOf(f: (x: number, y: number) => number, axes: FieldData['axes'] = plane, stride = 1): FieldData {
  const [x, y] = axes;
  const values = new Float64Array(x.count * y.count);
  const at = ({ from, to, count }: FieldAxis, i: number) => from + ((to - from) * i) / (count - 1);
  for (let k = 0; k < values.length; k++) {
    const [i, j] = [k % x.count, Math.floor(k / x.count)];
    values[k] = isComputed({ stride }, i, j) ? f(at(x, i), at(y, j)) : Number.NaN;
  }
  const provenance = { of: 'loss', data: 'moons', model: 'mlp(2)', plane: { kind: 'parameters' } } as const;
  return { axes, name: 'loss', provenance, values, stride };
}

describe('the field of a formula', () => {
  it('has its own axes, and on the grid the values of f', () => {
    let calls = 0;
    const f = (x: number, y: number) => {
      calls++;
      return x * x - y;
    };
    const field = formulaField('x^2 - y', f, [-1, 1, 0, 4]);
    expect(calls, 'nothing is computed that nobody reads').toBe(0);
    expect(field.axes.map(({ name }) => name)).toEqual(['x', 'y']);
    expect([field.name, field.provenance, domainOf(field)]).toEqual([
      'f',
      { of: 'formula', f: 'x^2 - y' },
      [-1, 1, 0, 4],
    ]);
    const last = gridNodes - 1;
    expect([field.values[0], field.values[last], field.values[last * gridNodes]]).toEqual([1, 1, -3]);
    expect(field.values).toBe(field.values);
    expect(field.valueAt(0.3, 2)).toBe(0.09 - 2);
  });
});

describe('a field of a grid', () => {
  const wavy = (x: number, y: number) => Math.sin(3 * x) + Math.cos(20 * y) * x;

  it('has at its nodes what was computed, in every pass', () => {
    for (const stride of stridesOf(plane)) {
      const field = gridField(dataOf(wavy, plane, stride));
      const [x, y] = plane;
      for (let j = 0; j < y.count; j += stride)
        for (let i = 0; i < x.count; i += stride)
          expect(field.valueAt(-2 + (5 * i) / 32, 10 + j / 16)).toBeCloseTo(field.values[j * x.count + i], 9);
    }
  });

  it('is straight where its values are, and has none outside', () => {
    const field = gridField(dataOf((x, y) => 2 * x - 3 * y + 1, plane, 2));
    fc.assert(
      fc.property(fc.double({ min: -2, max: 3, noNaN: true }), fc.double({ min: 10, max: 11, noNaN: true }), (x, y) => {
        expect(field.valueAt(x, y)).toBeCloseTo(2 * x - 3 * y + 1, 9);
      }),
    );
    for (const [x, y] of [
      [-2.01, 10],
      [3.01, 10],
      [0, 9.99],
      [0, 11.01],
    ])
      expect(field.valueAt(x, y)).toBeNaN();
  });

  it('never leaves the range of the four nodes around a place', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { minLength: 45, maxLength: 45 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const axes = [axis('u', 0, 8, 9), axis('v', 0, 4, 5)] as const;
    fc.assert(
      fc.property(values, share, share, (list, s, t) => {
        const field = gridField({ ...dataOf(() => 0, axes), values: Float64Array.from(list) });
        const [x, y] = [8 * s, 4 * t];
        const [i, j] = [Math.min(7, Math.floor(x)), Math.min(3, Math.floor(y))];
        const near = [0, 1, 9, 10].map((k) => list[j * 9 + i + k]);
        const slack = 1e-12 * Math.max(...near.map(Math.abs));
        const value = field.valueAt(x, y);
        expect(value).toBeGreaterThanOrEqual(Math.min(...near) - slack);
        expect(value).toBeLessThanOrEqual(Math.max(...near) + slack);
      }),
    );
  });

  it('keeps a hole a hole, no larger than the cells beside it', () => {
    const field = gridField(dataOf((x, y) => (x === 0.5 && y === 10.5 ? Number.NaN : x), plane));
    expect(field.valueAt(0.5, 10.5)).toBeNaN();
    expect(field.valueAt(0.51, 10.51)).toBeNaN();
    expect(field.valueAt(0.5 + 5 / 32, 10.5)).toBeCloseTo(0.5 + 5 / 32, 12);
    expect(field.valueAt(0.2, 10.2)).toBeCloseTo(0.2, 12);
  });
});

describe('passes from coarse to fine', () => {
  it.each([
    [33, 17, [2, 1]],
    [65, 65, [8, 4, 2, 1]],
    [50, 65, [1]],
    [5, 5, [1]],
  ])('of %i × %i nodes reach every node once', (columns, rows, strides) => {
    const axes = [axis('u', 0, 1, columns), axis('v', 0, 1, rows)] as const;
    expect(stridesOf(axes)).toEqual(strides);
    const passes = strides.map((stride, pass) => nodesOf({ axes, stride }, pass === 0));
    const all = passes.flat();
    expect(all.length).toBe(columns * rows);
    expect(new Set(all).size).toBe(all.length);
    // After each pass, what is reached is what the field says.
    strides.forEach((stride, pass) => {
      const reached = new Set(passes.slice(0, pass + 1).flat());
      for (let k = 0; k < columns * rows; k++)
        expect(isComputed({ stride }, k % columns, Math.floor(k / columns))).toBe(reached.has(k));
    });
  });
});
