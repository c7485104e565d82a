import { afterEach, describe, expect, it, vi } from 'vitest';
import { CpuTraining } from '../../src/engine/cpu/train/training';
import type { Jobs } from '../../src/engine/host/jobs';
import { serve } from '../../src/engine/host/serve';
import { trainReference } from '../../src/engine/reference/train';
import { columnsUntil, sameUntil, snapshotsUntil, withLater } from '../../src/engine/train/resume';
import { Trainer } from '../../src/engine/train/trainer';
import type { Checkpoint, Trained, TrainJob } from '../../src/engine/train/types';
import { orders } from '../../src/objectives/data/types';
import { optimizers } from '../../src/optimizers/catalog';
import { net, sampled } from '../objectives/nets';
import { methodRun, trainJob, upTo } from './trainings';

afterEach(() => vi.unstubAllGlobals());

const updates = 24;
const all = sampled(44, 4, 3);
const data = {
  ...all,
  train: Uint32Array.from(upTo(33)),
  validation: Uint32Array.from(upTo(9), (k) => 34 + k),
  difficulty: Float32Array.from(upTo(43), (k) => k % 5),
};
const record = {
  ...{
    loss: upTo(updates),
    validation: upTo(updates),
    batchLoss: upTo(updates).slice(1),
    snapshots: [0, 5, 11, 12, updates],
  },
  ...{ batches: true, checkpoints: [5, 11] },
};

const job = (
  model: string,
  method: string,
  more: Partial<TrainJob['run']> & { with?: string[]; form?: string } = {},
): TrainJob => {
  const { with: done = [], form, ...run } = more;
  const of = methodRun({ method, with: done }, { ...(method === 'sgd' && { eta: 0.1 }) }, form);
  return trainJob(data, net(model, 4, 3), { ...of, seed: 4, batch: 9, updates, order: 'reshuffled', ...run }, record);
};

/** Every frame, then the result. */
function framesOf(asked: TrainJob): Trained[] {
  const frames: Trained[] = [];
  for (const parts = new CpuTraining(asked).parts(); ; ) {
    const { done, value } = parts.next();
    if (value) frames.push(value);
    if (done) return frames;
  }
}

/** Goes on from each of its checkpoints, and has to come to the same. */
function expectSame(asked: TrainJob, other = asked): void {
  const frames = framesOf(asked);
  const whole = frames[frames.length - 1];
  const result = other === asked ? whole : (framesOf(other).at(-1) as Trained);
  const checkpoints = frames.flatMap((frame) => frame.checkpoints);
  expect(checkpoints.map(({ update }) => update)).toEqual(record.checkpoints.filter((at) => at <= whole.updates));
  for (const checkpoint of checkpoints) {
    // As it would come to another worker; all that came later is told along, and passed over.
    const from = structuredClone({ checkpoint, columns: whole.columns });
    const told = framesOf({ ...other, from }).at(-1) as Trained;
    const { checkpoints: later, ...found } = { ...told, ...withLater(snapshotsUntil(whole, checkpoint.update), told) };
    const { checkpoints: _, ...expected } = result;
    // What an update took is measured, and no two have the same.
    expect({ ...found, seconds: 0 }).toEqual({ ...expected, seconds: 0 });
    expect(later.every(({ update }) => update > checkpoint.update)).toBe(true);
  }
}

const batchNorm = 'mlp(6,5,act=relu,bn=on,dropout=0.2,l2=0.01)';
const rules = [...optimizers.values()].filter(({ id }) => id !== 'newton');

describe('a training that goes on from a checkpoint has the bits of one that went through', () => {
  it.each(rules.flatMap(({ id, forms }) => Object.keys(forms).map((form) => [id, form] as const)))(
    '%s, %s',
    (id, form) => {
      expectSame(job(batchNorm, id, { form }));
    },
  );

  it.each(['mlp(6)', 'mlp(6,bn=on)', 'mlp(6,dropout=0.4)', 'mlp(7,5,bn=on,dropout=0.3)', 'softmax', 'svm(l2=0.1)'])(
    '%s',
    (model) => expectSame(job(model, 'adam')),
  );

  it.each(orders)('rows in the order %s', (order) => expectSame(job('mlp(6)', 'momentum', { order })));

  it('rates that plateaus have lowered', () => {
    const asked = { ...job('mlp(6)', 'momentum'), plateau: { threshold: 0.1, factor: 0.5 } };
    const changes = framesOf(asked).at(-1)?.changes ?? [];
    const [, last] = record.checkpoints;
    expect(changes.some(({ update }) => update <= last)).toBe(true);
    expect(changes.some(({ update }) => update > last)).toBe(true);
    expectSame(asked);
  });

  it('noise, schedules, clipping and decay', () => {
    const done = ['warmup', 'cosine', 'noise', 'clip', 'decoupled'];
    expectSame(job(batchNorm, 'adam', { with: done }));
  });

  it('what changes before, at and after it', () => {
    const changes = [
      { update: 3, key: 'eta', value: 0.02 },
      { update: 11, key: 'batch', value: 20 },
      { update: 12, key: 'eta', value: 0.5 },
      { update: 12, key: 'gamma', value: 0.2 },
      { update: 20, key: 'batch', value: 3 },
    ];
    expectSame(job(batchNorm, 'momentum', { changes }));
  });

  it('one that diverges later, and one that patience ends', () => {
    const wild = { update: 13, key: 'eta', value: 1e9 };
    expectSame(job('mlp(6,act=relu)', 'sgd', { changes: [wild] }));
    const tired = { ...job('mlp(6)', 'sgd', { changes: [{ update: 6, key: 'eta', value: -0.5 }] }), patience: 3 };
    expect((framesOf(tired).at(-1) as Trained).stopped).toBe(true);
    expectSame(tired);
  });
});

