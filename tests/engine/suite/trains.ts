import { trainReference } from '../../../src/engine/reference/train';
import { type Checkpoint, type Trained, type TrainJob, trainColumns } from '../../../src/engine/train/types';
import type { Engine } from '../../../src/engine/types';
import type { Prepared } from '../../../src/objectives/data/types';
import { batchOf, forward, penaltyOf } from '../../../src/objectives/model/passes';
import { net, sampled } from '../../objectives/nets';
import { methodRun, trainJob, upTo } from '../trainings';
import { type Check, differs, first, rejection, unless } from './check';

const updates = 12;
const rows = 40;

/** Thirty rows train, ten validate, four test. */
function data(classes: number): Prepared {
  const all = sampled(rows, 4, classes);
  const [train, validation] = [upTo(29), upTo(9).map((k) => 30 + k)].map((part) => Uint32Array.from(part));
  return { ...all, train, validation, test: Uint32Array.of(31, 34, 38, 39) };
}

/** The same rows, written as sparse ones, some of their numbers being 0. */
function sparse(classes: number): Prepared {
  const set = data(classes);
  const dense = (set.inputs as Extract<Prepared['inputs'], { kind: 'dense' }>).values;
  const places = upTo(dense.length - 1).filter((i) => i % 3 > 0);
  const starts = Uint32Array.from(upTo(rows), (r) => places.filter((i) => i < r * 4).length);
  const inputs = {
    ...({ kind: 'sparse', width: 4, starts } as const),
    columns: Uint32Array.from(places, (i) => i % 4),
    values: Float32Array.from(places, (i) => dense[i]),
  };
  return { ...set, inputs };
}

const everything = {
  loss: upTo(updates),
  validation: [0, 5, 12],
  test: [0, 4, 12],
  batchLoss: upTo(updates).slice(1),
  snapshots: [0, 3, 12],
  batches: true,
};

/** A training of some updates, of which everything is written down. */
function job(
  model: string,
  classes: number,
  method: string,
  hyper: Record<string, number>,
  more: Partial<TrainJob['run']> & { with?: string[] } = {},
): TrainJob {
  const { with: done = [], ...run } = more;
  const usual = {
    ...methodRun({ method, with: done }, hyper),
    batch: 7,
    updates,
    seed: 3,
    order: 'reshuffled',
  } as const;
  return {
    ...trainJob(data(classes), net(model, 4, classes), { ...usual, ...run }, everything),
    dataKey: `test ${classes}`,
  };
}

/** The largest difference, as a share of the larger size and of 1. */
function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...Array.from(a, (x, i) => Math.abs(x - b[i]) / Math.max(1, Math.abs(x), Math.abs(b[i]))));
}

/** What of a run is further than a tolerance from f64. */
function notAsReference(found: Trained, asked: TrainJob, within: number): readonly string[] {
  const expected = trainReference(asked);
  const near = (what: string, a: ArrayLike<number>, b: ArrayLike<number>) =>
    unless(apart(a, b) <= within, `${what} is ${apart(a, b)} apart`);
  const columns = trainColumns.flatMap((name) => [
    ...differs(`updates of ${name}`, found.columns[name].at, expected.columns[name].at),
    // One row more or less is told right where two outputs are as large.
    ...(name === 'accuracy' || name === 'testAccuracy'
      ? []
      : near(name, found.columns[name].value, expected.columns[name].value)),
  ]);
  return first([
    ...differs('updates', found.updates, expected.updates),
    ...columns,
    ...near('theta', found.final, expected.final),
    ...near('running statistics', found.running, expected.running),
    ...differs('snapshots at', found.snapshotAt, expected.snapshotAt),
    ...near(
      'snapshots',
      found.snapshots,
      expected.snapshots.flatMap((theta) => [...theta]),
    ),
  ]);
}

const trained = (engine: Engine, asked: TrainJob): Promise<Trained> => engine.train(asked);

const sgd = { eta: 0.1 };

