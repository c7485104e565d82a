import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { runReference } from '../../src/engine/reference/run';
import { trainReference } from '../../src/engine/reference/train';
import { tracesOf } from '../../src/engine/traces';
import { dataSets } from '../../src/objectives/data/catalog';
import { ownEntry } from '../../src/objectives/data/csv/entry';
import { prepare } from '../../src/objectives/data/prepare';
import { singleOf } from '../../src/objectives/data/single';
import type { FeatureKind, Prepared, Single, Split } from '../../src/objectives/data/types';
import { bowlFormula } from '../../src/objectives/laws/bowl-formula';
import { bowlOf, eigenvalues } from '../../src/objectives/laws/least-squares';
import { logisticFormula } from '../../src/objectives/laws/logistic-formula';
import { pointsOf } from '../../src/objectives/laws/loss-formula';
import { networkFormula } from '../../src/objectives/laws/network-formula';
import { isFormula, mostLevels } from '../../src/objectives/model/network';
import { batchOf, gradientOf, penaltyOf } from '../../src/objectives/model/passes';
import type { Network } from '../../src/objectives/model/types';
import { compileSurface } from '../../src/surfaces/compile';
import { methodRun, trainJob } from '../engine/trainings';
import { tableOf } from '../support/data';
import { net, sampled } from './nets';

const line = net('linear', 1, 0);
const penguins = async (split: Split, features: FeatureKind) =>
  prepare(await tableOf('penguins-mass'), { split, features });

/** Loss, l2 included, and gradient of a network over the rows that train, in f64. */
function trained(network: Network, data: Prepared, theta: readonly [number, number]) {
  const use = { kind: 'training', seed: 1, update: 1 } as const;
  const at = Float64Array.from(theta);
  const { gradient, forward } = gradientOf(network, at, batchOf(data, data.train), use);
  return { loss: forward.loss + penaltyOf(network, at), gradient };
}

/** At any places, the formula against the network: the value, and the gradient by its length. */
function expectSame(network: Network, data: Prepared, [w, b]: readonly [number, number]): void {
  const surface = compileSurface(networkFormula(network, pointsOf(data)).f);
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), (u, v) => {
      const place = [w * u, b * v] as const;
      const { loss, gradient } = trained(network, data, place);
      const found = surface.gradientAt(...place);
      expect(Math.abs(surface.valueAt(...place) - loss)).toBeLessThanOrEqual(1e-12 * loss);
      const apart = Math.hypot(found[0] - gradient[0], found[1] - gradient[1]);
      expect(apart).toBeLessThanOrEqual(1e-12 * Math.hypot(...gradient));
    }),
    { numRuns: 50 },
  );
}

describe('the loss of a line as a formula', () => {
  test.each<[FeatureKind, Split, readonly [number, number]]>([
    ['standardised', 'all', [1, 1]],
    ['standardised', [70, 15, 15], [1, 1]],
    ['raw', 'all', [50, 6000]],
  ])('is the loss and the gradient of the network: penguins, %s, %s', async (features, split, scale) => {
    expectSame(line, await penguins(split, features), scale);
  });

  test.each(['linear(l2=0.3)', 'linear(l2=20)'])('and with l2 inside: %s', (text) => {
    expectSame(net(text, 1, 0), sampled(60, 1, 0), [1, 1]);
  });

  test('and where all rows have one input', () => {
    const data = {
      ...sampled(20, 1, 0),
      inputs: { kind: 'dense', width: 1, values: new Float32Array(20).fill(2) } as const,
    };
    expectSame(line, data, [1, 1]);
    expectSame(net('linear(l2=0.5)', 1, 0), data, [1, 1]);
    expect(bowlFormula(pointsOf(data), 0).minima).toEqual([]);
  });

  test('has its minimum where the gradient is 0, with the published loss', async () => {
    const { minima, f } = bowlFormula(pointsOf(await penguins('all', 'standardised')), 0);
    expect(minima[0].f).toBeCloseTo(0.120504, 6);
    expect(minima[0].at[0]).toBeCloseTo(0.8712, 4);
    expect(compileSurface(f).valueAt(...minima[0].at)).toBe(minima[0].f);
    for (const l2 of [0, 0.4]) {
      const data = sampled(50, 1, 0);
      const [{ at, f: least }] = bowlFormula(pointsOf(data), l2).minima;
      const { gradient, loss } = trained(net(`linear(l2=${l2})`, 1, 0), data, at);
      expect(Math.hypot(...gradient)).toBeLessThan(1e-13);
      expect(least).toBeCloseTo(loss, 13);
    }
  });

  test('can be read with few digits', async () => {
    const { brief, f } = bowlFormula(pointsOf(await penguins('all', 'standardised')), 0);
    expect(brief).toBe('0.120504 + ((x - 0.871202)^2 + y^2)/2');
    const [short, exact] = [brief, f].map((text) => compileSurface(text).valueAt(0.3, -0.4));
    expect(short).toBeCloseTo(exact, 5);
  });

  test('is there of least squares of one input alone', () => {
    const formulas = [line, net('linear', 2, 0), net('logistic', 1, 2), net('mlp(2)', 1, 0)];
    expect(formulas.map((one) => isFormula(one))).toEqual([true, false, false, false]);
    const levels = [mostLevels, mostLevels + 1].map((count) => isFormula(net('logistic', 1, 2), count));
    expect([...levels, isFormula(net('svm', 1, 2), 3)]).toEqual([true, false, false]);
  });
});

