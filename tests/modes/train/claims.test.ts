import { describe, expect, test } from 'vitest';
import { CpuTraining } from '../../../src/engine/cpu/train/training';
import type { Trained } from '../../../src/engine/train/types';
import { affordable } from '../../../src/modes/begins';
import { sizesAtBest, targetOf } from '../../../src/modes/train/batch-sizes';
import { trainClaims } from '../../../src/modes/train/claims/catalog';
import { stopOf } from '../../../src/modes/train/claims/early-stopping';
import { shareTurning } from '../../../src/modes/train/claims/measure';
import type { Verdict } from '../../../src/modes/train/claims/types';
import type { Training } from '../../../src/modes/train/live';
import { jobOf, type Plan, type PlannedRun, planOf } from '../../../src/modes/train/plan';
import { prepare } from '../../../src/objectives/data/prepare';
import type { Table } from '../../../src/objectives/data/types';
import { scenes as allScenes } from '../../../src/scenes/catalog';
import { trainingNotes } from '../../../src/scenes/training/notes';
import { decode } from '../../../src/state';
import { tableOf } from '../../support/data';

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
        ...{ test: column(testAccuracy), testAccuracy: column(testAccuracy) },
      },
      updates: plan.variants[run.variant].updates,
      ...{ initial: new Float32Array(0), batches: new Uint32Array(rows), final: Float32Array.from(final) },
      ...{ snapshots: new Float32Array(0), snapshotAt: [], running: new Float32Array(0), checkpoints: [] },
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

  test('every scene of a training has a note in both languages, and there is none besides', () => {
    const trainings = [...allScenes.values()].filter(({ training, parallel }) => training && !parallel);
    expect(Object.keys(trainingNotes).sort()).toEqual(trainings.map(({ id }) => id).sort());
    for (const { en, zh } of Object.values(trainingNotes)) {
      expect(en).not.toBe('');
      expect(zh).toMatch(/[一-鿿]/);
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

test('four hundred runs of a small net do not all begin by themselves, a replica of both ways at a time', () => {
  const plan = planOf(decode('#scene=better-minima').state) as Plan;
  const begun = affordable(plan);
  expect(begun.length).toBeGreaterThan(100);
  expect(begun.length).toBeLessThan(300);
  expect(begun.length % 2).toBe(0);
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

  test('the target is the one that the scene has; without it nine tenths of the way to the lowest end', () => {
    const lawful = of(law);
    expect(targetOf(lawful)).toBe(0.26);
    const { plan } = lawful;
    // From 0.7 to 0.2.
    expect(targetOf({ ...lawful, plan: { ...plan, state: { ...plan.state, target: undefined } } })).toBe(0.25);
    const [one] = sizesAtBest(lawful, 0.26);
    expect([one.batch, one.eta, one.low, one.high]).toEqual([1, 2, one.updates, one.updates]);
    expect(sizesAtBest(lawful, 0.1).map(({ updates }) => updates)).toEqual([Infinity, Infinity, Infinity, Infinity]);
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

describe('early stopping', () => {
  const epochs = Array.from({ length: 61 }, (_, k) => k);
  /** Validation is best at an epoch; the test error is what it is told to be of the epoch. */
  const of = (best: number, error: (epoch: number) => number) =>
    trainingOf('early-stopping', (_, { variants: [{ updates }] }) => ({
      at: epochs.map((epoch) => (epoch * updates) / 60),
      validation: epochs.map((epoch) => 1 + Math.abs(epoch - best) / 100),
      testAccuracy: epochs.map((epoch) => 1 - error(epoch)),
    }));
  const numbersOf = (id: string, training: Training, ...labels: string[]) => {
    const verdict = judged(id, training);
    return [verdict.holds, ...labels.map((label) => numberOf(verdict, label))];
  };

  test('spends the epochs to the best and those of patience, and no more than there are', () => {
    const falling = (epoch: number) => 0.5 - epoch / 200;
    expect(numbersOf('early-stopping-saves', of(7, falling), 'epochs spent')).toEqual([true, 12]);
    expect(numbersOf('early-stopping-saves', of(25, falling), 'epochs spent')).toEqual([false, 30]);
    const few = numbersOf('early-stopping-more-epochs', of(7, falling), 'patience 2', 'patience 20');
    expect(few).toEqual([true, 9, 27]);
    expect(numbersOf('early-stopping-more-epochs', of(60, falling), 'patience 2', 'patience 20')).toEqual([
      false,
      60,
      60,
    ]);
  });

  test('compares the error where training would have ended, as it falls or rises with the epochs', () => {
    const [falling, rising] = [(epoch: number) => 0.5 - epoch / 200, (epoch: number) => 0.1 + epoch / 200];
    const less = (error: (epoch: number) => number) => judged('early-stopping-less-error', of(7, error)).holds;
    const end = (error: (epoch: number) => number, labels: string) =>
      numbersOf(`early-stopping-${labels}-labels`, of(7, error), 'patience 5', 'at the end').map((x) =>
        typeof x === 'number' ? Number(x.toFixed(9)) : x,
      );
    expect([less(falling), less(rising)]).toEqual([true, false]);
    expect([end(rising, 'right'), end(falling, 'wrong')]).toEqual([
      [true, 0.16, 0.4],
      [false, 0.44, 0.2],
    ]);
  });

  test('would have ended where the engine with patience does', async () => {
    const { state } = decode(
      '#scene=early-stopping&data=moons&model=mlp(32,32)&split=10,45,45&epochs=60&seeds=1&methods=adam(eta=0.03)',
    );
    const plan = planOf(state) as Plan;
    const data = prepare(await tableOf('moons'), plan.variants[0].recipe);
    const ended = (patience?: number) => {
      const parts = new CpuTraining({ ...jobOf(plan, plan.runs[0], data), ...(patience && { patience }) }).parts();
      for (;;) {
        const { done, value } = parts.next();
        if (done) return value;
      }
    };
    const whole = ended();
    const each = plan.variants[0].updates / 60;
    for (const patience of [1, 2, 5]) {
      const stopped = ended(patience);
      expect(stopped.stopped).toBe(true);
      expect(stopOf(whole, patience)).toBe(stopped.updates / each);
      expect(whole.columns.testAccuracy.value.slice(0, stopped.updates / each + 1)).toEqual(
        stopped.columns.testAccuracy.value,
      );
    }
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
