import { describe, expect, it } from 'vitest';
import { planeOf } from '../../src/study/plane/through';
import type { Snapshots } from '../../src/study/plane/types';
import { walksFrom } from '../../src/study/plane/walks';
import { randomNormal } from '../../src/study/random';

const path = (points: readonly (readonly number[])[]): Snapshots => ({
  values: Float32Array.from(points.flat()),
  points: points.length,
});
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i], 0);

describe('the plane through paths', () => {
  it('holds all of paths that lie in one, at their distances', () => {
    const [a, b] = [0, 1].map((k) => Array.from({ length: 30 }, (_, i) => randomNormal(7, k, 0, i)));
    const at = (u: number, v: number) => a.map((value, i) => 1 + u * value + v * b[i]);
    const plane = planeOf([path([at(0, 0), at(1, 0.5), at(2, -1)]), path([at(0, 0), at(-1, 2)])], 30);
    expect(plane.shares[0] + plane.shares[1]).toBeCloseTo(1, 6);
    for (const [u, v] of plane.sharesOf) expect(u + v).toBeCloseTo(1, 6);
    expect(dot(plane.axes[0], plane.axes[1])).toBeCloseTo(0, 10);
    const [u0, v0, u1, v1] = plane.paths[0];
    const step = at(1, 0.5).map((value, i) => value - at(0, 0)[i]);
    expect(Math.hypot(u1 - u0, v1 - v0)).toBeCloseTo(Math.hypot(...step), 5);
  });

  it('puts the end of the first path at positive u and v', () => {
    const plane = planeOf(walksFrom(new Float32Array(20), [12, 9], 3), 20);
    const [u, v] = plane.paths[0].slice(-2);
    expect(u).toBeGreaterThan(0);
    expect(v).toBeGreaterThan(0);
  });

  it('of one long random walk has 6/π² and a quarter of that for free', () => {
    const plane = planeOf(walksFrom(new Float32Array(1000), [200], 5), 1000);
    expect(plane.shares[0]).toBeCloseTo(6 / Math.PI ** 2, 1);
    expect(plane.shares[1]).toBeCloseTo(6 / (4 * Math.PI ** 2), 1);
  });

  it('of seven has some 15 and 13 per cent', () => {
    const plane = planeOf(walksFrom(new Float32Array(600), [30, 30, 30, 30, 30, 30, 30], 5), 600);
    expect(plane.shares[0]).toBeCloseTo(0.15, 1);
    expect(plane.shares[1]).toBeCloseTo(0.13, 1);
  });

  it('of paths that stand still says nothing', () => {
    const plane = planeOf(
      [
        path([
          [1, 2, 3],
          [1, 2, 3],
        ]),
      ],
      3,
    );
    expect(plane.shares).toEqual([0, 0]);
    expect([...plane.paths[0]].every(Number.isFinite)).toBe(true);
  });

  it('counts every run alike, however many snapshots it has', () => {
    const along = (direction: number, points: number) =>
      path(Array.from({ length: points }, (_, k) => [0, 1, 2].map((i) => (i === direction ? k / (points - 1) : 0))));
    const { sharesOf, axes } = planeOf([along(0, 3), along(1, 201)], 3);
    expect(Math.abs(axes[0][0])).toBeGreaterThan(0.3);
    expect(sharesOf[0][0] + sharesOf[0][1]).toBeCloseTo(1, 6);
  });
});

describe('the plane through three ends', () => {
  it('holds them at their distances, the first at 0, the second along u', () => {
    const runs = walksFrom(new Float32Array(50), [4, 7, 5, 3], 2);
    const { paths, origin, axes } = planeOf(runs, 50, { kind: 'ends', of: [3, 0, 2] });
    const ends = [3, 0, 2].map((run) => Float64Array.from(runs[run].values.slice(-50)));
    const [a, b, c] = [3, 0, 2].map((run) => paths[run].slice(-2));
    const apart = (one: Float64Array, other: Float64Array) => Math.hypot(...one.map((value, i) => value - other[i]));
    for (const value of [...a, b[1]]) expect(value).toBeCloseTo(0, 10);
    expect(apart(a, b)).toBeCloseTo(apart(ends[0], ends[1]), 9);
    expect(apart(a, c)).toBeCloseTo(apart(ends[0], ends[2]), 9);
    expect(apart(b, c)).toBeCloseTo(apart(ends[1], ends[2]), 9);
    const back = origin.map((value, i) => value + c[0] * axes[0][i] + c[1] * axes[1][i]);
    expect(apart(back, ends[2])).toBeCloseTo(0, 9);
  });

  it('is a line where two of them are one', () => {
    const [one, other] = walksFrom(new Float32Array(9), [4, 4], 2);
    const { paths, shares } = planeOf([one, one, other], 9, { kind: 'ends', of: [0, 1, 2] });
    expect([...paths.flatMap((path) => [...path]), ...shares].every(Number.isFinite)).toBe(true);
  });
});

describe('the plane of random directions', () => {
  const filters = [
    [0, 30],
    [30, 60],
    [64, 90],
  ] as const;
  const choice = { kind: 'random', seed: 4, filters } as const;

  it('begins at the first end, and each filter is as long as there', () => {
    const [run] = walksFrom(new Float32Array(100), [6], 8);
    const { origin, axes } = planeOf([run], 100, choice);
    const end = Float64Array.from(run.values.slice(-100));
    expect(origin).toEqual(end);
    const length = (values: Float64Array, [from, to]: readonly [number, number]) =>
      Math.hypot(...values.slice(from, to));
    for (const axis of axes) {
      for (const filter of filters) expect(length(axis, filter)).toBeCloseTo(length(end, filter), 9);
      for (const free of [
        [60, 64],
        [90, 100],
      ] as const)
        expect(length(axis, free)).toBe(0);
    }
    expect(planeOf([run], 100, choice)).toEqual(planeOf([run], 100, choice));
    expect(planeOf([run], 100, { ...choice, seed: 5 }).axes).not.toEqual(axes);
  });

  it('has the place of each point that is nearest to it', () => {
    const runs = walksFrom(new Float32Array(100), [6, 5], 8);
    const { origin, axes, paths } = planeOf(runs, 100, choice);
    runs.forEach(({ values, points }, run) => {
      for (let k = 0; k < points; k++) {
        const [u, v] = paths[run].slice(2 * k, 2 * k + 2);
        const rest = origin.map((value, i) => values[100 * k + i] - value - u * axes[0][i] - v * axes[1][i]);
        for (const axis of axes) expect(dot(rest, axis) / dot(axis, axis)).toBeCloseTo(0, 10);
      }
    });
  });

  it('has of a random walk as much as two of all its coordinates', () => {
    const all = [[0, 200]] as const;
    const shares = Array.from({ length: 30 }, (_, seed) => {
      const plane = planeOf(walksFrom(new Float32Array(200), [40], seed), 200, { kind: 'random', seed, filters: all });
      return plane.shares[0] + plane.shares[1];
    });
    // Its mean is 2/200 but for the turn towards the end, which the lengths of filters do not bring.
    expect(shares.reduce((sum, share) => sum + share, 0) / 30).toBeCloseTo(0.01, 2);
  });
});
