import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { CpuLosses } from '../../../src/engine/cpu/train/losses';
import type { Planes, Recording, Trained } from '../../../src/engine/train/types';
import type { Engine } from '../../../src/engine/types';
import type { Training } from '../../../src/modes/train/live';
import { planOf } from '../../../src/modes/train/plan';
import { factsOf, isNearChance } from '../../../src/modes/train/plane/facts';
import { affordable, type LossPlane, livePlane } from '../../../src/modes/train/plane/live';
import { type PlaneInput, planeInputOf } from '../../../src/modes/train/plane/paths';
import { stepAt, trailsOn } from '../../../src/modes/train/plane/trails';
import '../../../src/modes/registry';
import { batchOf, forward, penaltyOf } from '../../../src/objectives/model/passes';
import { decode } from '../../../src/state';
import { planeOf } from '../../../src/study/plane/through';
import { walksFrom } from '../../../src/study/plane/walks';
import { done, trained } from './trained';

/** The CPU engine without its workers; it keeps how many losses it was asked for. */
function engine() {
  const asked: number[] = [];
  const part: Pick<Engine, 'losses' | 'plane'> = {
    losses: async (job) => {
      const found = done(new CpuLosses(job).parts());
      asked.push(found.length);
      return found;
    },
    plane: async ({ choice, runs, size, start, seed }) => ({
      plane: planeOf(runs, size, choice),
      control: planeOf(
        walksFrom(
          start,
          runs.map(({ points }) => points),
          seed,
        ),
        size,
        choice,
      ),
    }),
  };
  return { asked, engine: part as Engine };
}

async function planeOn(training: Training) {
  const { asked, engine: on } = engine();
  const passes: LossPlane[] = [];
  const declared = livePlane(signal(training), signal(on), signal(true));
  const input = declared.input.value as PlaneInput;
  const plane = await declared.compute({
    ...{ input, engine: on, before: undefined, asked: undefined, signal: new AbortController().signal },
    ...{ advance: () => {}, emit: (value) => passes.push(value) },
  });
  return { plane, passes, asked };
}

const moons = '#v=1&show=train&data=moons&epochs=2&split=all&batch=20';

