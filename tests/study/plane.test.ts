import { describe, expect, it } from 'vitest';
import { planeOf, type Snapshots, walksFrom } from '../../src/study/plane';
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
