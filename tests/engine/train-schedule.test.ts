import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, inside } from '../../src/engine/gpu/train/memory';
import { placesOf } from '../../src/engine/gpu/train/plan';
import { type Part, Schedule } from '../../src/engine/gpu/train/schedule';
import { net } from '../objectives/nets';
import { upTo } from './trainings';

const room = { updates: 50, stops: 6, snapshots: 2, units: 20, loss: 0.5, validation: 3, test: 2 };

const none = { validation: new Set<number>(), loss: new Set<number>() };

/** All submits of a schedule, one after the other. */
function partsOf(schedule: Schedule, updates: number, given = room): Part[] {
  const parts: Part[] = [];
  for (let next = 1; next <= updates; ) {
    const part = schedule.part(next, given);
    parts.push(part);
    next += part.count;
    expect(part.count).toBeGreaterThan(0);
  }
  return parts;
}

describe('the submits of a training', () => {
  const lists = fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { maxLength: 60 });

  test('take every update once and stop wherever something is asked for', () => {
    fc.assert(
      fc.property(lists, lists, lists, lists, (loss, validation, test, snapshots) => {
        const parts = partsOf(new Schedule([{ loss, validation, test, snapshots }], 120, none), 120);
        const updates = parts.flatMap(({ first, count }) => upTo(count - 1).map((k) => first + k));
        expect(updates).toEqual(upTo(120).slice(1));
        const stops = parts.flatMap(({ stops }) => stops);
        const sorted = (list: number[]) => [...list].sort((a, b) => a - b);
        expect(stops.filter((stop) => stop.loss).map(({ update }) => update)).toEqual(sorted(loss));
        expect(stops.filter((stop) => stop.validation).map(({ update }) => update)).toEqual(sorted(validation));
        expect(stops.filter((stop) => stop.test).map(({ update }) => update)).toEqual(sorted(test));
        expect(stops.filter((stop) => stop.snapshot).map(({ update }) => update)).toEqual(sorted(snapshots));
        for (const part of parts) {
          expect(part.stops.length).toBeLessThanOrEqual(room.stops);
          expect(part.stops.filter((stop) => stop.snapshot).length).toBeLessThanOrEqual(room.snapshots);
        }
      }),
    );
  });

  test('are as long as time allows, and one update at least', () => {
    const quiet = new Schedule([{ loss: [], validation: [], snapshots: [] }], 120, none);
    expect(partsOf(quiet, 120).map(({ count }) => count)).toEqual([20, 20, 20, 20, 20, 20]);
    const busy = new Schedule([{ loss: [], validation: upTo(120), snapshots: [] }], 120, none);
    expect(busy.part(1, room).count).toBe(5);
    expect(busy.part(1, { ...room, units: 0.01 }).count).toBe(1);
  });

  test('end where it is decided whether a run goes on', () => {
    const judged = new Schedule([{ loss: [], validation: [], snapshots: [] }], 30, {
      ...none,
      validation: new Set([0, 8, 16, 24]),
    });
    expect(partsOf(judged, 30).map(({ first, count }) => [first, count])).toEqual([
      [1, 8],
      [9, 8],
      [17, 8],
      [25, 6],
    ]);
    expect(judged.stopAt(16)).toMatchObject({ validation: true, loss: false });
    const flat = new Schedule([{ loss: [], validation: [], snapshots: [] }], 30, { ...none, loss: new Set([0, 15]) });
    expect(partsOf(flat, 30).map(({ first, count }) => [first, count])).toEqual([
      [1, 15],
      [16, 15],
    ]);
    expect(flat.stopAt(15)).toMatchObject({ validation: false, loss: true });
  });

  test('end where all is kept that a run goes on from, and stop there for nothing else', () => {
    const kept = new Schedule([{ loss: [], validation: [], snapshots: [] }], 30, none, new Set([7, 20]));
    expect(partsOf(kept, 30).map(({ first, count }) => [first, count])).toEqual([
      [1, 7],
      [8, 13],
      [21, 10],
    ]);
    expect(kept.stopAt(7)).toBeUndefined();
  });
});

test('what lies on the device has a place for every coordinate, weights by their inputs', () => {
  const network = net('mlp(5,4,bn=on)', 3, 2);
  const theta = Float32Array.from(upTo(network.size - 1));
  const there = inside(network, theta);
  // The weights of the first input: the first column of W1 [5, 3].
  expect([...there.subarray(0, 5)]).toEqual([0, 3, 6, 9, 12]);
  expect(canonical(placesOf(network), there)).toEqual(theta);
});
