import { Host, twice } from '../host/host';
import { coreCount } from '../host/pool';
import { latest } from '../latest';
import { checkFits } from '../many/fits';
import { type Swarm, type SwarmFrame, type SwarmJob, type Tally, tailOf } from '../many/swarm';
import { added } from '../many/tally';
import { segmentFloats } from '../types';
import type { PartFrame } from './swarm';

/** Particles of each run below which another worker is not worth while. */
const fewest = 256;

/** Most bytes of the segments of a swarm: what every browser gives one array. */
const mostBytes = 2 ** 31;

type SwarmHost = Host<'keep' | 'seek' | 'drop'>;

/** Swarms on the CPU: each worker keeps some of the particles of every run. They are there while a swarm is. */
export class CpuSwarms {
  private hosts: readonly SwarmHost[] = [];
  private count = 0;
  private readonly alive = new Set<CpuSwarm>();
  private ended: Error | undefined;

  constructor(
    private readonly start = () =>
      new Worker(new URL('./swarm-worker.ts', import.meta.url), { type: 'module', name: 'ravine-swarm' }),
    private readonly size = coreCount(),
  ) {}

  /** Particles at their starts. */
  make(job: SwarmJob): Swarm {
    if (this.ended) throw this.ended;
    checkFits(mostBytes, job);
    if (this.alive.size === 0) this.hosts = Array.from({ length: this.size }, () => new Host(this.start));
    const swarm = new CpuSwarm(job, this.count++, this.hosts);
    this.alive.add(swarm);
    const seek = latest(({ step, signal }: { step: number; signal: AbortSignal | undefined }) =>
      swarm.seek(step, signal),
    );
    return {
      seek: (step, signal) => seek({ step, signal }),
      dispose: () => this.forget(swarm),
    };
  }

  dispose(reason: Error): void {
    this.ended = reason;
    for (const host of this.hosts) host.dispose(reason);
  }

  private forget(swarm: CpuSwarm): void {
    if (!this.alive.delete(swarm)) return;
    swarm.drop();
    if (this.alive.size > 0) return;
    for (const host of this.hosts) host.dispose(new Error('the swarm was put away'));
  }
}

/** Particles from … to − 1 of every run, which one worker keeps. */
class Part {
  /** The worker that has them, by the generation of its host. */
  private keeper: number | undefined;
  /** Frames that are not among the segments yet: those of others were missing. */
  frames: PartFrame[] = [];

  constructor(
    private readonly host: SwarmHost,
    private readonly swarm: number,
    private readonly job: SwarmJob,
    readonly from: number,
    readonly to: number,
  ) {}

  /** Moves them to a step; in another worker from the start, where this one dies. */
  async seek(step: number, signal: AbortSignal | undefined): Promise<Tally[]> {
    const { swarm, host } = this;
    const frame = await twice(() => {
      if (this.keeper !== host.generation) this.keep();
      return host.run('seek', { swarm, step }, { signal });
    });
    const older = this.frames.filter(({ slots }) => slots.some((slot) => !frame.slots.includes(slot)));
    this.frames = [...older, frame];
    return [...frame.tallies];
  }

  drop(): void {
    if (this.keeper === this.host.generation) this.host.run('drop', { swarm: this.swarm }).catch(() => undefined);
  }

  /** What comes of it is told by the seek that follows. */
  private keep(): void {
    const { host, swarm, job, from, to } = this;
    host.run('keep', { swarm, job, from, to }).catch(() => undefined);
    this.keeper = host.generation;
  }
}

/** One swarm: which worker has which particles, and the segments that all of them write. */
class CpuSwarm {
  private readonly tail: number;
  private readonly segments: Float32Array;
  private readonly parts: readonly Part[];
  private dropped = false;

  constructor(
    private readonly job: SwarmJob,
    id: number,
    hosts: readonly SwarmHost[],
  ) {
    const { particles, runs } = job;
    this.tail = tailOf(particles * runs.length);
    this.segments = new Float32Array(runs.length * this.tail * particles * segmentFloats);
    const shares = partsOf(particles, Math.min(hosts.length, Math.ceil(particles / fewest)));
    this.parts = shares.map(([from, to], i) => new Part(hosts[i], id, job, from, to));
  }

  async seek(step: number, signal: AbortSignal | undefined): Promise<SwarmFrame> {
    signal?.throwIfAborted();
    if (this.dropped) throw new Error('the swarm was put away');
    const answers = await Promise.allSettled(this.parts.map((part) => part.seek(step, signal)));
    signal?.throwIfAborted();
    const tallies = answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
    // All at once, when everything is there: what is drawn in between is one step or the other.
    for (const { frames, from, to } of this.parts) for (const frame of frames.splice(0)) this.place(frame, from, to);
    return this.frameOf(step, tallies);
  }

  drop(): void {
    this.dropped = true;
    for (const part of this.parts) part.drop();
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

  private frameOf(step: number, parts: readonly (readonly Tally[])[]): SwarmFrame {
    const { particles, runs, bins } = this.job;
    const tallies = runs.map((_, r) => parts.map((counted) => counted[r]).reduce(added));
    return { step, runs: runs.length, particles, tail: this.tail, segments: this.segments, tallies, bins };
  }
}

/** Particles in as many parts, all but the last in whole pairs of blocks of four. */
function partsOf(particles: number, parts: number): [number, number][] {
  const edge = (i: number) => (i === parts ? particles : Math.round((particles * i) / parts / 8) * 8);
  return Array.from({ length: parts }, (_, i): [number, number] => [edge(i), edge(i + 1)]).filter(([a, b]) => a < b);
}