/** Models, methods and what is done to them, each against f64. */
const cases: Readonly<Record<string, TrainJob>> = {
  'linear by sgd': job('linear', 0, 'sgd', sgd),
  'logistic with l2 by momentum': job('logistic(l2=0.1)', 2, 'momentum', { eta: 0.05 }),
  'softmax by adam': job('softmax', 3, 'adam', { eta: 0.02 }),
  'logistic without biases by sgd': job('logistic(bias=off)', 2, 'sgd', sgd),
  'svm of two by sgd': job('svm(l2=0.1)', 2, 'sgd', sgd),
  'svm of three by adagrad': job('svm', 3, 'adagrad', { eta: 0.05 }),
  'tanh by adam': job('mlp(6,5)', 3, 'adam', { eta: 0.02 }),
  'relu by rmsprop': job('mlp(6,act=relu)', 0, 'rmsprop', { eta: 0.01 }),
  'sigmoid with a norm by sgd': job('mlp(6,act=sigmoid,bn=on)', 3, 'sgd', sgd),
  'relu with two norms by adam': job('mlp(6,5,act=relu,bn=on)', 3, 'adam', { eta: 0.02 }),
  'softplus, two norms, dropout and l2 by nag': job('mlp(6,5,act=softplus,bn=on,dropout=0.3,l2=0.01)', 2, 'nag', sgd),
  'dropout in two layers': job('mlp(6,5,dropout=0.4)', 2, 'sgd', sgd),
  'layers and batches that tiles do not divide': job(
    'mlp(19,10,act=relu,l2=0.01)',
    3,
    'momentum',
    { eta: 0.05 },
    { batch: 23 },
  ),
  clipping: job('mlp(6)', 3, 'sgd', { eta: 0.3, clip: 0.2 }, { with: ['clip'] }),
  noise: job('mlp(6)', 3, 'adam', { eta: 0.02, sigma2: 0.01 }, { with: ['noise'] }),
  'a schedule': job('mlp(6)', 3, 'momentum', { eta: 0.1 }, { with: ['cosine'] }),
  'a rule without hyperparameters': (({ run, ...asked }) => ({
    ...asked,
    run: { ...run, rule: { update: 'theta = theta - 0.1*g' }, hyper: {} },
  }))(job('mlp(6)', 3, 'sgd', sgd)),
  'single examples with replacement': job('logistic', 2, 'sgd', sgd, { batch: 1, order: 'replacement' }),
  'all rows at once': job('softmax', 3, 'sgd', sgd, { batch: 30, order: 'fixed' }),
  'a rate and a batch that change': job('mlp(6)', 3, 'sgd', sgd, {
    changes: [
      { update: 4, key: 'eta', value: 0.02 },
      { update: 7, key: 'batch', value: 11 },
    ],
  }),
  'sparse rows': { ...job('mlp(6)', 3, 'adam', { eta: 0.02 }), data: sparse(3), dataKey: 'test sparse' },
};

const agreements: readonly Check[] = Object.entries(cases).map(([what, asked]) => ({
  title: `training of ${what} is that of f64`,
  run: async (engine) => notAsReference(await trained(engine, asked), asked, 2e-5),
}));

const long = (updates: number): TrainJob => ({
  ...job('mlp(16,16)', 3, 'sgd', sgd, { updates }),
  record: { loss: [0, updates], validation: [], batchLoss: [], snapshots: [] },
});

