import { describe, expect, test } from 'vitest';
import { trianglesOf } from '../../src/stage/triangles';

const n = 33;
const never = () => false;

/** The triangles of heights over the grid, none further than `error` from what it leaves out, node by node. */
const over = (height: (x: number, y: number) => number, error: number, isHole: (at: number) => boolean = never) => {
  const at = (node: number) => height((node % n) / (n - 1), Math.floor(node / n) / (n - 1));
  const deviation = (m: number, a: number, b: number) => Math.abs(at(m) - (at(a) + at(b)) / 2) / error;
  const nodes = trianglesOf({ n, deviation, isHole });
  return Array.from({ length: nodes.length / 3 }, (_, t) =>
    [0, 1, 2].map((k) => {
      const node = nodes[3 * t + k];
      return [node % n, Math.floor(node / n), at(node)] as const;
    }),
  );
};

type Corner = readonly [number, number, number];

const areaOf = ([[ax, ay], [bx, by], [cx, cy]]: readonly Corner[]) =>
  Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

/** Height of a triangle above a point of it; undefined outside. */
function heightIn([[ax, ay, az], [bx, by, bz], [cx, cy, cz]]: readonly Corner[], x: number, y: number) {
  const whole = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  const u = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / whole;
  const v = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / whole;
  return u < 0 || v < 0 || u + v > 1 ? undefined : az + u * (bz - az) + v * (cz - az);
}

describe('triangles over a grid', () => {
  test('of a plain are two', () => {
    expect(over((x, y) => x + 2 * y, 1e-9)).toHaveLength(2);
  });

  test('with every node needed are two a cell', () => {
    expect(over((x, y) => Math.sin(1e4 * x + 7e3 * y), 1e-9)).toHaveLength(2 * (n - 1) ** 2);
  });

  test('cover the square once, meet without a crack, and are nowhere far from what they leave out', () => {
    const height = (x: number, y: number) => Math.exp(-40 * ((x - 0.3) ** 2 + (y - 0.6) ** 2));
    const error = 0.004;
    const triangles = over(height, error);
    expect(triangles.length).toBeLessThan(0.5 * 2 * (n - 1) ** 2);
    expect(triangles.reduce((sum, triangle) => sum + areaOf(triangle), 0)).toBe((n - 1) ** 2);
    for (let y = 0; y < n; y++) {
      for (let x = 0; x < n; x++) {
        const heights = triangles.flatMap((triangle) => heightIn(triangle, x, y) ?? []);
        expect(heights.length).toBeGreaterThan(0);
        // Triangles that share the point agree on it: one that ends in the middle of another's side would not.
        expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1e-12);
        expect(Math.abs(heights[0] - height(x / (n - 1), y / (n - 1)))).toBeLessThan(3 * error);
      }
    }
  });

  test('leave out holes, cell by cell', () => {
    const holes = new Set([5 * n + 7, 5 * n + 8, 20 * n + 3]);
    const triangles = over(
      (x, y) => x * y,
      1,
      (at) => holes.has(at),
    );
    expect(triangles.reduce((sum, triangle) => sum + areaOf(triangle), 0)).toBe((n - 1) ** 2 - holes.size);
    for (const hole of holes) {
      const middle = [(hole % n) + 0.5, Math.floor(hole / n) + 0.4] as const;
      expect(triangles.some((triangle) => heightIn(triangle, ...middle) !== undefined)).toBe(false);
    }
  });

  test('touch no node without a value, and reach up to it', () => {
    const inHole = (x: number, y: number) => Math.hypot(x - 0.5, y - 0.5) < 0.2;
    const height = (x: number, y: number) => (inHole(x, y) ? Number.NaN : x + y);
    const at = (i: number, j: number) => height(i / (n - 1), j / (n - 1));
    const isHole = (node: number) => {
      const [i, j] = [node % n, Math.floor(node / n)];
      return Number.isNaN(at(i, j) + at(i + 1, j) + at(i, j + 1) + at(i + 1, j + 1));
    };
    const cells = Array.from({ length: (n - 1) ** 2 }, (_, c) => Math.floor(c / (n - 1)) * n + (c % (n - 1)));
    const triangles = over(height, 0.01, isHole);
    expect(triangles.flat(2).every(Number.isFinite)).toBe(true);
    const whole = cells.length - cells.filter(isHole).length;
    expect(triangles.reduce((sum, triangle) => sum + areaOf(triangle), 0)).toBe(whole);
  });
});
