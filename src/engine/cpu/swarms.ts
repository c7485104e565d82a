import { latest } from '../latest';
import { checkFits } from '../many/fits';
import { type Swarm, type SwarmFrame, type SwarmJob, type Tally, tailOf } from '../many/swarm';
import { added } from '../many/tally';
import { segmentFloats } from '../types';
import { Crew, WorkerDied } from './crew';
import { coreCount } from './pool';
import type { PartFrame } from './swarm';

/** Particles of each run below which another worker is not worth while. */
const fewest = 256;

/** Most bytes of the segments of a swarm: what every browser gives one array. */
const mostBytes = 2 ** 31;

/** Swarms on the CPU: each worker keeps some of the particles of every run. They are there while a swarm is. */
export class CpuSwarms {
  private crew: Crew | undefined;
  private count = 0;
  private readonly alive = new Set<CpuSwarm>();
  private ended = false;

  constructor(
    private readonly start = () =>
      new Worker(new URL('./swarm-worker.ts', import.meta.url), { type: 'module', name: 'ravine-swarm' }),
    private readonly size = coreCount(),
  ) {}

  /** Particles at their starts. */
  make(job: SwarmJob): Swarm {
    if (this.ended) throw new Error('the engine was put away');
    checkFits(mostBytes, job);
    const swarm = new CpuSwarm(job, this.count++, this.size, () => this.present());
    this.alive.add(swarm);
    const seek = latest(({ step, signal }: { step: number; signal: AbortSignal | undefined }) =>
      swarm.seek(step, signal),
    );
    return {
      seek: (step, signal) => seek({ step, signal }),
      dispose: () => this.forget(swarm),
    };
  }

  dispose(): void {
    this.ended = true;
    this.crew?.end(new Error('the engine was put away'));
  }

  private present(): Crew {
    if (this.ended) throw new Error('the engine was put away');
    if (!this.crew || this.crew.ended) this.crew = new Crew(this.start, this.size);
    return this.crew;
  }

  private forget(swarm: CpuSwarm): void {
    swarm.drop();
    this.alive.delete(swarm);
    if (this.alive.size > 0) return;
    this.crew?.end(new Error('the swarm was put away'));
    this.crew = undefined;
  }
}

/** One swarm: which worker has which particles, and the segments that all of them write. */
class CpuSwarm {
  private readonly tail: number;
  private readonly segments: Float32Array;
  /** Particles from … to − 1 of every run, for each worker. */
  private readonly parts: readonly (readonly [from: number, to: number])[];
  /** The workers that have their parts. */
  private crew: Crew | undefined;
  private dropped = false;

  constructor(
    private readonly job: SwarmJob,
    private readonly id: number,
    size: number,
    private readonly present: () => Crew,
  ) {
    const { particles, runs } = job;
    this.tail = tailOf(particles * runs.length);
    this.segments = new Float32Array(runs.length * this.tail * particles * segmentFloats);
    this.parts = partsOf(particles, Math.min(size, Math.ceil(particles / fewest)));
  }

  async seek(step: number, signal: AbortSignal | undefined): Promise<SwarmFrame> {
    try {
      return await this.once(step, signal);
    } catch (error) {
      // Another crew tries once more: a worker may have been killed for its memory.
      if (error instanceof WorkerDied && !signal?.aborted && !this.dropped) return this.once(step, signal);
      throw error;
    }
  }

  drop(): void {
    this.dropped = true;
    this.parts.forEach((_, worker) => {
      this.crew?.tell(worker, { order: 'drop', swarm: this.id });
    });
  }

  private async once(step: number, signal: AbortSignal | undefined): Promise<SwarmFrame> {
    signal?.throwIfAborted();
    if (this.dropped) throw new Error('the swarm was put away');
    const crew = this.manned();
    const answers = await Promise.allSettled(this.parts.map((_, worker) => crew.seek(worker, this.id, step, signal)));
    signal?.throwIfAborted();
    const frames = answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
    // All at once, when everything is there: what is drawn in between is one step or the other.
    frames.forEach((frame, i) => {
      this.place(frame, ...this.parts[i]);
    });
    return this.frameOf(step, frames);
  }

  /** The workers, which know their parts. */
  private manned(): Crew {
    const crew = this.present();
    if (crew === this.crew) return crew;
    this.crew = crew;
    this.parts.forEach(([from, to], worker) => {
      crew.tell(worker, { order: 'make', swarm: this.id, job: this.job, from, to });
    });
    return crew;
  }

  private place({ slots, segments }: PartFrame, from: number, to: number): void {
    const { runs, particles } = this.job;
    const floats = (to - from) * segmentFloats;
    slots.forEach((slot, i) => {
      for (let r = 0; r < runs.length; r++) {
        const at = (i * runs.length + r) * floats;
        const place = ((r * this.tail + slot) * particles + from) * segmentFloats;
        this.segments.set(segments.subarray(at, at + floats), place);
      }
    });
  }

  private frameOf(step: number, frames: readonly PartFrame[]): SwarmFrame {
    const { particles, runs, bins } = this.job;
    const tallies = runs.map((_, r) => frames.map((frame): Tally => frame.tallies[r]).reduce(added));
    return { step, runs: runs.length, particles, tail: this.tail, segments: this.segments, tallies, bins };
  }
}

/** Particles in as many parts, all but the last in whole pairs of blocks of four. */
function partsOf(particles: number, parts: number): [number, number][] {
  const edge = (i: number) => (i === parts ? particles : Math.round((particles * i) / parts / 8) * 8);
  return Array.from({ length: parts }, (_, i): [number, number] => [edge(i), edge(i + 1)]).filter(([a, b]) => a < b);
}
