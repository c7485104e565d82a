import { type Program, parseRule } from '../../math';
import { compileSurface, type Surface } from '../../surfaces/compile';
import { endsOf } from '../ends';
import { startOf } from '../start';
import { stepTable } from '../steps';
import { type Paths, type RaceJob, type Run, segmentFloats } from '../types';
import { kept } from './kept';
import { kernelBytes, vectorBytes } from './kernel';
import { pageBytes } from './memory';

interface Kernel {
  readonly program: Program;
  readonly trace: (rows: number, particle: number, segments: number, count: number) => void;
}

/** Runs races in WebAssembly; kernels and surfaces are kept by their text. Synchronous: it lives in a worker. */
export class CpuRace {
  private readonly memory = new WebAssembly.Memory({ initial: 16 });
  private readonly kernels = new Map<string, Kernel>();
  private readonly surfaces = new Map<string, Surface>();

  /** Every path of the race. */
  run(job: RaceJob): Paths {
    const work = this.parts(job);
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
    }
  }

  /** The same, with a stop after each path. */
  *parts(job: RaceJob): Generator<undefined, Paths> {
    const perRun = job.steps * segmentFloats;
    const segments = new Float32Array(job.runs.length * perRun);
    const surface = kept(this.surfaces, job.f, () => compileSurface(job.f));
    for (const [i, run] of job.runs.entries()) {
      segments.set(this.path(surface, job, run), i * perRun);
      yield;
    }
    return { steps: job.steps, segments, ends: endsOf(job, surface, segments) };
  }

  private path(surface: Surface, job: RaceJob, run: Run): Float32Array {
    const { program, trace } = this.kernel(surface, job.f, run);
    const table = Float32Array.from(stepTable(program, run, job.steps));
    const particle = particleOf(program, surface, job.start);
    const rows = particle.byteLength;
    const out = rows + Math.ceil(table.byteLength / vectorBytes) * vectorBytes;
    const floats = job.steps * segmentFloats;
    this.reserve(out + floats * 4);
    new Float32Array(this.memory.buffer, 0, particle.length).set(particle);
    new Float32Array(this.memory.buffer, rows, table.length).set(table);
    trace(rows, 0, out, job.steps);
    return new Float32Array(this.memory.buffer, out, floats);
  }

  private kernel(surface: Surface, f: string, run: Run): Kernel {
    const hyper = Object.keys(run.hyper);
    return kept(this.kernels, JSON.stringify([f, run.rule, hyper]), () => {
      const program = parseRule(run.rule, hyper);
      const module = new WebAssembly.Module(kernelBytes(program, surface, ['trace']));
      const { exports } = new WebAssembly.Instance(module, { env: { memory: this.memory } });
      return { program, trace: exports.trace as Kernel['trace'] };
    });
  }

  private reserve(bytes: number): void {
    const missing = bytes - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / pageBytes));
  }
}

/** The state before the first step, every lane the same: theta, states, f, ok. */
function particleOf(program: Program, surface: Surface, start: readonly [number, number]): Float32Array {
  const [x, y, f, ok] = startOf(surface, start);
  const values = [x, y, ...program.states.flatMap((s) => [s.initial, s.initial]), f];
  const floats = new Float32Array((values.length + 1) * 4);
  values.forEach((value, i) => {
    floats.fill(value, i * 4, i * 4 + 4);
  });
  new Uint32Array(floats.buffer).fill(ok ? 0xffffffff : 0, values.length * 4);
  return floats;
}
