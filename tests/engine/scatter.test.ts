import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scatter } from '../../src/engine/many/scatter';
import type { Region } from '../../src/engine/many/swarm';

const box = [-2, 6, 1, 3] as const;
const whole: Region = { box, round: false };
const brush: Region = { box, round: true };

/** x, y of each start in −1 … 1 of its region. */
const placed = (region: Region, particles: number, seed = 1): [number, number][] => {
  const starts = scatter(region, particles, seed);
  return Array.from({ length: particles }, (_, p) => [(starts[2 * p] - 2) / 4, starts[2 * p + 1] - 2]);
};

test('as many as are asked for, all of them in the region', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (particles, seed) => {
      expect(placed(whole, particles, seed).every(([u, v]) => Math.abs(u) <= 1 && Math.abs(v) <= 1)).toBe(true);
      expect(placed(brush, particles, seed).every(([u, v]) => Math.hypot(u, v) <= 1 + 1e-6)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('no place is left empty: every part of the region has its share', () => {
  for (const particles of [997, 1024, 4000]) {
    for (const [region, parts] of [
      [whole, (u: number, v: number) => (u < 0 ? 0 : 1) + (v < 0 ? 0 : 2)],
      // Rings of equal area.
      [brush, (u: number, v: number) => Math.min(3, Math.floor(4 * (u * u + v * v)))],
    ] as const) {
      const counts = [0, 0, 0, 0];
      for (const [u, v] of placed(region, particles)) counts[parts(u, v)]++;
      for (const count of counts) expect(Math.abs(count - particles / 4)).toBeLessThan(3 * Math.sqrt(particles));
    }
  }
});

test('each cell of the grid has one', () => {
  const cells = new Set(placed(whole, 900).map(([u, v]) => `${Math.floor((u + 1) * 15)},${Math.floor((v + 1) * 15)}`));
  expect(cells.size).toBe(900);
});

test('a part is the part of the whole, and the seed decides', () => {
  const all = scatter(brush, 500, 7);
  expect(scatter(brush, 500, 7, 120, 260)).toEqual(all.slice(240, 520));
  expect(scatter(brush, 500, 8)).not.toEqual(all);
});
