import { describe, expect, test } from 'vitest';
import type { Trained } from '../../../src/engine/train/types';
import { trainClaims } from '../../../src/modes/train/claims/catalog';
import { shareTurning } from '../../../src/modes/train/claims/measure';
import type { Verdict } from '../../../src/modes/train/claims/types';
import type { Training } from '../../../src/modes/train/live';
import { type Plan, type PlannedRun, planOf } from '../../../src/modes/train/plan';
import type { Table } from '../../../src/objectives/data/types';
import { decode } from '../../../src/state';

/** What a run is told to have left: values after updates 0, 1 … of the columns that matter. */
interface Left {
  readonly loss?: readonly number[];
  readonly batchLoss?: readonly number[];
  readonly validation?: readonly number[];
  readonly accuracy?: readonly number[];
  readonly testAccuracy?: readonly number[];
  /** Updates that the values are of; 0, 1 … if not given. */
  readonly at?: readonly number[];
  /** Rows that all its updates took. */
  readonly rows?: number;
  readonly final?: readonly number[];
}

/** A scene whose runs have all left what they are told; undefined: the run is not there. */
function trainingOf(scene: string, left: (run: PlannedRun, plan: Plan) => Left | undefined): Training {
  const plan = planOf(decode(`#scene=${scene}`).state) as Plan;
  const found = new Map<string, Trained>();
  for (const run of plan.runs) {
    const told = left(run, plan);
    if (!told) continue;
    const { rows = 0, final = [], at, ...columns } = told;
    const column = (value: readonly number[] = []) => ({ at: value.map((_, i) => at?.[i] ?? i), value: [...value] });
    const { loss, batchLoss, validation, accuracy, testAccuracy } = columns;
    found.set(run.key, {
      columns: {
        ...{ loss: column(loss), batchLoss: column(batchLoss) },
        ...{ validation: column(validation), accuracy: column(accuracy) },
        ...{ test: column(), testAccuracy: column(testAccuracy) },
      },
      updates: plan.variants[run.variant].updates,
      ...{ initial: new Float32Array(0), batches: new Uint32Array(rows), final: Float32Array.from(final) },
      ...{ snapshots: new Float32Array(0), snapshotAt: [], running: new Float32Array(0) },
    });
  }
  return { plan, table: {} as Table, data: [], found, whole: new Set(found.keys()) };
}

function judged(id: string, training: Training): Verdict {
  const claim = Object.values(trainClaims)
    .flat()
    .find((one) => one.id === id);
  if (!claim) throw new Error(`no sentence ${id}`);
  return claim.measure(training);
}

const numberOf = ({ values }: Verdict, label: string) => values.find((one) => one.label.en === label)?.value;

describe('a sentence is judged by its criterion alone', () => {
  const scenes = Object.entries(trainClaims);

  test.each(scenes)('%s: undecided without runs, and none of its numbers is there', (scene, claims) => {
    const nothing = trainingOf(scene, () => undefined);
    for (const claim of claims) {
      const { holds, values } = claim.measure(nothing);
      expect(holds, claim.id).toBeUndefined();
      expect(values.map(({ value }) => value).filter((value) => value !== undefined)).toEqual([]);
    }
  });

  test('each has a name of its own, and says everything in both languages', () => {
    const all = scenes.flatMap(([, claims]) => claims);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, text, criterion } of all)
      for (const { en, zh } of [text, criterion]) {
        expect(en, id).not.toBe('');
        expect(zh, id).toMatch(/[一-鿿]/);
      }
  });
});

describe('better minima', () => {
  const of = (mini: (seed: number) => boolean, batch: (seed: number) => boolean, last = 200) =>
    judged(
      'better-minima-sgd',
      trainingOf('better-minima', ({ seed, variant }) =>
        seed > last ? undefined : { loss: [0.7, (variant === 0 ? batch : mini)(seed) ? 0.05 : 0.17] },
      ),
    );

  test('holds where mini-batches alone end low far more often, and says so in shares of the pairs', () => {
    const verdict = of(
      (seed) => seed <= 120,
      (seed) => seed > 40 && seed <= 130,
    );
    expect(verdict.holds).toBe(true);
    const shares = ['mini-batches', 'batch', 'only mini-batches', 'only the batch', 'difference'];
    expect(shares.map((label) => numberOf(verdict, label))).toEqual([0.6, 0.45, 0.2, 0.05, 0.15]);
    expect(numberOf(verdict, 'from (95 %)')).toBeLessThan(0.15);
  });

  test('does not where they are alike, or the batch does better; and waits for all two hundred', () => {
    const half = (seed: number) => seed <= 100;
    expect(of(half, (seed) => seed > 100).holds).toBe(false);
    expect(of(() => false, half).holds).toBe(false);
    expect(of(half, () => false, 199).holds).toBeUndefined();
  });
});

