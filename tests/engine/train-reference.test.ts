import { describe, expect, test } from 'vitest';
import { parameterStepper } from '../../src/engine/reference/parameters';
import { runReference } from '../../src/engine/reference/run';
import { trainReference } from '../../src/engine/reference/train';
import { initialOf } from '../../src/objectives/model/initial';
import { batchOf, forward, penaltyOf, statisticsOf } from '../../src/objectives/model/passes';
import { optimizers } from '../../src/optimizers/catalog';
import { compileSurface } from '../../src/surfaces/compile';
import { net, sampled } from '../objectives/nets';
import { drawn, methodRun, trainJob, upTo } from './trainings';

const f = 'x^2/3 + y^2 + x*y/5 + sin(x)';
const start = [1.3, -0.8] as const;
const steps = 25;

/** The path of a rule over arrays of two parameters. */
function arraysPath(run: ReturnType<typeof methodRun>): number[][] {
  const rule = parameterStepper(run);
  const { gradientAt } = compileSurface(f);
  let arrays = rule.initial(Float64Array.from(start));
  return Array.from({ length: steps }, (_, k) => {
    const [x, y] = rule.locate(arrays, k + 1, run.hyper);
    arrays = rule.follow(arrays, k + 1, run.hyper, Float64Array.from(gradientAt(x, y)));
    return [...arrays[0]];
  });
}

describe('a rule over arrays of two parameters goes the way of the race', () => {
  const forms = [...optimizers.values()].flatMap((optimizer) =>
    Object.keys(optimizer.forms)
      .filter(() => optimizer.id !== 'newton')
      .map((form): [string, string, string[]] => [optimizer.id, form, []]),
  );
  const more: [string, string, string[]][] = [
    ['sgd', 'standard', ['clip']],
    ['adam', 'outside', ['noise', 'clip', 'cosine', 'decoupled']],
    ['nag', 'lookahead', ['clip', 'noise', 'l2']],
  ];
  test.each([...forms, ...more])('%s, form %s, with %j', (method, form, done) => {
    const run = { ...methodRun({ method, with: done }, {}, form), seed: 7 };
    const [{ points }] = runReference({ f, runs: [run], start, steps });
    arraysPath(run).forEach(([x, y], k) => {
      expect(x).toBeCloseTo(points[k + 1][0], 13);
      expect(y).toBeCloseTo(points[k + 1][1], 13);
    });
  });

  test('sums inside sums', () => {
    const rule = { perPoint: 'a = sum(g)/3\nb = sum((g - a)^2)', update: 'theta = theta - b*g' };
    const { follow, initial } = parameterStepper({ rule, hyper: {} });
    const [theta] = follow(initial(Float64Array.of(0, 0, 0)), 1, {}, Float64Array.of(1, 2, 6));
    expect([...theta]).toEqual([-14, -28, -84]);
  });

  test('newton is for two parameters', () => {
    expect(() => parameterStepper(methodRun({ method: 'newton' }))).toThrow(RangeError);
  });
});

