import { describe, expect, it } from 'vitest';
import { measured } from '../../../src/engine/cpu/train/measures';
import { CpuTraining } from '../../../src/engine/cpu/train/training';
import type { Series, Trained } from '../../../src/engine/train/types';
import type { Training } from '../../../src/modes/train/live';
import { withMeasures } from '../../../src/modes/train/measures/columns';
import { edgeOf, edgesOf } from '../../../src/modes/train/measures/stability';
import { mostMeasured, type Plan, planOf } from '../../../src/modes/train/plan';
import '../../../src/modes/registry';
import '../../../src/modes/registry';
import { decode } from '../../../src/state';
import { done } from '../../engine/train-nets';
import { methodRun, trainJob } from '../../engine/trainings';
import { net, sampled, scattered } from '../../objectives/nets';

describe('the edge of stability', () => {
  const data = sampled(80, 3, 0);
  const network = net('linear', 3, 0);
  const theta = Float32Array.from(scattered(network));
  const [sharpness] = done(measured({ dataKey: 'test', data, network, theta, measure: { kind: 'sharpness' } }));

  /** The last loss over the first, of batch descent at a rate for which the sharpness is so many times the edge. */
  const grown = (method: string, form: string, gamma: number, times: number): number => {
    const with_ = (eta: number) => ({ method, form, hyper: { eta, ...(method === 'sgd' ? {} : { gamma }) } });
    const eta = (times * (edgeOf(with_(1))?.value ?? Number.NaN)) / sharpness;
    const run = {
      ...methodRun({ method }, with_(eta).hyper, form),
      batch: 80,
      updates: 900,
      seed: 1,
      order: 'fixed' as const,
    };
    const started = { ...network, init: { kind: 'normal', sd: 1 } as const };
    const { columns, divergedAt } = done(
      new CpuTraining(trainJob(data, started, run, { loss: [0, 900] })).parts() as Generator<undefined, Trained>,
    );
    return divergedAt === undefined ? columns.loss.value[1] / columns.loss.value[0] : Number.POSITIVE_INFINITY;
  };

  it.each([
    ['sgd', 'standard', 0],
    ['momentum', 'standard', 0.6],
    ['momentum', 'standard', 0.9],
    ['nag', 'equation', 0.6],
    ['nag', 'lookahead', 0.9],
  ])('of %s, %s, γ = %f: a bowl as sharp holds the run below it, and not above', (method, form, gamma) => {
    expect(grown(method, form, gamma, 0.98)).toBeLessThan(0.9);
    expect(grown(method, form, gamma, 1.02)).toBeGreaterThan(1e3);
  });

  const edges = (hash: string) => edgesOf(planOf(decode(hash).state) as Plan).map(({ label }) => label);

  it('changes with the rate', () => {
    const { state } = decode(
      '#data=moons&model=logistic&batch=all&epochs=60&methods=sgd(eta=0.5),momentum(eta=0.125,gamma=0.5)&changes=20:sgd.eta=0.1',
    );
    expect(edgesOf(planOf(state) as Plan)).toEqual([
      { label: '2/η = 4, 20', at: [0, 18, 19, 60], mean: [4, 4, 20, 20] },
      { label: '2(1+γ)/η = 24', at: [0, 60], mean: [24, 24] },
    ]);
  });

  it('is a line of every method that takes all rows, each once', () => {
    const scene = '#data=moons&model=logistic&batch=all';
    expect(edges(`${scene}&methods=sgd(eta=0.5),adam,momentum(eta=0.1,gamma=0.9),sgd(eta=0.5)`)).toEqual([
      '2/η = 4',
      '2(1+γ)/η = 38',
    ]);
    expect(edges(`${scene}&methods=sgd(eta=0.5,with=inverse)`)).toEqual([]);
    expect(edges('#data=moons&model=logistic&batch=10&methods=sgd')).toEqual([]);
    expect(edges(`${scene}&order=replacement&methods=sgd`)).toEqual([]);
    expect(edges('#data=moons&model=logistic&methods=sgd&vary=batch:all;10')).toEqual([]);
  });
});

describe('weights are kept for what is measured', () => {
  const planAt = (hash: string) => planOf(decode(hash).state) as Plan;

  it('of every replica where they are few, of the first alone where they are many', () => {
    const [small] = planAt('#data=moons&model=mlp(8)&epochs=50&methods=sgd&seeds=20').variants;
    expect(small.kept.length).toBe(mostMeasured);
    expect(small.record.snapshots).toEqual(expect.arrayContaining([...small.kept]));
    expect([small.kept[0], small.kept.at(-1)]).toEqual([0, small.updates]);
    const [large] = planAt('#data=digits&model=mlp(64)&epochs=5&seeds=20').variants;
    expect(large.kept).toEqual([]);
    expect(large.record.snapshots.length).toBeGreaterThan(10);
  });
});

it('a run that is measured has the columns beside its own, and is the same object while these are', () => {
  const plan = planOf(decode('#data=moons&model=logistic&epochs=2&seeds=2').state) as Plan;
  const empty = { at: [], value: [] };
  const columns = { loss: empty, batchLoss: empty, validation: empty, accuracy: empty };
  const runs = plan.runs.map(({ key }) => [key, { columns } as unknown as Trained] as const);
  const training = { plan, found: new Map(runs) } as unknown as Training;
  const [first, second] = plan.runs.map(({ key }) => key);
  const series: Series = { at: [0, 8], value: [1, 2] };
  const once = withMeasures(training, new Map([[`sharpness ${first}`, series]]));
  expect(once.found.get(first)?.columns).toEqual({ ...columns, sharpness: series });
  expect(once.found.get(second)).toBe(training.found.get(second));
  const later = withMeasures(
    training,
    new Map([
      [`sharpness ${first}`, series],
      [`noise ${second}`, series],
    ]),
  );
  expect(later.found.get(first)).toBe(once.found.get(first));
  expect(later.found.get(second)?.columns.noise).toBe(series);
  expect(withMeasures(training, new Map())).toBe(training);
});