describe('a change', () => {
  const hyper = (asked: TrainJob, eta: number): TrainJob => ({
    ...asked,
    run: { ...asked.run, hyper: { ...asked.run.hyper, eta } },
  });
  const change = { update: 12, key: 'eta', value: 0.03 };

  it('is another value from its update on: until then the run without it, then the run that always had it', () => {
    const plain = job(batchNorm, 'momentum');
    const frames = framesOf(plain);
    const [left, checkpoint] = [frames.at(-1) as Trained, frames.flatMap(({ checkpoints }) => checkpoints)[1]];
    expect(checkpoint.update).toBe(11);
    const expected = framesOf({ ...hyper(plain, 0.03), from: { checkpoint, columns: left.columns } }).at(-1) as Trained;
    const found = framesOf(job(batchNorm, 'momentum', { changes: [change] })).at(-1) as Trained;
    expect(found.final).toEqual(expected.final);
    expect(found.columns).toEqual(expected.columns);
    expect(columnsUntil(found.columns, 11)).toEqual(columnsUntil(left.columns, 11));
    expect(snapshotsUntil(found, 11)).toEqual(snapshotsUntil(left, 11));
    expect(found.columns.loss.value[12]).not.toBe(left.columns.loss.value[12]);
  });

  it('is the same in f64: the weights between are where the one run ends and the other begins', () => {
    const asked = job('mlp(6)', 'sgd', { changes: [change, { update: 15, key: 'batch', value: 20 }] });
    const [found, exact] = [framesOf(asked).at(-1) as Trained, trainReference(asked)];
    expect(Math.hypot(...found.final.map((x, i) => x - exact.final[i]))).toBeLessThan(1e-4);
    // Plain SGD in f64, by its own steps: the difference of weights after two updates tells the rate between them.
    const steps = (updates: number) => trainReference({ ...asked, run: { ...asked.run, updates } }).final;
    const same = trainReference({ ...asked, run: { ...asked.run, updates: 12, changes: [] } }).final;
    const [before, after] = [steps(11), steps(12)];
    const ratio = (after[0] - before[0]) / (same[0] - before[0]);
    expect(ratio).toBeCloseTo(0.03 / 0.1, 10);
  });

  it('leaves what was until the least update at which two lists differ', () => {
    const other = { update: 20, key: 'batch', value: 3 };
    expect(sameUntil([change, other], [change, other])).toBe(Number.POSITIVE_INFINITY);
    expect(sameUntil([change], [change, other])).toBe(19);
    expect(sameUntil([other], [change, other])).toBe(11);
    expect(sameUntil([change], [{ ...change, value: 0.04 }])).toBe(11);
    expect(sameUntil([], [other, change])).toBe(11);
  });
});

/** A worker in this thread, which can be killed; its messages are copies, as between threads. */
class Thread extends EventTarget {
  static readonly all: Thread[] = [];
  private readonly inner = new EventTarget();
  private dead = false;
  /** Frames with a checkpoint that it has told. */
  checkpoints = 0;
  readonly begun: (number | undefined)[] = [];

  constructor() {
    super();
    Thread.all.push(this);
    serve<'train'>(
      { train: (input) => new CpuTraining(input as Jobs['train']['input'] & Pick<TrainJob, 'data'>).parts() },
      {
        addEventListener: (type, listener) => this.inner.addEventListener(type, listener as EventListener),
        postMessage: (message) => {
          if (this.dead) return;
          const { frame } = message as { frame?: { checkpoints: readonly Checkpoint[] } };
          this.checkpoints += frame?.checkpoints.length ?? 0;
          this.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
          if (Thread.all.length === 1 && this.checkpoints === 2) this.die();
        },
      },
    );
  }

  postMessage(message: { input?: TrainJob }): void {
    if (message.input) this.begun.push(message.input.from?.checkpoint.update);
    this.inner.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
  }

  terminate(): void {
    this.dead = true;
  }

  private die(): void {
    this.dead = true;
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'killed' }));
  }
}

it('a training whose worker is killed goes on in another from the last checkpoint, with the same bits', async () => {
  vi.stubGlobal('Worker', Thread);
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
  const asked = job(batchNorm, 'adam', { with: ['noise'] });
  const found = await new Trainer().run(asked);
  expect(Thread.all.map(({ begun }) => begun)).toEqual([[undefined], [11]]);
  const frames = framesOf(asked);
  const checkpoints = frames.flatMap((frame) => frame.checkpoints);
  expect({ ...found, seconds: 0 }).toEqual({ ...frames.at(-1), checkpoints, seconds: 0 });
});
