import { raceJobOf } from '../../src/app/race-job';
import { CpuRace } from '../../src/engine/cpu/race';
import { acquire } from '../../src/engine/gpu/adapter';
import { createGpuEngine } from '../../src/engine/gpu/engine';
import { DeviceWork } from '../../src/engine/gpu/faults';
import { readBack } from '../../src/engine/gpu/submit';
import type { MapJob } from '../../src/engine/many/map';
import type { SwarmJob } from '../../src/engine/many/swarm';
import { type Engine, type Paths, pointOf, type RaceJob } from '../../src/engine/types';
import { defaultHyper, optimizers, ruleOf } from '../../src/optimizers/catalog';
import { decode } from '../../src/state';
import { surfaces } from '../../src/surfaces/catalog';
import { noisyRun, oneStep, type Step, statesOf } from './cases';
import { differences, nearStep, stepDifferences } from './conformance';
import { agreement, axis, cancelled, notAsRaced, tilesJoin } from './map-in-browser';
import { countOf, plainSegments, raceOfParticle } from './swarm-cases';

/** What the end-to-end tests call in a page that has WebGPU: the conformance cases on the GPU engine. */
export interface Parity {
  readonly surfaces: readonly string[];
  /** Differences after one step of every form on a surface, from f64 and from the CPU engine. */
  oneStep(surface: string): Promise<readonly string[]>;
  /** The same of every state of every form. */
  states(surface: string): Promise<readonly string[]>;
  /** Differences of the first steps of a scene's paths from f64. */
  scene(id: string, steps: number): Promise<readonly string[]>;
  /** Pixels of a map over a surface that are not what the same engine's races say. */
  map(surface: string, changes: 'starts' | 'hyper' | 'noise'): Promise<readonly string[]>;
  /** Share of a map's pixels that end in the same way on both engines. */
  agreement(surface: string, method: string): Promise<number>;
  /** What came by tiles and what an aborted map rejects with. */
  parts(): Promise<{ joined: boolean; cancelled: string }>;
  /** Where runs of a job that diverges end, on the GPU and on the CPU. */
  ends(job: RaceJob): Promise<{ gpu: unknown; cpu: unknown; finite: boolean }>;
  /** Floats of a swarm's segments that are not those of its particles' races, and tallies that are not a plain count; after each seek. */
  swarm(job: SwarmJob, seeks: readonly number[]): Promise<readonly SwarmCheck[]>;
}

/** A swarm after a seek, beside the races of its particles on the same engine. */
export interface SwarmCheck {
  readonly step: number;
  readonly wrong: readonly string[];
  readonly tallies: unknown;
  readonly counted: unknown;
}

declare global {
  interface Window {
    parity: Parity;
  }
}

/** Differences of two lists of floats, bit by bit; the first few. */
function bitsApart(found: Float32Array, expected: Float32Array): string[] {
  if (found.length !== expected.length) return [`${found.length} floats instead of ${expected.length}`];
  const [a, b] = [found, expected].map((floats) => new Uint32Array(floats.buffer));
  const apart = Array.from(a.keys()).filter((i) => a[i] !== b[i]);
  return apart.slice(0, 8).map((i) => `float ${i} of ${apart.length} wrong ones: ${found[i]}, race ${expected[i]}`);
}

const cpu = new CpuRace();
let engine: Promise<Engine> | undefined;

async function gpuEngine(): Promise<Engine> {
  const acquired = await acquire(true);
  if (typeof acquired === 'string') throw new Error(`this suite needs WebGPU: ${acquired}`);
  return createGpuEngine(acquired);
}

async function gpu(): Promise<Engine> {
  engine ??= gpuEngine();
  return engine;
}

/** The runs that one step takes elsewhere on the GPU than on the CPU. */
function fromCpu(ours: Paths, { job, ids, before, accuracy }: Step): string[] {
  const theirs = cpu.run(job);
  return ids.flatMap((id, run) => {
    const [a, b] = [pointOf(ours, run, 1), pointOf(theirs, run, 1)];
    const same = ours.ends[run].length === theirs.ends[run].length;
    const near = nearStep(a, b, before[run], accuracy);
    return same && near ? [] : [`${id}: GPU ${a}, CPU ${b}`];
  });
}

