import { describe, expect, it } from 'vitest';
import { CpuRace } from '../../src/engine/cpu/race';
import { type PartFrame, SwarmPart } from '../../src/engine/cpu/swarm';
import { binOf, binsFor, edgesOf } from '../../src/engine/many/bins';
import { scatter } from '../../src/engine/many/scatter';
import { binCount, type SwarmJob, tailOf } from '../../src/engine/many/swarm';
import { segmentFloats } from '../../src/engine/types';
import { surfaces } from '../../src/surfaces/catalog';
import { everyForm, noisyRun } from './cases';
import { countOf, frameOf, plainSegments, raceOfParticle } from './swarm-cases';

const races = new CpuRace();
const himmelblau = surfaces.get('himmelblau');

const job = (change: Partial<SwarmJob>): SwarmJob => ({
  f: himmelblau?.f ?? '',
  minima: (himmelblau?.minima ?? []).map((m) => m.at),
  radius: 0.2,
  runs: everyForm.map(({ run }) => run),
  region: { box: [-6, 6, -6, 6], round: false },
  particles: 11,
  steps: 120,
  seed: 3,
  bins: { scale: 'log', from: 0, least: -8, most: 3 },
  ...change,
});

/** All of a seek at once. */
function seek(part: SwarmPart, step: number): PartFrame {
  const work = part.seek(step);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** A swarm's segments as they stand after seeks to the steps. */
function after(swarm: SwarmJob, steps: readonly number[]): Float32Array {
  const part = new SwarmPart(swarm, 0, swarm.particles);
  const segments = frameOf(swarm);
  for (const step of steps) segments.place(seek(part, step), 0, swarm.particles);
  return segments.all;
}

describe('every particle has the bits of its own race', () => {
  it.each([...everyForm, { id: 'noisy', run: noisyRun }])('$id', ({ run }) => {
    const quick = Object.entries(run.hyper).map(([name, value]) => [name, name === 'eta' ? 3 * value : value]);
    const swarm = job({ runs: [run, { ...run, hyper: Object.fromEntries(quick) }], particles: 13 });
    const paths = Array.from({ length: 13 }, (_, p) => races.run(raceOfParticle(swarm, p)));
    for (const step of [1, 3, 120]) expect(after(swarm, [step])).toEqual(plainSegments(swarm, paths, step));
  });
});

it('on the way, backwards, in small and large steps: the same segments', () => {
  const swarm = job({ runs: everyForm.slice(0, 3).map(({ run }) => run) });
  const paths = Array.from({ length: swarm.particles }, (_, p) => races.run(raceOfParticle(swarm, p)));
  for (const steps of [[0], [0, 1], [0, 1, 2, 30], [30, 31, 33, 60, 61], [60, 7], [60, 7, 7, 0]])
    expect(after(swarm, steps), String(steps)).toEqual(plainSegments(swarm, paths, steps[steps.length - 1]));
});

it('a seek that was given up half-way begins anew', () => {
  const swarm = job({ particles: 9 });
  const part = new SwarmPart(swarm, 0, 9);
  const work = part.seek(80);
  for (let k = 0; k < 4; k++) work.next();
  const segments = frameOf(swarm);
  segments.place(seek(part, 100), 0, 9);
  expect(segments.all).toEqual(after(swarm, [100]));
});

it('parts make up the whole, and only what changed is sent', () => {
  const swarm = job({ particles: 21, runs: everyForm.slice(4, 6).map(({ run }) => run) });
  const tail = tailOf(42);
  const parts = [
    [0, 8],
    [8, 21],
  ].map(([from, to]) => ({ from, to, part: new SwarmPart(swarm, from, to) }));
  const segments = frameOf(swarm);
  for (const [step, slots] of [
    [50, tail],
    [51, 1],
    [51, 0],
    [54, 3],
  ]) {
    for (const { from, to, part } of parts) {
      const frame = seek(part, step);
      expect([frame.slots.length, frame.segments.length]).toEqual([slots, slots * 2 * (to - from) * segmentFloats]);
      segments.place(frame, from, to);
    }
  }
  expect(segments.all).toEqual(after(swarm, [54]));
});

it('tallies are a plain count: every outcome occurs', () => {
  const { run } = everyForm[0];
  const swarm = job({
    f: `${himmelblau?.f} + 1e-9*sqrt(x + 5.5)`,
    runs: [run, { ...run, hyper: { eta: 0.02 } }],
    particles: 400,
  });
  const part = new SwarmPart(swarm, 0, 400);
  for (const step of [0, 3, 40, 120]) {
    const { tallies } = seek(part, step);
    const segments = after(swarm, [step]);
    expect(tallies).toEqual(swarm.runs.map((_, r) => countOf(swarm, segments, r, step)));
    for (const { live, arrived, diverged, histogram } of tallies) {
      expect(live + arrived + diverged).toBe(400);
      expect(histogram.reduce((a, b) => a + b, 0)).toBe(400 - diverged);
    }
  }
  const [calm, wild] = seek(part, 25).tallies;
  expect(Math.min(calm.live, calm.arrived, wild.diverged)).toBeGreaterThan(0);
});

describe('bins', () => {
  it('a value lies between the edges of its bin', () => {
    for (const bins of [job({}).bins, binsFor([3, 1, 8, 2, 900], 1), binsFor([3, -4, 8, Number.NaN], undefined)]) {
      const edges = edgesOf(bins);
      expect(edges).toHaveLength(binCount - 1);
      for (const f of [-1e30, -4, 0, 1e-9, 1, Math.fround(1.00001), 3, 899, 1e30, ...edges]) {
        const bin = binOf(edges, f);
        if (bin > 0) expect(f).toBeGreaterThanOrEqual(edges[bin - 1]);
        if (bin < binCount - 1) expect(f).toBeLessThan(edges[bin]);
      }
    }
  });
});

it('starts of a swarm are those of the scatter', () => {
  const swarm = job({ particles: 30, runs: [everyForm[0].run] });
  const starts = scatter(swarm.region, 30, swarm.seed);
  const segments = after(swarm, [0]);
  for (let p = 0; p < 30; p++) expect(segments.slice(p * 8, p * 8 + 2)).toEqual(starts.slice(2 * p, 2 * p + 2));
});
