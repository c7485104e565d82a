import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { type Lateness, parameterStepper } from '../../src/engine/reference/parameters';
import { runReference } from '../../src/engine/reference/run';
import type { Run } from '../../src/engine/types';
import { segmentFloats } from '../../src/engine/types';
import { randomUnit } from '../../src/study/random';
import { type Reading, revisionServer } from '../optimizers/revision';
import { arrayRun, farFrom } from './array-runs';
import { lateRuns } from './late-runs';
import { methodRun } from './trainings';

/** Three parameters a row, each row filled up to eight. */
const rows = (count: number) =>
  Int32Array.from({ length: Math.ceil(count / 3) * 8 }, (_, i) =>
    i % 8 < 3 && 3 * (i >> 3) + (i % 8) < count ? 3 * (i >> 3) + (i % 8) : -1,
  );
const drawn = (count: number, stream: number, t: number) =>
  Float32Array.from({ length: count }, (_, i) => 2 * randomUnit(11, stream, t, i) - 1);

/** Steps of a run of many workers, each parameter with a gradient and lateness of its own. */
function takeSteps(run: Run, count: number, padded: boolean, each: (t: number, found: Taken) => void): void {
  const { arrays, kept } = arrayRun(run, drawn(count, 3, 0), padded ? rows(count) : undefined, 'parallel');
  for (let t = 1; t <= 6; t++) {
    const [g, back, drift] = [0, 1, 2].map((stream) => drawn(count, stream, t));
    const before = kept().map((values) => Float64Array.from(values));
    const delay = (5 * t) % 7;
    arrays.write(arrays.gradient, g);
    if (arrays.back !== undefined) arrays.write(arrays.back, back);
    if (arrays.drift !== undefined) arrays.write(arrays.drift, drift);
    const at = arrays.locate(t);
    const place = at === undefined ? undefined : arrays.read(at, count);
    expect(arrays.advance(t, delay)).toBe(true);
    each(t, { before, place, after: kept(), g, lateness: { delay, back, drift } });
  }
}

interface Taken {
  readonly before: readonly Float64Array[];
  readonly place: Float32Array | undefined;
  readonly after: readonly Float32Array[];
  readonly g: Float32Array;
  readonly lateness: Lateness;
}

describe('a rule that reads how late its gradient comes is that of f64, whatever is late', () => {
  it.each(lateRuns)('$id', ({ run }) => {
    const exact = parameterStepper(run, 'parallel');
    for (const [count, padded] of [
      [1, false],
      [7, false],
      [1001, false],
      [7, true],
    ] as const)
      takeSteps(run, count, padded, (t, { before, place, after, g, lateness }) => {
        const expected = exact.follow(before, t, run.hyper, g, lateness);
        expect([count, t, farFrom(after, expected, before)]).toEqual([count, t, []]);
        expect([count, t, farFrom([place as Float32Array], [exact.locate(before, t, run.hyper)], [before[0]])]).toEqual(
          [count, t, []],
        );
      });
  });
  it.each(lateRuns)('$id: and another than that of a sequential run', ({ run }) => {
    const exact = parameterStepper(run);
    let apart = 0;
    takeSteps(run, 7, false, (t, { before, after, g }) => {
      apart += farFrom(after, exact.follow(before, t, run.hyper, g), before).length;
    });
    expect(apart).toBeGreaterThan(0);
  });
});

describe('where nothing is late', () => {
  const theta = drawn(24, 3, 0);
  const curvature = (i: number) => [1, 3, 0.25, 20, 150][i % 5];
  it.each(lateRuns)('$id has the bits of a sequential run', ({ run }) => {
    const [late, plain] = [arrayRun(run, theta, undefined, 'parallel'), arrayRun(run, theta)];
    expect([plain.arrays.back, plain.arrays.drift]).toEqual([undefined, undefined]);
    for (let t = 1; t <= 6; t++) {
      for (const { step } of [late, plain]) expect(step(t, (x, i) => curvature(i) * x)).toBe(true);
      expect(late.kept()).toEqual(plain.kept());
    }
  });
});

describe('AdaptiveRevision', () => {
  it('with a gradient that is two updates late goes the way of the worked example', () => {
    const published = '0.7071067812 0.894427191 0.9486832981 0.9996129609'.split(' ').map(Number);
    const run = { ...methodRun({ method: 'adarevision' }), hyper: { eta: 1 } };
    const hand = revisionServer(1, 0);
    const exact = parameterStepper(run, 'parallel');
    const { arrays, kept } = arrayRun(run, [0], undefined, 'parallel');
    const reads: Reading[] = [];
    let states = exact.initial([0]);
    for (let t = 1; t <= published.length; t++) {
      const before = hand.read();
      reads.push(before);
      const read = reads[Math.max(0, t - 3)];
      const g = read.x - 1;
      hand.update(g, read);
      expect(hand.read().x).toBeCloseTo(published[t - 1], 9);
      const lateness = { delay: Math.min(t - 1, 2), back: [before.G - read.G] };
      states = exact.follow(states, t, run.hyper, [g], lateness);
      expect(Math.abs(states[0][0] - published[t - 1])).toBeLessThan(1e-9);
      arrays.write(arrays.gradient, [g]);
      arrays.write(arrays.back as number, lateness.back);
      expect(arrays.advance(t, lateness.delay)).toBe(true);
      expect(Math.abs(kept()[0][0] - published[t - 1])).toBeLessThan(1e-6);
    }
  });

  it('is Adagrad with a sum that begins at 1 where nothing is late, bit for bit', () => {
    const hyper = { eta: 0.5 };
    const rule = methodRun({ method: 'adarevision' }).rule;
    const typed = { state: { z: 1 }, update: 'z = z + g^2\ntheta = theta - eta/sqrt(z)*g' };
    const job = { f: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2', start: [1, 1.6] as const, steps: 200 };
    const runs = [rule, typed].map((each) => ({ rule: each, hyper }));
    const [ours, plain] = runReference({ ...job, runs });
    expect(ours).toEqual(plain);
    const { segments, ends } = new CpuRace().run({ ...job, runs });
    expect(ends[0]).toEqual(ends[1]);
    const stride = job.steps * segmentFloats;
    expect(segments.slice(0, stride)).toEqual(segments.slice(stride, 2 * stride));
  });
});

describe('names that a rule has for itself', () => {
  const theta = Float32Array.from([1, -2, 3]);
  /** A rule under two names for the same thing, on places that are filled up. */
  const same = (rule: Run['rule'], hyper: Run['hyper'], name: string) => {
    const renamed = JSON.parse(JSON.stringify({ rule, hyper }).replaceAll(name, 'other')) as Run;
    const both = [{ rule, hyper }, renamed].map((run) => arrayRun(run, theta, rows(3), 'parallel'));
    for (let t = 1; t <= 3; t++) {
      for (const { step } of both) expect(step(t, (x, i) => (i + 1) * x)).toBe(true);
      expect(both[0].kept()).toEqual(both[1].kept());
    }
  };
  it.each(['back', 'drift', 'delay', 'mask', 'step', 'g2'])('%s', (name) => {
    same({ state: { [name]: 0.5 }, update: `${name} = 0.9*${name} + g\ntheta = theta - 0.01*${name}` }, {}, name);
    same({ update: `theta = theta - ${name}*g` }, { [name]: 0.01 }, name);
    same({ perStep: `${name} = 0.01/t`, update: `theta = theta - ${name}*g` }, {}, name);
    same({ perPoint: `${name} = sum(g^2)`, update: `theta = theta - 0.01*g/${name}` }, {}, name);
  });
});
