import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimizers } from '../../../src/optimizers/catalog';
import { widestGap } from '../../../src/stage/map/draw-sheet';
import { layoutSheet } from '../../../src/stage/map/layout';
import { axesOf, enlarged } from '../../../src/stage/map/rates-axes';

describe('the sheet', () => {
  it('keeps every map and the legend on itself, and none over another', () => {
    const counts = fc.integer({ min: 1, max: 20 });
    const sides = fc.tuple(fc.integer({ min: 380, max: 1600 }), fc.integer({ min: 320, max: 1000 }));
    fc.assert(
      fc.property(counts, sides, fc.constantFrom(12, 20), (count, [width, height], type) => {
        // With less, a map has no room beside its own ticks.
        fc.pre(width * height > count * (type * 11) ** 2);
        const shape = {
          ...{ curves: true, type },
          aspects: Array.from({ length: count }, () => 1),
          bands: Array.from({ length: count }, (_, i) => i % 5 === 1),
        };
        const { cells, legend } = layoutSheet(shape, width, height);
        expect(cells).toHaveLength(count);
        const rects = [...cells.map(({ map }) => map), ...(legend ? [legend] : [])];
        for (const { x, y, w, h } of rects) {
          expect(Math.min(x, y, w, h)).toBeGreaterThanOrEqual(0);
          expect(x + w).toBeLessThanOrEqual(width + 1);
          expect(y + h).toBeLessThanOrEqual(height + 1);
        }
        for (const [i, a] of rects.entries()) {
          for (const b of rects.slice(i + 1)) {
            const beside = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
            expect(beside).toBe(true);
          }
        }
      }),
    );
  });
});

it('a sheet without a map is empty: methods come and go', () => {
  const shape = { curves: true, type: 12, aspects: [], bands: [] };
  expect(layoutSheet(shape, 800, 600)).toEqual({ cells: [], legend: undefined, type: 12 });
});

describe('the axes of a method', () => {
  const hyperOf = (id: string) => optimizers.get(id)?.hyper ?? {};
  const names = (id: string, wanted?: readonly [string, string]) =>
    axesOf(hyperOf(id), wanted)?.map((axis) => axis?.name);

  it('are its first two, or those that are wanted, or its own in place of one that it lacks', () => {
    expect(names('adam')).toEqual(['eta', 'beta1']);
    expect(names('adam', ['beta2', 'beta1'])).toEqual(['beta2', 'beta1']);
    expect(names('momentum', ['beta1', 'beta2'])).toEqual(['eta', 'gamma']);
    expect(names('momentum', ['gamma', 'beta2'])).toEqual(['gamma', 'eta']);
    expect(names('adam', ['gamma', 'eta'])).toEqual(['beta1', 'eta']);
    expect(names('sgd', ['gamma', 'eta'])).toEqual(['eta', undefined]);
    expect(axesOf({}, undefined)).toBeUndefined();
  });

  it.each([...optimizers.keys()])('never are the same twice: %s', (id) => {
    const all = ['eta', 'gamma', 'beta1', 'beta2', 'epsilon'];
    for (const a of all) {
      for (const b of all) {
        const found = names(id, [a, b]);
        if (found) expect(found[0]).not.toBe(found[1]);
      }
    }
  });

  it('are enlarged by a window that can be theirs', () => {
    const axes = axesOf(hyperOf('momentum'), undefined);
    if (!axes) throw new Error('no axes');
    expect(enlarged(axes, [0.01, 0.1, 0.5, 0.9]).map((axis) => axis && [axis.from, axis.to])).toEqual([
      [0.01, 0.1],
      [0.5, 0.9],
    ]);
    expect(enlarged(axes, [-1, 0.1, 0.5, 0.9])).toEqual(axes);
  });
});

describe('the name of an axis', () => {
  const tick = (at: number) => ({ label: String(at), at });
  it('stands in the gap that is nearest to the middle', () => {
    expect(widestGap([tick(25), tick(75)], 0, 100, 0.5)).toBe(50);
    expect(widestGap([], 0, 100, 0.5)).toBe(50);
  });
  it('has a place where the axis has no length', () => {
    expect(widestGap([], 7, 7, 0.5)).toBe(7);
    expect(widestGap([tick(7)], 7, 7, 0.5)).toBe(7);
  });
});