describe('a training in f64', () => {
  const data = { ...sampled(24, 3, 3), validation: Uint32Array.of(20, 21, 22, 23), train: Uint32Array.from(upTo(19)) };
  const network = net('mlp(5,4,bn=on,l2=0.01)', 3, 3);
  const sgd = methodRun({ method: 'sgd' }, { eta: 0.1 });
  const batches = drawn(20, 5, 1);
  const record = { loss: upTo(8), validation: [0, 4, 8], batchLoss: [1, 5, 8], snapshots: [0, 3, 8] };
  const job = trainJob(data, network, { ...sgd, batch: 5, updates: 8, seed: 4 }, record);

  test('writes down what is asked for, when it is asked for', () => {
    const { columns, snapshotAt, snapshots, updates, final } = trainReference(job, batches);
    expect(columns.loss.at).toEqual(upTo(8));
    expect(columns.validation.at).toEqual([0, 4, 8]);
    expect(columns.accuracy.at).toEqual([0, 4, 8]);
    expect(columns.batchLoss.at).toEqual([1, 5, 8]);
    expect(snapshotAt).toEqual([0, 3, 8]);
    expect(updates).toBe(8);
    expect(snapshots[0]).toEqual(Float64Array.from(initialOf(network, 4)));
    expect(snapshots[2]).toEqual(final);
  });

  test('the columns are the losses of the weights', () => {
    const { columns, snapshots, running } = trainReference(job, batches);
    const inference = { kind: 'inference', running } as const;
    const last = forward(network, snapshots[2], batchOf(data, data.train), inference).loss;
    expect(columns.loss.value[8]).toBe(last + penaltyOf(network, snapshots[2]));
    expect(columns.validation.value[2]).toBe(
      forward(network, snapshots[2], batchOf(data, data.validation), inference).loss,
    );
    const first = batchOf(data, batches(1));
    const use = { kind: 'training', seed: 4, update: 1 } as const;
    const own = forward(network, snapshots[0], first, use).loss + penaltyOf(network, snapshots[0]);
    expect(columns.batchLoss.value[0]).toBe(own);
  });

  test('running statistics keep nine tenths of the old', () => {
    const { running, snapshots } = trainReference({ ...job, run: { ...job.run, updates: 1 } }, batches);
    const use = { kind: 'training', seed: 4, update: 1 } as const;
    const measured = statisticsOf(network, forward(network, snapshots[0], batchOf(data, batches(1)), use));
    const before = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1];
    running.forEach((value, i) => {
      expect(value).toBeCloseTo(0.9 * before[i] + 0.1 * measured[i], 14);
    });
  });

  test('a changed rate counts from its update on', () => {
    const whole = trainReference(job, batches);
    const changes = [{ update: 4, key: 'eta', value: 0 }];
    const stopped = trainReference({ ...job, run: { ...job.run, changes } }, batches);
    expect(stopped.snapshots[1]).toEqual(whole.snapshots[1]);
    expect(stopped.final).toEqual(whole.snapshots[1]);
  });

  test('the batch loss of a rule that looks ahead is that of θ itself', () => {
    const nag = methodRun({ method: 'nag' }, { eta: 0.1 });
    const looking = {
      ...job,
      run: { ...job.run, ...nag },
      record: { ...record, batchLoss: upTo(8).slice(1), snapshots: upTo(8) },
    };
    const { columns, snapshots } = trainReference(looking, batches);
    columns.batchLoss.value.forEach((value, k) => {
      const use = { kind: 'training', seed: 4, update: k + 1 } as const;
      const own = forward(network, snapshots[k], batchOf(data, batches(k + 1)), use).loss;
      expect(value).toBe(own + penaltyOf(network, snapshots[k]));
    });
  });

  test('ends once the validation loss has not improved for as many epochs as patience has', () => {
    const up = {
      ...job,
      run: { ...job.run, hyper: { eta: -1 }, updates: 80 },
      record: { ...record, validation: upTo(80) },
    };
    const { columns, updates, divergedAt } = trainReference({ ...up, patience: 3 }, batches);
    const ends = upTo(updates / 4).map((epoch) => columns.validation.value[4 * epoch]);
    const best = ends.indexOf(Math.min(...ends));
    expect(divergedAt).toBeUndefined();
    expect(updates).toBe(4 * (best + 3));
    expect(updates).toBeLessThan(80);
  });

  test('a plateau lowers the rate after each epoch in which the loss fell by less than its threshold', () => {
    const asked = { ...job, run: { ...job.run, updates: 80 }, record: { ...record, loss: upTo(80) } };
    const plateau = { threshold: 0.01, factor: 0.5 };
    const { columns, changes, final } = trainReference({ ...asked, plateau }, batches);
    const ends = upTo(20).map((epoch) => columns.loss.value[4 * epoch]);
    const flat = upTo(19).filter((epoch) => epoch > 0 && ends[epoch - 1] - ends[epoch] < plateau.threshold);
    expect(flat.length).toBeGreaterThan(3);
    expect(flat.length).toBeLessThan(19);
    const { eta } = job.run.hyper;
    expect(changes).toEqual(
      flat.map((epoch, k) => ({ update: 4 * epoch + 1, key: 'eta', value: eta * 0.5 ** (k + 1) })),
    );
    const given = trainReference({ ...asked, run: { ...asked.run, changes } }, batches);
    expect(given.final).toEqual(final);
  });

  test('what diverges ends before it', () => {
    const wild = { ...job, run: { ...job.run, hyper: { eta: 1e38 } } };
    const { columns, divergedAt = 0, updates, final } = trainReference(wild, batches);
    expect(divergedAt).toBeGreaterThan(0);
    expect(updates).toBe(divergedAt - 1);
    expect(columns.loss.at).toEqual(upTo(updates));
    expect([...final].every(Number.isFinite)).toBe(true);
  });

  test('the same seed gives the same, another another', () => {
    const dropped = net('mlp(6,dropout=0.5)', 3, 3);
    const of = (seed: number) => trainReference({ ...job, network: dropped, run: { ...job.run, seed } }, batches).final;
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });
});
