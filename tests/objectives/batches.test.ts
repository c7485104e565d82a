import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BatchSettings, batchesOf, epochEnds, placesOf, sizeAt } from '../../src/objectives/data/batches';
import { prepare } from '../../src/objectives/data/prepare';
import { orders, type Prepared } from '../../src/objectives/data/types';
import { tableOf } from '../support/data';

const given = async (id: string, split: 'all' | [number, number, number] = [70, 15, 15]) =>
  prepare(await tableOf(id), { split, features: 'standardised' });
const [moons, mass] = [await given('moons'), await given('penguins-mass', 'all')];
const ascending = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b);

/** Settings of a run of a thousand updates, where it does not matter how many there are. */
type Settings = Omit<BatchSettings, 'updates'> & Partial<Pick<BatchSettings, 'updates'>>;
const drawnBy = (data: Prepared, settings: Settings) => batchesOf(data, { updates: 1000, ...settings });

/** The batches of some updates, in their order. */
const taken = (data: Prepared, settings: Settings, count: number, from = 1) => {
  const { rows } = drawnBy(data, settings);
  return Array.from({ length: count }, (_, i) => [...rows(from + i)]);
};

const sizes = fc.integer({ min: 1, max: 280 });
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const graded = ['stages', 'combined', 'hardest'] as const;
const passes = fc.constantFrom(
  ...orders.filter((order) => order !== 'replacement' && !graded.some((one) => one === order)),
);

describe('an epoch', () => {
  test('takes every training row once, its last batch what is left', () =>
    fc.assert(
      fc.property(seeds, sizes, passes, fc.integer({ min: 0, max: 4 }), (seed, batch, order, epoch) => {
        const each = Math.ceil(280 / batch);
        const batches = taken(moons, { seed, batch, order }, each, 1 + epoch * each);
        expect(ascending(batches.flat())).toEqual([...moons.train]);
        expect(batches.slice(0, -1).every((rows) => rows.length === batch)).toBe(true);
        const { epoch: epochOf } = drawnBy(moons, { seed, batch, order });
        expect([epochOf(1 + epoch * each), epochOf((epoch + 1) * each)]).toEqual([epoch, epoch]);
      }),
    ));

  test('goes on with another batch size where it is, and the rows are those that it would have taken', () =>
    fc.assert(
      fc.property(seeds, sizes, sizes, fc.integer({ min: 1, max: 600 }), (seed, batch, next, update) => {
        const settings = { seed, batch, order: 'reshuffled', later: [{ update, batch: next }] } as const;
        const before = taken(moons, { seed, batch, order: 'reshuffled' }, update - 1).flat();
        // As many updates as end the epoch and the one after it.
        const left = Math.ceil((280 - (before.length % 280)) / next) + Math.ceil(280 / next);
        const after = taken(moons, settings, left, update).flat();
        const all = taken(moons, { seed, batch: 1, order: 'reshuffled' }, before.length + after.length).flat();
        expect([...before, ...after]).toEqual(all);
        expect(all.length % 280).toBe(0);
        expect(taken(moons, settings, update - 1).flat()).toEqual(before);
      }),
      { numRuns: 30 },
    ));

  test('ends with the update before the first of the next, whatever the sizes of its batches', () =>
    fc.assert(
      fc.property(sizes, fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), sizes)), (batch, others) => {
        const later = [...new Map(others)].sort(([a], [b]) => a - b).map(([update, size]) => ({ update, batch: size }));
        const place = placesOf(280, { batch, later });
        const all = Array.from({ length: 300 }, (_, k) => k + 1);
        const ends = all.filter((update) => place(update + 1).epoch > place(update).epoch);
        expect(epochEnds(280, { batch, later }, 300)).toEqual(ends);
        const full = all.filter((update) => place(update).to < 280);
        expect(full.every((update) => place(update).to - place(update).from === sizeAt({ batch, later }, update))).toBe(
          true,
        );
      }),
    ));

  test.each(['reshuffled', 'once'] as const)('%s: another order in the next epoch, or the same', (order) => {
    const [first, second] = taken(moons, { seed: 1, batch: 280, order }, 2);
    expect(first).not.toEqual([...moons.train]);
    expect(String(first) === String(second)).toBe(order === 'once');
  });

  test('fixed: by class; a set of numbers as it lies', async () => {
    const species = await given('penguins-species');
    const [rows] = taken(species, { seed: 1, batch: species.train.length, order: 'fixed' }, 1);
    const classes = rows.map((row) => species.targets[row]);
    expect(classes).toEqual(ascending(classes));
    expect(taken(mass, { seed: 1, batch: 342, order: 'fixed' }, 1)[0]).toEqual([...mass.train]);
  });

  test.each([
    ['curriculum', 1],
    ['anti', -1],
  ] as const)('%s: by difficulty, and as hard ones in another order every time', async (order, sign) => {
    const shapes = await given('shapes');
    const batch = shapes.train.length;
    const [first, second] = taken(shapes, { seed: 1, batch, order }, 2);
    const hard = first.map((row) => sign * (shapes.difficulty?.[row] ?? 0));
    expect(hard).toEqual(ascending(hard));
    expect(first).not.toEqual(second);
    expect(() => drawnBy(mass, { seed: 1, batch: 1, order }).rows(1)).toThrow('does not say how hard');
  });
});

