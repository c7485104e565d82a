import { describe, expect, test } from 'vitest';
import { CpuTraining } from '../../../src/engine/cpu/train/training';
import { Executor, type PartDone } from '../../../src/engine/graph/executor';
import { keptAtFirst, thetaOf } from '../../../src/engine/graph/kept';
import type { GraphJob } from '../../../src/engine/graph/types';
import { ruleOf } from '../../../src/engine/parameters';
import { trainReference } from '../../../src/engine/reference/train';
import { pairsOf } from '../../../src/objectives/model/graph/cut';
import { optimizers } from '../../../src/optimizers/catalog';
import { models, scattered } from '../../objectives/graph/graphs';
import { net, sampled } from '../../objectives/nets';
import { methodRun, trainJob, upTo } from '../trainings';
import { graphJob, inTurns, uncut } from './jobs';

const rows = 25;
const inputs = 5;
const of = (text: string, classes: number, run?: GraphJob['run'] | ReturnType<typeof methodRun>, updates = 12) =>
  graphJob(sampled(rows, inputs, classes), net(text, inputs, classes), run, { updates });

/** The farthest that two lists are apart, against the largest of the second. */
function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  const list = Array.from(b);
  const size = Math.max(1e-3, ...list.map(Math.abs));
  return Math.max(0, ...list.map((value, i) => Math.abs(value - a[i]))) / size;
}

const asTraining = ({ data, network, run }: GraphJob) =>
  trainJob(data, network, run, { batchLoss: upTo(run.updates).slice(1), loss: upTo(run.updates) });

function fused(job: GraphJob) {
  for (const parts = new CpuTraining(asTraining(job)).parts(); ; ) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

describe('the steps of a graph are those of training', () => {
  describe.each(models)('%s of %i classes', (text, classes) => {
    test('in f64, one step of it and a dozen', () => {
      const one = of(text, classes, undefined, 1);
      const single = uncut(one);
      const exact = trainReference(asTraining(one));
      expect(apart(single.final, exact.final)).toBeLessThan(1e-5);
      expect(apart(single.batchLoss.value, exact.columns.batchLoss.value)).toBeLessThan(1e-5);
      const many = of(text, classes);
      const [run, reference] = [uncut(many), trainReference(asTraining(many))];
      expect(apart(run.final, reference.final)).toBeLessThan(1e-4);
      expect(apart(run.batchLoss.value, reference.columns.batchLoss.value)).toBeLessThan(1e-4);
    });
    test('in the fused module', () => {
      const job = of(text, classes, undefined, 1);
      const [run, whole] = [uncut(job), fused(job)];
      expect(run.initial).toEqual(whole.initial);
      expect(apart(run.final, whole.final)).toBeLessThan(1e-5);
      expect(apart(run.batchLoss.value, whole.columns.batchLoss.value)).toBeLessThan(1e-5);
      // Of all rows the module computes it, at weights that are all but the same.
      expect(apart(run.loss.value, whole.columns.loss.value.slice(0, 1))).toBeLessThan(1e-6);
    });
  });

  const forms = [...optimizers.values()].flatMap(({ id, forms }) =>
    Object.keys(forms)
      .filter(() => id !== 'newton')
      .map((form): [string, string, string[]] => [id, form, []]),
  );
  const more: [string, string, string[]][] = [
    ['sgd', 'standard', ['clip', 'noise']],
    ['adam', 'outside', ['noise', 'clip', 'cosine', 'decoupled']],
    ['nag', 'lookahead', ['clip', 'noise', 'l2']],
  ];
  test.each([...forms, ...more])('with the rule of %s, form %s, with %j', (method, form, done) => {
    const job = of('mlp(6)', 3, methodRun({ method, with: done }, {}, form), 3);
    const [run, exact, whole] = [uncut(job), trainReference(asTraining(job)), fused(job)];
    expect(apart(run.final, exact.final)).toBeLessThan(1e-5);
    expect(apart(run.final, whole.final)).toBeLessThan(1e-5);
  });

  test('a run ends where a number is not finite, before it is used', () => {
    const job = of('linear', 0, methodRun({ method: 'sgd' }, { eta: 1e12 }), 40);
    const [run, whole] = [uncut(job), fused(job)];
    expect(run.divergedAt).toBeGreaterThan(1);
    expect(run.updates).toBe((run.divergedAt as number) - 1);
    expect(Math.abs((run.divergedAt as number) - (whole.divergedAt as number))).toBeLessThanOrEqual(1);
    expect(run.final.every(Number.isFinite)).toBe(true);
  });

  test('a step that is not finite leaves what stays as it was', () => {
    const job = of('linear', 0, methodRun({ method: 'sgd' }, { eta: 1e38 }));
    const nodes = job.graph.nodes.map(({ id }) => id);
    const wires = { received: () => undefined, send: () => undefined };
    const executor = new Executor(job, { device: 0, nodes, sends: [], receives: [] }, wires);
    executor.restore(keptAtFirst(job.graph, job.network, ruleOf(job.run), 1));
    const finite = (update: number) => (executor.step(update).next().value as PartDone).finite;
    expect(finite(1)).toBe(true);
    const before = executor.keeps;
    expect(finite(2)).toBe(false);
    expect(executor.keeps).toEqual(before);
  });
});

describe('the cut graph', () => {
  test('is compared with the uncut one, update by update', () => {
    const job = of('mlp(6,4,bn=on)', 2);
    const placement = scattered(job.graph, 3, 1);
    const { parts } = uncut({ ...job, placement: [...placement] });
    expect(parts).toMatchObject({ same: 12, of: 12, messages: 12 * pairsOf(job.graph, placement).length });
  });

  const rules = [
    methodRun({ method: 'sgd' }, { eta: 0.1 }),
    methodRun({ method: 'nag' }, {}, 'lookahead'),
    methodRun({ method: 'adam', with: ['clip', 'noise'] }),
  ];
  test.each(models)('of %s of %i classes has the bits of the uncut one, wherever its nodes are', (text, classes) => {
    rules.forEach((rule, i) => {
      const job = of(text, classes, rule, 2);
      const whole = uncut(job);
      for (const devices of [2, 3]) {
        const placement = scattered(job.graph, devices, 10 * i + devices);
        const { losses, kept, messages } = inTurns(job, placement);
        expect(losses).toEqual(whole.batchLoss.value);
        expect(thetaOf(job.graph, job.network, kept)).toEqual(whole.final);
        expect(messages).toBe(2 * pairsOf(job.graph, placement).length);
      }
    });
  });
});
