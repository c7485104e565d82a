import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Axis, isResolved, valueAt } from '../../src/engine/many/axis';
import { boxAbout, boxMoved, zoomTo } from '../../src/modes/maps/zoom';
import { chosen } from '../../src/modes/rates/settings';

const x: Axis = { name: 'x', from: -5, to: 5, scale: 'linear' };
const y: Axis = { name: 'y', from: -2, to: 2, scale: 'linear' };
const eta: Axis = { name: 'eta', from: 1e-5, to: 10, scale: 'log' };

describe('zooming', () => {
  it('leaves the place under the pointer where it is', () => {
    const { window } = zoomTo([x, y], [x, y], boxAbout([0.25, 0.75], 4));
    expect(window?.map((edge) => Number(edge.toFixed(5)))).toEqual([-3.125, -0.625, 0.25, 1.25]);
  });

  it('is the same share of every decade on a log axis', () => {
    const { window } = zoomTo([eta, undefined], [eta, undefined], { across: [0, 0.5], up: [0, 1] });
    expect(window?.[0]).toBeCloseTo(1e-5, 12);
    expect(window?.[1]).toBeCloseTo(0.01, 9);
  });

  it('never leaves the map, and is no window when all of it is in sight', () => {
    expect(zoomTo([x, y], [x, y], boxAbout([0.5, 0.5], 0.5)).window).toBeUndefined();
    const part: Axis = { ...x, from: 4, to: 5 };
    const moved = zoomTo([part, y], [x, y], boxMoved(0.5, 0)).window;
    expect(moved?.slice(0, 2)).toEqual([4, 5]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 50, noNaN: true }), (u, k) => {
        const { window } = zoomTo([x, y], [x, y], boxAbout([u, 1 - u], k));
        if (!window) return;
        expect(window[0]).toBeGreaterThanOrEqual(-5);
        expect(window[1]).toBeLessThanOrEqual(5);
        expect(window[0]).toBeLessThan(window[1]);
      }),
    );
  });

  it('ends, and says so, where neighbouring pixels would be one number', () => {
    let [across, up] = [x, y];
    let limited = false;
    for (let k = 0; k < 60 && !limited; k++) {
      const zoomed = zoomTo([across, up], [x, y], boxAbout([0.9, 0.9], 2));
      limited = zoomed.limited;
      if (!zoomed.window) throw new Error('no window');
      [across, up] = [
        { ...across, from: zoomed.window[0], to: zoomed.window[1] },
        { ...up, from: zoomed.window[2], to: zoomed.window[3] },
      ];
      expect(isResolved(across) && isResolved(up)).toBe(true);
    }
    expect(limited).toBe(true);
    expect(Math.fround(valueAt(across, 0))).not.toBe(Math.fround(valueAt(across, 1 / 1024)));
    expect(across.to - across.from).toBeLessThan(0.01);
  });
});

describe('choosing an axis', () => {
  const names = ['eta', 'gamma', 'beta1'];
  it('keeps the other, or swaps them', () => {
    expect(chosen(names, undefined, 1, 'beta1')).toEqual(['eta', 'beta1']);
    expect(chosen(names, ['eta', 'gamma'], 0, 'gamma')).toEqual(['gamma', 'eta']);
    expect(chosen(names, ['eta', 'gamma'], 0, '')).toBeUndefined();
    expect(chosen(['eta'], undefined, 0, 'eta')).toBeUndefined();
  });
});
