import { describe, expect, it } from 'vitest';
import {
  angleTo,
  firstBeyondY,
  lowestY,
  lowestYStep,
  signChanges,
  staysBelow,
  staysWithin,
  stepsTaken,
} from '../../src/scenes/claims/measure';
import type { ClaimPath } from '../../src/scenes/types';
import { traceOf } from '../support/trace';

const pathOf = (points: [number, number, number][], status: ClaimPath['status'] = 'ok'): ClaimPath => ({
  method: 'sgd',
  trace: traceOf(points),
  status,
});

const points: [number, number, number][] = [
  [0, 0, 100],
  [1, -2, 0.5],
  [2, 1, 3],
  [2, -2, 0.25],
  [-1, 0, 0],
];
const path = pathOf(points);
const none = pathOf([]);

describe('what is measured on a path', () => {
  it('stays from the step after the last one that does not, to the end', () => {
    expect(staysWithin([2, 0], 2.5)(pathOf(points.slice(0, 4)))).toBe(0);
    expect(staysWithin([2, 0], 1.5)(pathOf(points.slice(0, 3)))).toBe(2);
    expect(staysWithin([2, 0], 2.5)(path)).toBeUndefined();
    expect(staysBelow(0.01)(path)).toBe(3);
    expect(staysBelow(0.04)(path)).toBe(1);
    expect(staysBelow(0)(path)).toBeUndefined();
  });

  it('of a diverged path nothing stays, nor of one without points', () => {
    expect(staysBelow(0.04)(pathOf(points, 'diverged'))).toBeUndefined();
    expect([staysBelow(1)(none), staysWithin([0, 0], 9)(none)]).toEqual([undefined, undefined]);
  });

  it('is the first step beyond a limit, on either side', () => {
    expect([1, 0.5, 2].map((limit) => firstBeyondY(limit)(path))).toEqual([1, 1, undefined]);
    expect(firstBeyondY(0)(none)).toBeUndefined();
  });

  it('is the first of the lowest points', () => {
    expect([lowestY(path), lowestYStep(path)]).toEqual([-2, 1]);
    expect([lowestY(none), lowestYStep(none)]).toEqual([undefined, undefined]);
  });

  it('counts the changes of a sign within some steps, a 0 between them being none', () => {
    expect([1, 2, 3, Infinity].map((steps) => signChanges('y', steps)(path))).toEqual([0, 1, 2, 2]);
    expect([signChanges('x', 3)(path), signChanges('x', 4)(path), signChanges('x', 4)(none)]).toEqual([0, 1, 0]);
    expect(stepsTaken(path)).toBe(4);
  });

  it('is the angle of a way to a target, of a path that came so far', () => {
    expect(angleTo([1, 0], 0, 2)(path)).toBeCloseTo((Math.atan2(1, 2) * 180) / Math.PI, 12);
    expect(angleTo([0, -1], 2, 3)(path)).toBeCloseTo(45, 12);
    expect(angleTo([1, 0], 0, 5)(path)).toBeUndefined();
  });
});
