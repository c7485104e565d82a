import { describe, expect, test } from 'vitest';
import { fitBatchLaw } from '../../src/objectives/laws/batch-size';

describe('updates against the size of a batch', () => {
  test('that follow the law give its numbers back', () => {
    for (const [least, critical] of [
      [7, 20],
      [150, 0.5],
      [2, 4000],
    ]) {
      const points = [1, 10, 50, 256].map((batch) => ({ batch, updates: least * (1 + critical / batch) }));
      const found = fitBatchLaw(points);
      expect(found.least / least).toBeCloseTo(1, 8);
      expect(found.critical / critical).toBeCloseTo(1, 8);
      expect(found.off).toBeLessThan(1e-8);
    }
  });

  test('that do not are told by how much: no other pair of numbers has less squared deviation', () => {
    const points = [
      { batch: 1, updates: 100 },
      { batch: 4, updates: 100 },
      { batch: 16, updates: 5 },
    ];
    const { least, critical, off } = fitBatchLaw(points);
    const squares = (a: number, b: number) =>
      points.reduce((sum, { batch, updates }) => sum + ((a * (1 + b / batch)) / updates - 1) ** 2, 0);
    expect(off).toBeGreaterThan(0.3);
    for (const [da, db] of [
      [1.01, 1],
      [0.99, 1],
      [1, 1.01],
      [1, 0.99],
    ])
      expect(squares(least * da, critical * db)).toBeGreaterThan(squares(least, critical));
  });
});
