import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/stage/frame';
import { exitOf } from '../../src/stage/overlay/exit';
import { traceOf } from '../support/trace';

/** A box over −1 … 1 in x and y, which is all that is looked at from above. */
const box = (to = 1) =>
  ({
    picture: { surface: { field: { axes: [0, 1].map(() => ({ from: -to, to })) } } },
    relief: { heights: { kind: 'linear', base: 0, unit: 1, lo: 0, hi: 1 } },
  }) as unknown as Frame;

/** A trace along x that counts how often its points are read. */
function along(xs: readonly number[]) {
  const trace = traceOf(xs.map((x) => [x, 0, 0] as const));
  const log = { reads: 0 };
  const { at } = trace.columns.x;
  const x = {
    at: (k: number) => {
      log.reads++;
      return at(k);
    },
  };
  return { log, trace: { ...trace, columns: { ...trace.columns, x } } };
}

describe('where a path left the box', () => {
  const xs = [0, 0.5, 2, 3, 0.5, 4, 5, 6, 7];
  it('is at the wall after its last point inside, whatever was asked before', () => {
    const frame = box();
    for (const order of [
      [2, 3, 5, 6, 7, 8],
      [8, 3, 7, 2, 5],
      [3, 3, 8, 8, 2],
    ]) {
      const { trace } = along(xs);
      for (const k of order) expect(exitOf(frame, trace, k, true)?.[0], `${order} at ${k}`).toBeCloseTo(1, 9);
    }
    expect(exitOf(frame, along([2, 3, 4]).trace, 2, true)).toBeUndefined();
  });
  it('is told apart: the first wall from the second', () => {
    const { trace } = along([-0.5, -2, -3, 0.5, 2, 3]);
    const at = (k: number) => Math.round(exitOf(box(), trace, k, true)?.[0] ?? 0);
    const frame = box();
    expect([5, 2, 4, 1].map((k) => Math.round(exitOf(frame, trace, k, true)?.[0] ?? 0))).toEqual([1, -1, 1, -1]);
    expect([2, 5].map(at)).toEqual([-1, 1]);
  });
  it('follows the box', () => {
    const { trace } = along([0, 1.5, 4, 9]);
    expect(exitOf(box(1), trace, 3, true)?.[0]).toBeCloseTo(1, 9);
    expect(exitOf(box(2), trace, 3, true)?.[0]).toBeCloseTo(1, 9);
    expect(exitOf(box(20), trace, 3, true)?.[0]).toBeLessThan(0.5);
  });
  it('takes no longer the longer a path has been away', () => {
    const { trace, log } = along([0, ...Array.from({ length: 5000 }, (_, k) => 2 + k)]);
    const frame = box();
    for (let k = 1; k <= 5000; k++) exitOf(frame, trace, k, true);
    expect(log.reads).toBeLessThan(5000 * 5);
    exitOf(frame, trace, 2500, true);
    expect(log.reads).toBeLessThan(5000 * 5 + 10);
  });
});
