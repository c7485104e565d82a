import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataSets } from '../../src/objectives/data/catalog';
import { prepare } from '../../src/objectives/data/prepare';
import { countsOf, splitRows, trainingCount } from '../../src/objectives/data/split';
import type { FeatureKind, Split, Table } from '../../src/objectives/data/types';
import { tableOf } from '../support/data';

const splits = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 99 }))
  .map(([train, rest]): Split => {
    const validation = Math.min(rest, 100 - train);
    return [train, validation, 100 - train - validation];
  });
const classes = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 120 });

describe('a split', () => {
  test('is a partition, ascending, with the counts of the largest remainders', () =>
    fc.assert(
      fc.property(classes, splits, (of, split) => {
        const { train, validation, test } = splitRows(of, split);
        const parts = [train, validation, test];
        expect(parts.flatMap((part) => [...part]).sort((a, b) => a - b)).toEqual([...of.keys()]);
        for (const part of parts) expect([...part]).toEqual([...part].sort((a, b) => a - b));
        expect(parts.map((part) => part.length)).toEqual(countsOf(of.length, split));
        expect(train.length).toBe(trainingCount({ rows: of.length }, split));
      }),
      { numRuns: 500 },
    ));

  test('has of every class its share, within one row', () =>
    fc.assert(
      fc.property(classes, splits, (of, split) => {
        const { train, validation, test } = splitRows(of, split);
        for (const k of new Set(of))
          [train, validation, test].forEach((part, j) => {
            const exact = (of.filter((one) => one === k).length * Number(split[j])) / 100;
            expect(Math.abs(part.filter((row) => of[row] === k).length - exact)).toBeLessThan(1);
          });
      }),
      { numRuns: 500 },
    ));

  test('counts by largest remainders: within one of the share, and all there', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), splits, (rows, split) => {
        const counts = countsOf(rows, split);
        expect(counts[0] + counts[1] + counts[2]).toBe(rows);
        counts.forEach((count, j) => {
          expect(Math.abs(count - (rows * Number(split[j])) / 100)).toBeLessThan(1);
        });
      }),
    ));

  test('is drawn: as many of the first half as of the second, whatever the order of the rows', () => {
    const { train } = splitRows(new Uint8Array(2000), [50, 25, 25]);
    const first = train.filter((row) => row < 1000).length;
    expect(Math.abs(first - 500)).toBeLessThan(3.3 * Math.sqrt((1000 * 0.25 * 1000) / 1999));
  });

  test('of digits is 8 000 and 2 000, of which every digit has its fifth', async () => {
    const { targets } = await tableOf('digits');
    const { train, validation, test } = splitRows(targets, [80, 20, 0]);
    expect([train.length, validation.length, test.length]).toEqual([8000, 2000, 0]);
  });
});

const numbers = (values: number[], targets: number[], width = 1): Table => ({
  inputs: { kind: 'dense', width, values: Float64Array.from(values) },
  targets: Float64Array.from(targets),
  features: Array.from({ length: width }, (_, i) => ({ name: { en: `${i}`, zh: `${i}` } })),
  task: { kind: 'number', target: { name: { en: 'y', zh: 'y' } } },
});