describe('the data ten times over', () => {
  const of = (factor: number, rows: number) =>
    trainingOf('redundant', ({ variant }, { variants }) => ({
      loss: [0.5, variant === 0 ? 0.4 : 0.4 * factor],
      rows: variants[variant].updates * (variant === 0 ? 342 : rows),
    }));

  test('is the same curve up to rounding, of ten times the rows', () => {
    const same = of(1 + 5e-6, 3420);
    expect(judged('redundant-same', same).holds).toBe(true);
    expect(judged('redundant-dear', same)).toMatchObject({ holds: true, values: [{ value: 342 }, { value: 3420 }] });
  });

  test('another curve, or other rows, are seen', () => {
    expect(judged('redundant-same', of(1 + 2e-5, 3420)).holds).toBe(false);
    expect(judged('redundant-dear', of(1, 3419)).holds).toBe(false);
    expect(judged('redundant-dear', of(1, 342)).holds).toBe(false);
  });
});

describe('what a larger batch is worth', () => {
  /** At the third of the rates S(n) updates, at the others twice as many. */
  const of = (updates: (batch: number) => number) =>
    trainingOf('batch-worth', ({ method, variant }, { variants }) => {
      const { batch } = variants[variant].sizes;
      const needed = updates(batch) * (method === 2 ? 1 : 2);
      return { loss: [0.7, 0.3, 0.2], at: [0, needed - 0.5, needed] };
    });
  const law = (batch: number) => 6 * (1 + 20 / batch);

  test('follows the law where the best of the rates does, with its numbers', () => {
    const lawful = of(law);
    const verdict = judged('batch-worth-law', lawful);
    expect(verdict.holds).toBe(true);
    expect(numberOf(verdict, 'fewest updates, Smin')).toBeCloseTo(6, 6);
    expect(numberOf(verdict, 'B, rows')).toBeCloseTo(20, 6);
    expect(numberOf(verdict, 'largest deviation')).toBeLessThan(1e-6);
    const costs = judged('batch-worth-examples', lawful);
    expect(costs.holds).toBe(true);
    expect(numberOf(costs, 'n = 50, η = 2: examples')).toBeCloseTo(50 * law(50), 6);
    expect(numberOf(judged('batch-worth-updates', lawful), 'n = 1, η = 2: updates')).toBeCloseTo(law(1), 6);
  });

  test('does not hold where larger batches go on saving, or save nothing', () => {
    expect(
      judged(
        'batch-worth-law',
        of((batch) => 2000 / batch ** 0.5),
      ).holds,
    ).toBe(false);
    expect(
      judged(
        'batch-worth-examples',
        of((batch) => 25600 / batch),
      ).holds,
    ).toBe(false);
    expect(
      judged(
        'batch-worth-updates',
        of(() => 40),
      ).holds,
    ).toBe(false);
  });
});

describe('examples that arrive', () => {
  const of = (soon: number, end: number) =>
    trainingOf('online', ({ variant }, { variants }) => {
      const { updates } = variants[variant];
      if (variant === 1) return { accuracy: [0.1, 0.6], at: [0, 1] };
      const batchLoss = Array.from({ length: updates }, (_, k) => 2 - (1.5 * k) / updates);
      return { accuracy: [0.1, soon, soon, end], at: [0, 1000, 6999, 7000], batchLoss };
    });

  test('are learnt from before the batch has made an update, and after it', () => {
    const [soon, end, own] = ['online-at-once', 'online-one-pass', 'online-own-loss'].map((id) =>
      judged(id, of(0.8, 0.9)),
    );
    expect([soon.holds, end.holds]).toEqual([true, true]);
    expect(numberOf(soon, 'one at a time')).toBeCloseTo(0.2, 9);
    expect(numberOf(soon, 'batch')).toBeCloseTo(0.9, 9);
    expect(numberOf(end, 'batch')).toBeCloseTo(0.4, 9);
    expect(own.holds).toBe(true);
    expect(own.values[0].value).toBeCloseTo(-1.35, 6);
  });

  test('and where nothing is learnt, that is seen', () => {
    const [soon, end] = ['online-at-once', 'online-one-pass'].map((id) => judged(id, of(0.1, 0.5)));
    expect([soon.holds, end.holds]).toEqual([false, false]);
  });
});

test('a curve turns where a value is above both neighbours or below both', () => {
  const turning = (value: number[]) => shareTurning({ at: value.map((_, i) => i), value });
  expect([turning([1, 2, 1, 2]), turning([1, 2, 3, 3]), turning([1, 2, 1, 0]), turning([1, 2])]).toEqual([
    1,
    0,
    0.5,
    undefined,
  ]);
});
