import { jobOf } from '../../src/app/racer';
import { CpuRace } from '../../src/engine/cpu/race';
import { acquire } from '../../src/engine/gpu/adapter';
import { createGpuEngine } from '../../src/engine/gpu/engine';
import { type Engine, pointOf, type RaceJob } from '../../src/engine/types';
import { decode } from '../../src/state';
import { oneStep, type Step, statesOf } from './cases';
import { differences, nearStep, stepDifferences } from './conformance';

/** What the end-to-end tests call in a page that has WebGPU: the conformance cases on the GPU engine. */
export interface Parity {
  readonly surfaces: readonly string[];
  /** Differences after one step of every form on a surface, from f64 and from the CPU engine. */
  oneStep(surface: string): Promise<readonly string[]>;
  /** The same of every state of every form. */
  states(surface: string): Promise<readonly string[]>;
  /** Differences of the first steps of a scene's paths from f64. */
  scene(id: string, steps: number): Promise<readonly string[]>;
  /** Where runs of a job that diverges end, on the GPU and on the CPU. */
  ends(job: RaceJob): Promise<{ gpu: unknown; cpu: unknown; finite: boolean }>;
}

declare global {
  interface Window {
    parity: Parity;
  }
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
async function fromCpu(race: Engine['race'], { job, ids, before, accuracy }: Step): Promise<string[]> {
  const [ours, theirs] = [await race(job), cpu.run(job)];
  return ids.flatMap((id, run) => {
    const [a, b] = [pointOf(ours, run, 1), pointOf(theirs, run, 1)];
    const same = ours.ends[run].length === theirs.ends[run].length;
    const near = nearStep(a, b, before[run], accuracy);
    return same && near ? [] : [`${id}: GPU ${a}, CPU ${b}`];
  });
}

async function stepOn(surface: string, wanted: (step: Step) => Step): Promise<string[]> {
  const found = oneStep.find((c) => c.surface === surface);
  if (!found) throw new RangeError(`no surface ${surface}`);
  const step = wanted(found);
  const { race } = await gpu();
  return [...(await stepDifferences(race, step)), ...(await fromCpu(race, step))];
}

window.parity = {
  surfaces: oneStep.map((c) => c.surface),
  oneStep: (surface) => stepOn(surface, (step) => step),
  states: (surface) => stepOn(surface, statesOf),
  async scene(id, steps) {
    const { race } = await gpu();
    const job = { ...jobOf(decode(`#scene=${id}`).state), steps };
    return (await differences(race, job, 1e-3)).map((d) => `run ${d.run}, step ${d.step}: ${d.got}; ${d.expected}`);
  },
  async ends(job) {
    const paths = await (await gpu()).race(job);
    return { gpu: paths.ends, cpu: cpu.run(job).ends, finite: paths.segments.every(Number.isFinite) };
  },
};