describe('what a model gets', () => {
  test('has mean 0 and deviation 1 over the training rows, and undoes to the raw numbers', async () => {
    const table = await tableOf('penguins-sex');
    const { inputs, standard, train, validation } = prepare(table, { split: [70, 15, 15], features: 'standardised' });
    for (let column = 0; column < 4; column++) {
      const at = (row: number) => inputs.values[row * 4 + column];
      const moment = (p: number) => train.reduce((sum, row) => sum + at(row) ** p, 0) / train.length;
      expect([moment(1), moment(2)]).toEqual([expect.closeTo(0, 6), expect.closeTo(1, 6)]);
      const { mean, deviation } = standard?.inputs[column] ?? { mean: 0, deviation: 0 };
      for (const row of validation)
        expect(mean + deviation * at(row)).toBeCloseTo(table.inputs.values[row * 4 + column], 3);
    }
    expect(standard?.target).toBeUndefined();
  });

  test('a number that is learnt is standardised too; a class and raw features are left as they are', async () => {
    const of = async (id: string, features: FeatureKind) => prepare(await tableOf(id), { split: 'all', features });
    const mass = await of('penguins-mass', 'standardised');
    expect(mass.targets.reduce((sum, y) => sum + y, 0) / 342).toBeCloseTo(0, 6);
    expect(mass.targets.reduce((sum, y) => sum + y * y, 0) / 342).toBeCloseTo(1, 6);
    const raw = await of('penguins-mass', 'raw');
    expect([raw.inputs.values[0], raw.targets[0], raw.standard]).toEqual([181, 3750, undefined]);
    const species = await of('penguins-species', 'standardised');
    expect([...new Set(species.targets)]).toEqual([0, 1, 2]);
    expect([species.train.length, species.validation.length]).toEqual([342, 0]);
  });

  test('words are left as they are', async () => {
    const table = await tableOf('movies');
    const { inputs, standard } = prepare(table, { split: [70, 15, 15], features: 'standardised' });
    expect([inputs, standard]).toEqual([table.inputs, undefined]);
  });

  test('a constant column becomes 0, and so does a constant target', () => {
    const { inputs, targets, standard } = prepare(numbers([0.1, 1, 0.1, 2, 0.1, 4], [7, 7, 7], 2), {
      split: 'all',
      features: 'standardised',
    });
    expect([inputs.values[0], inputs.values[2], ...targets]).toEqual([0, 0, 0, 0, 0]);
    expect([standard?.inputs[0], standard?.target]).toEqual([
      { mean: 0.1, deviation: 0 },
      { mean: 7, deviation: 0 },
    ]);
  });

  test('a small difference of large numbers is seen: sums are taken in f64, about the first', () => {
    const { inputs } = prepare(numbers([1e9, 1e9 + 1], [0, 1]), { split: 'all', features: 'standardised' });
    expect([...inputs.values]).toEqual([-1, 1]);
  });

  test('ten times over, training rows stand there ten times as row numbers, and rows held back once', async () => {
    const split = [70, 15, 15] as const;
    const [once, tenfold] = await Promise.all(
      ['penguins-mass', 'penguins-mass-tenfold'].map(async (id) =>
        prepare(await tableOf(id), { split, features: 'standardised' }),
      ),
    );
    expect([...tenfold.train]).toEqual(Array.from({ length: 10 }, () => [...once.train]).flat());
    expect({ ...tenfold, train: once.train }).toEqual(once);
    const entry = dataSets.get('penguins-mass-tenfold');
    expect(entry && trainingCount(entry, split)).toBe(tenfold.train.length);
  });

  test('mislabelled, a fifth of the training rows have one of the other classes, all of them as often, and no row held back', async () => {
    const [right, wrong] = await Promise.all(
      ['digits7', 'digits7-mislabelled'].map(async (id) =>
        prepare(await tableOf(id), { split: [60, 20, 20], features: 'standardised' }),
      ),
    );
    const differing = Array.from(right.targets.keys()).filter((row) => right.targets[row] !== wrong.targets[row]);
    const trains = new Set(right.train);
    expect(differing.every((row) => trains.has(row))).toBe(true);
    // Of 6 000 rows 20 %, within four standard deviations; each of the nine other classes a ninth of them.
    expect(Math.abs(differing.length - 1200)).toBeLessThan(4 * Math.sqrt(6000 * 0.2 * 0.8));
    const steps = differing.map((row) => (wrong.targets[row] - right.targets[row] + 10) % 10);
    for (let step = 1; step < 10; step++)
      expect(Math.abs(steps.filter((one) => one === step).length - 1200 / 9)).toBeLessThan(4 * Math.sqrt(1200 / 9));
    expect([wrong.train, wrong.validation, wrong.test]).toEqual([right.train, right.validation, right.test]);
  });

  test('without a row to train there is an error that says so', () => {
    const table = numbers([1], [1]);
    expect(() => prepare(table, { split: [1, 99, 0], features: 'raw' })).toThrow('split 1,99,0 leaves none to train');
  });
});