describe('the logistic loss of one input as a formula', () => {
  const logistic = net('logistic', 1, 2);
  const beetles = async (split: Split, features: FeatureKind) => prepare(await tableOf('beetles'), { split, features });

  test.each<[FeatureKind, Split, readonly [number, number]]>([
    ['standardised', 'all', [2, 1]],
    ['standardised', [70, 15, 15], [2, 1]],
    ['raw', 'all', [1, 2]],
  ])('is the loss and the gradient of the network: beetles, %s, %s', async (features, split, scale) => {
    expectSame(logistic, await beetles(split, features), scale);
    expectSame(net('logistic(l2=0.2)', 1, 2), await beetles(split, features), scale);
  });

  test('has the published estimates of Bliss’s beetles for its minimum', async () => {
    // Dobson, An introduction to generalized linear models: −60.72 and 34.27.
    const [{ at, f }] = networkFormula(logistic, pointsOf(await beetles('all', 'raw'))).minima;
    expect(at[0]).toBeCloseTo(34.27, 2);
    expect(at[1]).toBeCloseTo(-60.72, 2);
    expect(f).toBeCloseTo(186.2354 / 481, 5);
  });

  test.each(['logistic', 'logistic(l2=0.3)'])('has no slope at its minimum: %s', async (text) => {
    const network = net(text, 1, 2);
    const data = await beetles('all', 'standardised');
    const [{ at, f }] = networkFormula(network, pointsOf(data)).minima;
    const { gradient, loss } = trained(network, data, at);
    expect(Math.hypot(...gradient)).toBeLessThan(1e-13);
    expect(f).toBeCloseTo(loss, 13);
  });

  test('has none where one class lies beside the other, or is alone; l2 makes one of the former', () => {
    const points = (y: number[]) => ({ x: [1, 2, 3, 4], y });
    const minima = (y: number[], l2: number) => logisticFormula(points(y), l2).minima.length;
    expect([minima([0, 0, 1, 1], 0), minima([1, 1, 0, 0], 0), minima([0, 1, 0, 1], 0)]).toEqual([0, 0, 1]);
    expect([minima([0, 0, 1, 1], 0.1), minima([1, 1, 1, 1], 0), minima([1, 1, 1, 1], 0.1)]).toEqual([1, 0, 0]);
  });

  test('loses no digits where the model is sure: f32 holds a loss of a millionth', () => {
    const { f } = logisticFormula({ x: [-1, -2, 1, 2], y: [0, 0, 1, 1] }, 0);
    const run = methodRun({ method: 'sgd' }, { eta: 1e-9 });
    const [{ columns }] = tracesOf(new CpuRace().run({ f, runs: [run], start: [14, 0], steps: 1 }));
    const exact = (Math.log1p(Math.exp(-14)) + Math.log1p(Math.exp(-28))) / 2;
    expect(columns.f.at(0) / exact).toBeCloseTo(1, 5);
  });

  test('fits the language up to as many values as are allowed', () => {
    const y = (i: number) => Number(i % 3 === 0);
    const each = Array.from({ length: 2 * mostLevels }, (_, i) => i);
    const { f, brief } = logisticFormula({ x: each.map((i) => (i % mostLevels) / 7 - 1.3), y: each.map(y) }, 0.1);
    expect(compileSurface(f).valueAt(0, 0)).toBeCloseTo(Math.LN2, 12);
    expect(compileSurface(brief).valueAt(0, 0)).toBeCloseTo(Math.LN2, 4);
  });
});

describe('gradient descent on it', () => {
  test('is training with all rows as a batch', async () => {
    const data = await penguins('all', 'standardised');
    const run = methodRun({ method: 'adam' }, { eta: 0.05 });
    const updates = 40;
    const [path] = runReference({
      ...{ f: bowlFormula(pointsOf(data), 0).f, runs: [run], start: [0, 0], steps: updates },
    });
    const { final } = trainReference(trainJob(data, line, { ...run, updates }));
    const [x, y] = path.points.at(-1) as readonly number[];
    expect(x).toBeCloseTo(final[0], 6);
    expect(y).toBeCloseTo(final[1], 6);
  });

  test('ends just below 2/λmax and grows without bound just above, by (1 − η λ)² a step', async () => {
    const points = pointsOf(await penguins('all', 'standardised'));
    const { f } = bowlFormula(points, 0);
    const { hessian, least } = bowlOf(points);
    const [steepest] = eigenvalues(hessian);
    expect(steepest).toBeCloseTo(1, 6);
    const steps = 400;
    for (const share of [1.99, 2.01]) {
      const run = methodRun({ method: 'sgd' }, { eta: share / steepest });
      const [{ columns }] = tracesOf(new CpuRace().run({ f, runs: [run], start: [0, 0], steps }));
      const law = (1 - share) ** (2 * steps);
      expect((columns.f.at(steps) - least) / (columns.f.at(0) - least) / law).toBeCloseTo(1, 2);
    }
  });
});

describe('what is known of a set of one input before its rows are there', () => {
  test('is what its rows say', async () => {
    const singles = [...dataSets.values()].filter(({ inputs, sparse }) => inputs === 1 && !sparse);
    expect(singles.length).toBeGreaterThan(2);
    for (const { id, single } of dataSets.values()) {
      const found = singleOf(await tableOf(id));
      expect(single === undefined).toBe(found === undefined);
      if (!single || !found) continue;
      expect(single.levels).toBe(found.levels);
      const numbers = ({ input, target, r }: Single) => [...input, ...target, r];
      for (const [k, value] of numbers(single).entries())
        expect(Math.abs(value / numbers(found)[k] - 1), id).toBeLessThan(1e-5);
    }
  });

  test('and so of a table of one’s own', async () => {
    const table = await tableOf('beetles');
    const { single } = ownEntry('own-1', 'a.csv', { table } as Parameters<typeof ownEntry>[2]);
    expect(single).toEqual(singleOf(table));
  });
});