const courses: readonly Check[] = [
  {
    title: 'the same training has the same bits, alone and beside others',
    run: async (engine) => {
      const asked = cases['tanh by adam'];
      const [alone] = [await trained(engine, asked)];
      const beside = await Promise.all(
        [1, 3, 5].map((seed) => trained(engine, { ...asked, run: { ...asked.run, seed } })),
      );
      return [
        ...differs('theta', [...beside[1].final], [...alone.final]),
        ...differs('columns', beside[1].columns, alone.columns),
      ];
    },
  },
  {
    title: 'training tells its first weights and the rows of its batches',
    run: async (engine) => {
      const found = await trained(engine, cases['tanh by adam']);
      return [
        ...differs('first weights', [...found.initial], [...found.snapshots.subarray(0, found.initial.length)]),
        ...differs('rows', found.batches.length, 7 * 4 + 2 + 7 * 4 + 2 + 7 * 2),
      ];
    },
  },
  {
    title: 'a training that goes on from a checkpoint has the bits of one that went through',
    run: async (engine) => {
      const models = ['softplus, two norms, dropout and l2 by nag', 'noise', 'a rate and a batch that change'];
      const found = await Promise.all(
        models.map(async (name) => {
          const asked = { ...cases[name], record: { ...everything, checkpoints: [4, 9] } };
          const whole = await trained(engine, asked);
          const again = (checkpoint: Checkpoint) =>
            trained(engine, { ...asked, from: { checkpoint, columns: whole.columns } });
          const [early, late] = await Promise.all(whole.checkpoints.map(again));
          return [
            ...differs(
              `checkpoints of ${name}`,
              whole.checkpoints.map(({ update }) => update),
              [4, 9],
            ),
            ...differs(
              `their later ones`,
              [early, late].map(({ checkpoints }) => checkpoints.length),
              [1, 0],
            ),
            ...[early, late].flatMap((other) => [
              ...differs(`updates of ${name}`, other.updates, whole.updates),
              ...differs(`theta of ${name}`, [...other.final], [...whole.final]),
              ...differs(`statistics of ${name}`, [...other.running], [...whole.running]),
              ...differs(`columns of ${name}`, other.columns, whole.columns),
              // Those since it went on: the last.
              ...differs(`snapshots of ${name}`, [...other.snapshots], [...whole.snapshots.slice(-whole.final.length)]),
              ...differs(`their updates`, other.snapshotAt, [12]),
            ]),
          ];
        }),
      );
      return first(found.flat());
    },
  },
  {
    title: 'a training that diverges ends before it, and those beside it go on',
    run: async (engine) => {
      const wild = job('linear', 0, 'sgd', { eta: 1e4 }, { updates: 60 });
      const calm = job('linear', 0, 'sgd', sgd, { updates: 60 });
      const [a, b] = await Promise.all([trained(engine, wild), trained(engine, calm)]);
      const { divergedAt = 0 } = trainReference(wild);
      return [
        ...unless(Math.abs((a.divergedAt ?? -9) - divergedAt) <= 1, `at ${a.divergedAt} instead of ${divergedAt}`),
        ...differs('updates', a.updates, (a.divergedAt ?? 0) - 1),
        ...unless(a.final.every(Number.isFinite), 'theta is not finite'),
        ...unless(
          Object.values(a.columns).every(({ value }) => value.every(Number.isFinite)),
          'a column is not finite',
        ),
        ...differs('the other', [b.updates, b.divergedAt], [60, undefined]),
      ];
    },
  },
  {
    title: 'a training that ends without having diverged says why',
    run: async (engine) => {
      const still = job('mlp(6,act=relu,init=zero)', 3, 'rmsprop', { eta: 0.01, epsilon: 0 });
      const steep = job('linear', 0, 'sgd', { eta: 1e20 });
      const [a, b] = await Promise.all([trained(engine, still), trained(engine, steep)]);
      return [
        ...differs('0/0', [a.divergedAt, a.why], [1, 'indeterminate']),
        ...differs('too far', b.why, undefined),
        ...unless((b.divergedAt ?? 9) < 5, `at ${b.divergedAt}`),
      ];
    },
  },
  {
    title: 'a training with patience ends where f64 does',
    run: async (engine) => {
      const asked = { ...job('mlp(6)', 3, 'sgd', { eta: -0.5 }, { updates: 100 }), patience: 2 };
      const [found, expected] = [await trained(engine, asked), trainReference(asked)];
      return [
        ...differs('updates', found.updates, expected.updates),
        ...unless(found.stopped === true, 'it does not say why'),
      ];
    },
  },
  {
    title: 'a plateau lowers the rate where it does in f64, and the run is the one with these changes',
    run: async (engine) => {
      const asked = {
        ...job('mlp(6)', 3, 'momentum', { eta: 0.2 }, { updates: 60 }),
        plateau: { threshold: 0.02, factor: 0.3 },
      };
      const [found, expected] = [await trained(engine, asked), trainReference(asked)];
      const { plateau: _, ...plain } = asked;
      const changed = { ...plain, run: { ...plain.run, changes: expected.changes } };
      return [
        ...differs(
          'updates',
          found.changes?.map(({ update }) => update),
          expected.changes.map(({ update }) => update),
        ),
        ...unless(expected.changes.length > 1, 'there is no plateau'),
        ...notAsReference(found, asked, 2e-5),
        ...differs('the run with these changes', [...(await trained(engine, changed)).final], [...found.final]),
      ];
    },
  },
  {
    title: 'a training that is aborted ends with the reason, and the next one is whole',
    run: async (engine) => {
      const controller = new AbortController();
      const reason = new Error('enough');
      setTimeout(() => controller.abort(reason), 30);
      const ended = await rejection(engine.train(long(300_000), { signal: controller.signal }));
      const asked = cases['linear by sgd'];
      return [
        ...unless(ended === reason, `it ended with ${ended}`),
        ...notAsReference(await trained(engine, asked), asked, 2e-5),
      ];
    },
  },
  {
    title: 'a long training tells frames on its way, and its losses are those of its weights',
    run: async (engine) => {
      let frames = 0;
      const begun = performance.now();
      const asked = long(3000);
      const found = await engine.train(asked, {
        onFrame: ({ updates }) => {
          frames += Number(updates > 0 && updates <= 3000);
        },
      });
      const took = performance.now() - begun;
      const { network } = asked;
      const theta = Float64Array.from(found.final);
      const inference = { kind: 'inference', running: [] } as const;
      const loss =
        forward(network, theta, batchOf(asked.data, asked.data.train), inference).loss + penaltyOf(network, theta);
      return [
        ...differs('updates', found.updates, 3000),
        // Frames are some 100 ms apart.
        ...unless(frames > 0 || took < 400, `there was no frame in ${took} ms`),
        ...unless(
          Math.abs((found.columns.loss.value[1] ?? 9) - loss) < 1e-5,
          `loss ${found.columns.loss.value[1]} of weights with ${loss}`,
        ),
      ];
    },
  },
];

/** What every engine does with training. */
export const trainChecks: readonly Check[] = [...agreements, ...courses];