describe('the loss plane of a training', () => {
  it.each(['mlp(3,l2=0.01)', 'mlp(4,act=relu,bn=on)'])('of %s has the loss of f64 at its nodes', async (model) => {
    const training = await trained(`${moons}&model=${model}&methods=sgd(eta=0.3),adam(eta=0.05)`);
    const { plane, passes } = await planeOn(training);
    const { field, basis, input } = plane;
    expect(passes.map((one) => one.field.stride)).toEqual([8, 4, 2]);
    expect([field.stride, [...field.values].every(Number.isFinite)]).toEqual([1, true]);
    const [across, up] = field.axes;
    for (const [i, j] of [
      [0, 0],
      [32, 32],
      [64, 13],
    ]) {
      const [u, v] = [across, up].map(({ from, to }, side) => from + ((to - from) * [i, j][side]) / 64);
      const theta = Float64Array.from(
        Float32Array.from(basis.origin, (x, k) => x + u * basis.axes[0][k] + v * basis.axes[1][k]),
      );
      const use = { kind: 'training', seed: 1, update: 1 } as const;
      const { network, data } = input;
      const exact = forward(network, theta, batchOf(data, data.train), use).loss + penaltyOf(network, theta);
      expect(Math.abs(field.values[j * 65 + i] / exact - 1)).toBeLessThan(3e-6);
    }
    // A pass keeps what the one before it has computed.
    const [first] = passes;
    first.field.values.forEach((value, k) => {
      if (!Number.isNaN(value)) expect(field.values[k]).toBe(value);
    });
  });

  it('of two parameters is their space: no run is off it', async () => {
    const training = await trained(
      '#v=1&show=train&data=penguins-mass&model=linear&split=all&batch=1&epochs=1&methods=sgd(eta=0.01),adam(eta=0.01)',
    );
    const { plane } = await planeOn(training);
    expect(plane.field.axes.map(({ name }) => name)).toEqual(['W1', 'b1']);
    expect(plane.field.provenance).toMatchObject({ of: 'loss', plane: { kind: 'parameters' } });
    for (const { median, largest } of [...plane.apart, plane.apartTogether]) {
      expect(median).toBeLessThan(1e-12);
      expect(largest).toBeLessThan(1e-12);
    }
    expect(factsOf(plane).map(({ share }) => share)).toEqual([undefined, undefined, undefined]);
  });

  it('has every trail at its run’s own loss, in the window, at the update that is looked at', async () => {
    const training = await trained(`${moons}&model=mlp(3)&methods=sgd(eta=0.3),adam(eta=0.05)`);
    const { plane } = await planeOn(training);
    const { trails, updates } = trailsOn(plane);
    const run = training.plan.runs[1];
    const { loss } = (training.found.get(run.key) as Trained).columns;
    for (const update of [0, 7, 40]) {
      const k = stepAt(updates, update);
      expect(updates[k]).toBe(update);
      expect(trails.traces[1].columns.loss.at(k)).toBe(loss.value[loss.at.indexOf(update)]);
    }
    const [across, up] = plane.field.axes;
    for (const { length, columns } of trails.traces) {
      for (let k = 0; k < length; k++) {
        expect(columns.u.at(k)).toBeGreaterThan(across.from);
        expect(columns.u.at(k)).toBeLessThan(across.to);
        expect(columns.v.at(k)).toBeGreaterThan(up.from);
        expect(columns.v.at(k)).toBeLessThan(up.to);
      }
    }
  });

  it('goes through weights that are equally spaced, and few enough', async () => {
    const of = (hash: string) => planOf(decode(`${moons}&${hash}`).state)?.variants[0].record as Recording;
    const long = of('model=mlp(3)&epochs=200&methods=sgd,adam,nag');
    expect([long.snapshots.length, long.snapshots[0], long.snapshots[132]]).toEqual([133, 0, 4000]);
    long.snapshots.forEach((update, k) => {
      expect(Math.abs(update - (4000 * k) / 132)).toBeLessThanOrEqual(0.5);
    });
    expect(of('model=mlp(1000,1000)&epochs=50').snapshots.length).toBeLessThan(10);
  });

  it('computes the losses of a trail that its run has not written down, and fewer of them where they cost much', async () => {
    const training = await trained(`${moons}&model=mlp(3)&methods=sgd(eta=0.3)`);
    const [run] = training.plan.runs;
    const whole = training.found.get(run.key) as Trained;
    const { loss } = whole.columns;
    const rare = { at: loss.at.filter((k) => k % 10 === 0), value: loss.value.filter((_, k) => k % 10 === 0) };
    const scarce = { ...whole, columns: { ...whole.columns, loss: rare } };
    const { plane } = await planeOn({ ...training, found: new Map([[run.key, scarce]]) });
    plane.heights[0].forEach((height, k) => {
      expect(height).toBeCloseTo(loss.value[k], 12);
    });
    const many = { ...training.data[0], train: new Uint32Array(4e7) };
    const path = planeInputOf({ ...training, data: [many] })?.paths[0];
    expect(path?.points).toBe(10);
    expect(path?.at[0]).toBe(0);
    expect(path?.at[9]).toBe(whole.updates);
    expect([...(path?.values.slice(-3) ?? [])]).toEqual([...whole.final.slice(-3)]);
  });

  it('leaves out another model, and of a run that diverges what shrinks the rest', async () => {
    const training = await trained(
      '#v=1&show=train&data=penguins-mass&model=linear&split=all&batch=all&epochs=60&vary=batch:all;10&methods=sgd(eta=0.1)',
    );
    expect(planeInputOf(training)?.paths).toHaveLength(2);
    const models = await trained(`${moons}&model=mlp(3)&methods=sgd(eta=0.3)&vary=model:mlp(3);mlp(4)`);
    expect(planeInputOf(models)).toMatchObject({ paths: [{ variant: 0 }], others: [models.plan.runs[1].id] });
    const diverging = await trained(
      '#v=1&show=train&data=penguins-mass&model=linear&split=all&batch=all&epochs=800&methods=sgd(eta=0.1),sgd(eta=2.1)',
    );
    const input = planeInputOf(diverging) as PlaneInput;
    const [kept, cut] = input.paths;
    expect([kept.cut, kept.divergedAt, cut.cut]).toEqual([false, undefined, true]);
    expect(cut.divergedAt).toBeGreaterThan(0);
    expect(Math.max(...cut.losses)).toBeLessThanOrEqual(10 * cut.losses[0]);
    expect(cut.points).toBeGreaterThan(1);
    // Not far enough yet to be told as diverged.
    const growing = await trained(
      '#v=1&show=train&data=penguins-mass&model=linear&split=all&batch=all&epochs=300&methods=sgd(eta=0.1),sgd(eta=2.1)',
    );
    const [, far] = (planeInputOf(growing) as PlaneInput).paths;
    expect([far.cut, far.divergedAt]).toEqual([true, undefined]);
    expect(Math.max(...far.losses)).toBeLessThanOrEqual(10 * far.losses[0]);
  });

  it('waits for the first seed of all runs, and for a person where it is too much', async () => {
    const training = await trained(`${moons}&model=mlp(3)&methods=sgd(eta=0.3),adam(eta=0.05)&seeds=2`);
    const [first, second] = training.plan.runs;
    expect(planeInputOf({ ...training, whole: new Set([first.key]) })).toBeUndefined();
    const input = planeInputOf({ ...training, whole: new Set([first.key, second.key]) }) as PlaneInput;
    expect(input.paths.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(affordable(input)).toEqual([8, 4, 2, 1]);
    const large = { ...input, network: { ...input.network, size: 250_000 } };
    expect(affordable(large)).toEqual([8]);
    expect(affordable({ ...large, network: { ...large.network, size: 4_000_000 } })).toEqual([]);
  });

  it('says how far the paths’ share is above that of random walks', async () => {
    const training = await trained(`${moons}&model=mlp(6)&methods=sgd(eta=0.3),adam(eta=0.05)`);
    const { plane } = await planeOn(training);
    const facts = factsOf(plane);
    expect(facts.map(({ path }) => path)).toEqual([0, 1, undefined]);
    const { control } = plane.basis.found as Planes;
    const [first, second] = control.sharesOf.map(([u, v]) => u + v);
    expect(facts[0].share?.walks).toBeCloseTo((first + second) / 2, 12);
    expect(facts[2].share?.walks).toBeCloseTo(control.shares[0] + control.shares[1], 12);
    for (const { share } of facts) {
      expect(share?.paths).toBeLessThanOrEqual(1 + 1e-9);
      expect(share?.times).toBeCloseTo((share?.paths ?? 0) / (share?.walks ?? 1), 12);
    }
    expect(isNearChance({ share: { paths: 0.8, walks: 0.7, times: 0.8 / 0.7 } })).toBe(true);
    expect(isNearChance({ share: { paths: 0, walks: 0, times: Number.NaN } })).toBe(true);
    expect(isNearChance({ share: { paths: 0.9, walks: 0.3, times: 3 } })).toBe(false);
  });
});