/** A map of a method with the rates of `rates`, over starts in the domain or over two hyperparameters. */
function mapJob(surface: string, method: string, changes: 'starts' | 'hyper', side: number): MapJob {
  const ground = surfaces.get(surface);
  const optimizer = optimizers.get(method);
  const rule = optimizer && ruleOf(optimizer);
  if (!ground || !optimizer || !rule) throw new RangeError(`no ${method} on ${surface}`);
  const { f, domain, start, minima } = ground;
  const [x0, x1, y0, y1] = domain;
  const hyper = { ...defaultHyper(optimizer), eta: rates[method] };
  const over = {
    starts: { across: axis('x', x0, x1, side), up: axis('y', y0, y1, side) },
    hyper: { across: axis('eta', 1e-3, 1, side), up: axis('beta1', 0.1, 0.97, side) },
  };
  const goals = { minima: minima.map(({ at }) => at), radius: 0.02 * (x1 - x0), goal: (minima[0]?.f ?? 0) + 0.01 };
  return { f, run: { rule, hyper }, start, steps: 100, ...over[changes], ...goals };
}

/** Learning rates with which runs arrive within a hundred steps, and smoothly. */
const rates: Readonly<Record<string, number>> = { sgd: 0.005, momentum: 0.002, adam: 0.2, adagrad: 0.5, rmsprop: 0.05 };

async function stepOn(surface: string, wanted: (step: Step) => Step): Promise<string[]> {
  const found = oneStep.find((c) => c.surface === surface);
  if (!found) throw new RangeError(`no surface ${surface}`);
  const step = wanted(found);
  const { race } = await gpu();
  const raced = await race(step.job);
  return [...(await stepDifferences(() => raced, step)), ...fromCpu(raced, step)];
}

window.parity = {
  surfaces: oneStep.map((c) => c.surface),
  oneStep: (surface) => stepOn(surface, (step) => step),
  states: (surface) => stepOn(surface, statesOf),
  async scene(id, steps) {
    const { race } = await gpu();
    const job = { ...raceJobOf(decode(`#scene=${id}`).state), steps };
    return (await differences(race, job, 1e-3)).map((d) => `run ${d.run}, step ${d.step}: ${d.got}; ${d.expected}`);
  },
  async map(surface, changes) {
    const job = mapJob(surface, 'adam', changes === 'hyper' ? 'hyper' : 'starts', 12);
    return notAsRaced(await gpu(), changes === 'noise' ? { ...job, run: noisyRun } : job, 7);
  },
  async agreement(surface, method) {
    return agreement(await gpu(), mapJob(surface, method, 'starts', 48));
  },
  async parts() {
    const job = mapJob('himmelblau', 'momentum', 'starts', 40);
    const long = { ...mapJob('himmelblau', 'momentum', 'starts', 400), steps: 2000 };
    return { joined: await tilesJoin(await gpu(), job), cancelled: await cancelled(await gpu(), long) };
  },
  async ends(job) {
    const paths = await (await gpu()).race(job);
    return { gpu: paths.ends, cpu: cpu.run(job).ends, finite: paths.segments.every(Number.isFinite) };
  },
  async swarm(job, seeks) {
    const { race, swarm, device } = await gpu();
    const paths = [];
    for (let p = 0; p < job.particles; p++) {
      const { segments, ...rest } = await race(raceOfParticle(job, p));
      paths.push({ ...rest, segments: segments.slice() });
    }
    const made = await swarm(job);
    const checks: SwarmCheck[] = [];
    for (const step of seeks) {
      const { buffer, tallies } = await made.seek(step);
      const lease = buffer?.acquire();
      if (!lease || !device) throw new Error('no buffer');
      const found = new Float32Array(await readBack(new DeviceWork(device, 'test'), lease.value, lease.value.size));
      lease.release();
      const wrong = bitsApart(found, plainSegments(job, paths, step));
      const counted = job.runs.map((_, r) => countOf(job, found, r, step));
      checks.push({ step, wrong, tallies, counted });
    }
    made.dispose();
    return checks;
  },
};