describe('by grades', () => {
  /** 60 rows of three grades: 10, 20, 30. */
  const mixed: Prepared = {
    ...{ inputs: { kind: 'dense', width: 1, values: new Float32Array(61) }, targets: new Float32Array(61), classes: 2 },
    ...{ train: Uint32Array.from({ length: 60 }, (_, i) => i + 1), validation: new Uint32Array(0) },
    ...{
      test: new Uint32Array(0),
      difficulty: Float32Array.from({ length: 61 }, (_, i) => (i <= 10 ? 4 : i <= 30 ? 5 : 9)),
    },
  };
  const gradesAt = (order: (typeof graded)[number], epochs: number, seed = 1) => {
    const each = 9;
    const batches = taken(mixed, { seed, order, batch: 7, updates: each * epochs }, each * epochs);
    const rows = batches.flat();
    expect(rows).toHaveLength(60 * epochs);
    return Array.from({ length: epochs }, (_, e) => rows.slice(60 * e, 60 * (e + 1)));
  };
  const hard = (rows: readonly number[]) => rows.map((row) => mixed.difficulty?.[row]);

  test('in stages: time is divided among the grades, and every row of one comes equally often', () => {
    const epochs = gradesAt('stages', 6);
    epochs.forEach((rows, e) => {
      expect(new Set(hard(rows))).toEqual(new Set([[4, 5, 9][Math.floor(e / 2)]]));
      const counts = rows.map((row) => rows.filter((one) => one === row).length);
      expect(new Set(counts)).toEqual(new Set([60 / [10, 20, 30][Math.floor(e / 2)]]));
    });
    expect(epochs[0]).not.toEqual(epochs[1]);
    expect(epochs[0].slice(0, 10)).not.toEqual(epochs[0].slice(10, 20));
  });

  test('the hardest alone: never a row of another grade', () => {
    for (const rows of gradesAt('hardest', 3)) expect(new Set(hard(rows))).toEqual(new Set([9]));
  });

  test('combined: half of the rows by the stage, half from all, within 4 deviations', () => {
    const firsts = Array.from({ length: 200 }, (_, seed) => hard(gradesAt('combined', 3, seed)[0])).flat();
    const share = firsts.filter((level) => level === 4).length / firsts.length;
    const wanted = 0.5 + 0.5 * (10 / 60);
    expect(Math.abs(share - wanted)).toBeLessThan(4 * Math.sqrt((wanted * (1 - wanted)) / firsts.length));
  });

  test('of a difficulty without grades: the easier and the harder half; none where the data does not say it', () => {
    const [easy, harder] = taken(moons, { seed: 1, order: 'stages', batch: 280, updates: 2 }, 2);
    const most = Math.max(...easy.map((row) => moons.difficulty?.[row] ?? 0));
    expect(harder.every((row) => (moons.difficulty?.[row] ?? 0) >= most)).toBe(true);
    for (const order of graded)
      expect(() => drawnBy(mass, { seed: 1, batch: 1, order }).rows(1)).toThrow('does not say how hard');
  });
});

