import { jobOf } from '../../src/app/racer';
import { CpuRace } from '../../src/engine/cpu/race';
import { acquire } from '../../src/engine/gpu/adapter';
import { createGpuEngine } from '../../src/engine/gpu/engine';
import { readBack } from '../../src/engine/gpu/submit';
import type { SwarmJob } from '../../src/engine/many/swarm';
import { type Engine, pointOf, type RaceJob } from '../../src/engine/types';
import { decode } from '../../src/state';
import { oneStep } from './cases';
import { differences } from './conformance';
import { countOf, plainSegments, raceOfParticle } from './swarm-cases';

/** What the end-to-end tests call in a page that has WebGPU: the conformance cases on the GPU engine. */
export interface Parity {
  readonly surfaces: readonly string[];
  /** Differences after one step of every form on a surface, from f64 and from the CPU engine. */
  oneStep(surface: string): Promise<readonly string[]>;
  /** Differences of the first steps of a scene's paths from f64. */
  scene(id: string, steps: number): Promise<readonly string[]>;
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

async function fromCpu(race: Engine['race'], job: RaceJob): Promise<string[]> {
  const [ours, theirs] = [await race(job), cpu.run(job)];
  return job.runs.flatMap((_, run) => {
    const [a, b] = [pointOf(ours, run, 1), pointOf(theirs, run, 1)];
    const near = a.every((value, i) => Math.abs(value - b[i]) <= 1e-5 * Math.max(1, Math.abs(b[i])));
    const same = ours.ends[run].length === theirs.ends[run].length;
    return near && same ? [] : [`run ${run}: GPU ${a}, CPU ${b}`];
  });
}

window.parity = {
  surfaces: oneStep.map((c) => c.surface),
  async oneStep(surface) {
    const found = oneStep.find((c) => c.surface === surface);
    if (!found) throw new RangeError(`no surface ${surface}`);
    const { race } = await gpu();
    const wrong = await differences(race, found.job, 1e-5);
    const apart = await fromCpu(race, found.job);
    return [...wrong.map((d) => `${found.ids[d.run]}: ${d.got} instead of ${d.expected}`), ...apart];
  },
  async scene(id, steps) {
    const { race } = await gpu();
    const job = { ...jobOf(decode(`#scene=${id}`).state), steps };
    return (await differences(race, job, 1e-3)).map((d) => `run ${d.run}, step ${d.step}: ${d.got}; ${d.expected}`);
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
      if (!buffer || !device) throw new Error('no buffer');
      const found = new Float32Array(await readBack(device, buffer, buffer.size));
      const wrong = bitsApart(found, plainSegments(job, paths, step));
      const counted = job.runs.map((_, r) => countOf(job, found, r, step));
      checks.push({ step, wrong, tallies, counted });
    }
    made.dispose();
    return checks;
  },
};
