import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkPoints, Detail, type Placer } from '../../src/study/detail';
import '../support/seed';

type P = readonly [x: number, y: number];
const placerOf =
  (points: (k: number) => P): Placer =>
  (k, into) =>
    into.set([...points(k), 0]);

/** Distance from a point to the nearest of some lines. */
function distance([x, y]: P, lines: readonly (readonly [P, P])[]): number {
  return Math.min(
    ...lines.map(([[ax, ay], [bx, by]]) => {
      const [dx, dy] = [bx - ax, by - ay];
      const length2 = dx * dx + dy * dy;
      const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2)) : 0;
      return Math.hypot(x - ax - t * dx, y - ay - t * dy);
    }),
  );
}

const pairsOf = (numbers: readonly number[]) =>
  Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]] as const);

/** Paths that runs have: in, out, to and fro, round and round, and at random. */
const paths: Record<string, (k: number) => P> = {
  'one that settles': (k) => [300 * Math.exp(-k / 400), 200 * Math.exp(-k / 900)],
  'one that swings for ever': (k) => [300 * Math.exp(-k / 5000), k % 2 === 0 ? 40 : -40],
  'one that swings and settles': (k) => [k / 100, (k % 2 === 0 ? 200 : -200) * Math.exp(-k / 900)],
  'a spiral': (k) => [200 * Math.exp(-k / 3000) * Math.cos(k / 9), 200 * Math.exp(-k / 3000) * Math.sin(k / 9)],
  'one that stands': () => [3, 4],
  'one that leaves': (k) => [k * k, -k],
};

describe.each(Object.entries(paths))('the lines of %s', (name, pointAt) => {
  const detail = new Detail(placerOf(pointAt), 2);
  const last = 12 * chunkPoints + 137;
  const lines = pairsOf(detail.upTo(last));

  it('are nowhere a pixel from the path, nor it from them', () => {
    const drawn = lines.map(([a, b]) => [pointAt(a), pointAt(b)] as const);
    for (let k = 0; k <= last; k += 7) {
      // Beyond the cells nothing is left out but what is straight.
      expect(distance(pointAt(k), drawn), `${name} ${k}`).toBeLessThan(1);
    }
    for (const [a, b] of lines) {
      expect(a).toBeLessThan(b);
      expect(b).toBeLessThanOrEqual(last);
    }
  });

  it('end where the path does, and stay as it grows', () => {
    for (const k of [1, 5, chunkPoints, chunkPoints + 1, 5 * chunkPoints - 1, last - 1]) {
      const shorter = pairsOf(detail.upTo(k));
      expect(shorter.at(-1)).toEqual(k % chunkPoints === 0 ? shorter.at(-1) : [k - 1, k]);
      const whole = shorter.filter(([, b]) => b <= chunkPoints * Math.floor(k / chunkPoints));
      expect(lines.slice(0, whole.length)).toEqual(whole);
    }
  });
});

describe('a long path', () => {
  it('is a few lines, however it moves', () => {
    const counts = Object.entries(paths).map(
      ([, pointAt]) => new Detail(placerOf(pointAt), 2).upTo(100_000).length / 2,
    );
    for (const count of counts) expect(count).toBeLessThan(12_000);
  });

  it('has a line to its last point at every step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (k) => {
        const detail = new Detail(
          placerOf((i) => [i / 50, Math.sin(i / 300) * 100]),
          2,
        );
        expect(detail.upTo(k).at(-1)).toBe(k);
      }),
      { numRuns: 30 },
    );
  });
});

/** Numbers between −1 and 1 at random. */
function noise(count: number): Float64Array {
  let state = 1;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 2 * (state / 2 ** 32) - 1;
  });
}

describe('a path of noise', () => {
  const count = 100_000;
  const shake = noise(3 * (count + 1));

  it.each([
    ['a few pixels about a minimum', 4, 7_000],
    ['an area', 30, 30_000],
    ['a tenth of the screen', 100, 60_000],
  ])('over %s is few lines, and nowhere a pixel from them', (_, reach, most) => {
    const pointAt = (k: number): P => [reach * shake[2 * k], reach * shake[2 * k + 1]];
    const lines = pairsOf(new Detail(placerOf(pointAt), 2).upTo(count));
    expect(lines.length).toBeLessThan(most);
    const drawn = lines.map(([a, b]) => [pointAt(a), pointAt(b)] as const);
    // The corners, and the middles of the ways between them.
    for (let k = 1; k < count; k += 997) {
      const [[ax, ay], [bx, by]] = [pointAt(k), pointAt(k + 1)];
      expect(distance([ax, ay], drawn), `${k}`).toBeLessThan(1);
      expect(distance([(ax + bx) / 2, (ay + by) / 2], drawn), `${k}`).toBeLessThan(1);
    }
  });

  it('over the whole screen takes no longer than it may', () => {
    const detail = new Detail(
      placerOf((k) => [500 * shake[2 * k], 500 * shake[2 * k + 1]]),
      2,
    );
    expect(detail.upTo(count).length / 2).toBeLessThan(60_000);
  });

  it('that changes its height alone is drawn at every height', () => {
    const heights = new Detail((k, into) => into.set([k % 2, 0, 20 * (k % 8)]), 3).upTo(count);
    const ends = new Set(pairsOf(heights).flatMap(([a, b]) => [20 * (a % 8), 20 * (b % 8)]));
    expect(ends).toEqual(new Set([0, 20, 40, 60, 80, 100, 120, 140]));
  });
});