describe('a batch', () => {
  test('is the same whatever was asked before', () =>
    fc.assert(
      fc.property(
        seeds,
        sizes,
        fc.constantFrom(...orders),
        fc.array(fc.integer({ min: 1, max: 900 })),
        (seed, batch, order, updates) => {
          const settings = { seed, batch, order };
          const { rows } = drawnBy(moons, settings);
          for (const update of updates) expect([...rows(update)]).toEqual([...drawnBy(moons, settings).rows(update)]);
        },
      ),
    ));

  test('differs between seeds', () => {
    for (const order of ['reshuffled', 'once', 'replacement'] as const)
      expect(taken(moons, { seed: 1, batch: 20, order }, 1)).not.toEqual(
        taken(moons, { seed: 2, batch: 20, order }, 1),
      );
  });

  test('with replacement is full in every update, and every row is as likely: chi-squared within 4 deviations', () => {
    const updates = 4000;
    const batches = taken(moons, { seed: 3, batch: 33, order: 'replacement' }, updates);
    expect(batches.every((rows) => rows.length === 33)).toBe(true);
    const seen = new Map<number, number>();
    for (const row of batches.flat()) seen.set(row, (seen.get(row) ?? 0) + 1);
    const expected = (33 * updates) / 280;
    const squared = [...moons.train].reduce((sum, row) => sum + ((seen.get(row) ?? 0) - expected) ** 2 / expected, 0);
    expect(Math.abs(squared - 279)).toBeLessThan(4 * Math.sqrt(2 * 279));
    const { epoch } = drawnBy(moons, { seed: 3, batch: 33, order: 'replacement' });
    expect([epoch(9), epoch(10)]).toEqual([0, 1]);
  });

  test('shuffled: each of the 24 orders of four rows is as likely', () => {
    const four: Prepared = { ...moons, train: moons.train.slice(0, 4) };
    const counts = new Map<string, number>();
    for (const rows of taken(four, { seed: 5, batch: 4, order: 'reshuffled' }, 6000))
      counts.set(String(rows), (counts.get(String(rows)) ?? 0) + 1);
    expect(counts.size).toBe(24);
    const squared = [...counts.values()].reduce((sum, count) => sum + (count - 250) ** 2 / 250, 0);
    expect(Math.abs(squared - 23)).toBeLessThan(4 * Math.sqrt(2 * 23));
  });
});

/** The gradient of half the mean square in the slope, at slope 0 and intercept 0, of each row: −x y. */
const gradients = [...mass.train].map((row) => -mass.inputs.values[row] * mass.targets[row]);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const full = mean(gradients);
const variance = mean(gradients.map((g) => (g - full) ** 2));

describe('the gradient of a batch', () => {
  const draw = (order: 'replacement' | 'reshuffled', batch: number, count: number) => {
    // One batch an epoch: those of one epoch lean on each other.
    const each = Math.ceil(342 / batch);
    const { rows } = drawnBy(mass, { seed: 7, batch, order });
    return Array.from({ length: count }, (_, i) => mean([...rows(1 + i * each)].map((row) => gradients[row])));
  };

  test.each([
    ['replacement', 1, 1],
    ['replacement', 10, 1],
    ['replacement', 100, 1],
    ['reshuffled', 1, 1],
    ['reshuffled', 10, (342 - 10) / 341],
    ['reshuffled', 100, (342 - 100) / 341],
    ['reshuffled', 300, (342 - 300) / 341],
  ] as const)('%s, %i rows: its mean is that of all, its variance σ²/n × %f', (order, batch, factor) => {
    const count = 3000;
    const found = draw(order, batch, count);
    const wanted = (variance / batch) * factor;
    expect(Math.abs(mean(found) - full)).toBeLessThan(4 * Math.sqrt(wanted / count));
    const fourth = mean(found.map((g) => (g - full) ** 4));
    const spread = Math.sqrt((fourth - wanted ** 2) / count);
    expect(Math.abs(mean(found.map((g) => (g - full) ** 2)) - wanted)).toBeLessThan(4 * spread);
  });

  test('averaged over an epoch by rows is the batch gradient', () => {
    const batches = taken(mass, { seed: 2, batch: 50, order: 'reshuffled' }, 7);
    const sum = batches.reduce((total, rows) => total + rows.length * mean(rows.map((row) => gradients[row])), 0);
    expect(sum / 342).toBeCloseTo(full, 12);
  });
});
