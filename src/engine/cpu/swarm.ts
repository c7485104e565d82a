import { parseRule } from '../../math';
import { compileSurface } from '../../surfaces/compile';
import { EarlyEnds } from '../many/early-ends';
import { scatter } from '../many/scatter';
import { type SwarmJob, type Tally, tailOf } from '../many/swarm';
import { Counter, type Measure, measureOf } from '../many/tally';
import { startOf } from '../start';
import { segmentFloats } from '../types';
import { pageBytes } from './memory';
import { SwarmRun } from './swarm-run';

/** Some of a swarm's particles at one step: what changed since the step before that was asked for. */
export interface PartFrame {
  /** Slots of the streaks (step mod tail) that have new segments. */
  readonly slots: readonly number[];
  /** For each of those slots, for each run: a segment of every particle. */
  readonly segments: Float32Array<ArrayBuffer>;
  /** Of each run. */
  readonly tallies: readonly Tally[];
}

/** Particle-steps between two looks at whether there is something newer to do: some milliseconds. */
const chunk = 2 ** 18;

/** Particles `from` … `to` − 1 of every run, moved in WebAssembly. Synchronous but in pieces: it lives in a worker. */
export class SwarmPart {
  private readonly tail: number;
  private readonly count: number;
  private readonly runs: readonly SwarmRun[];
  private readonly ends: readonly EarlyEnds[];
  private readonly starts: Float32Array;
  private readonly measure: Measure;
  /** The step of every particle; undefined while they are under way or nowhere. */
  private now: number | undefined;

  constructor(job: SwarmJob, from: number, to: number) {
    this.tail = tailOf(job.particles * job.runs.length);
    this.count = to - from;
    this.measure = measureOf(job);
    const surface = compileSurface(job.f);
    const places = scatter(job.region, job.particles, job.seed, from, to);
    this.starts = new Float32Array(4 * this.count);
    for (let p = 0; p < this.count; p++) this.starts.set(startOf(surface, [places[2 * p], places[2 * p + 1]]), 4 * p);
    this.ends = job.runs.map((run) => new EarlyEnds(surface, run, this.starts));
    const programs = job.runs.map(({ rule, hyper }) => parseRule(rule, Object.keys(hyper)));
    const memory = new WebAssembly.Memory({ initial: 1 });
    let bytes = 0;
    const places_ = programs.map((program) => {
      const place = bytes;
      bytes += SwarmRun.bytes(program, this.count, job.steps);
      return place;
    });
    memory.grow(Math.ceil(bytes / pageBytes));
    this.runs = job.runs.map(
      (run, r) =>
        new SwarmRun(memory, places_[r], { program: programs[r], surface, run, count: this.count, steps: job.steps }),
    );
  }

  /** Moves every particle to a step; each `yield` is a place where the work may be given up. */
  *seek(step: number): Generator<void, PartFrame> {
    const anew = this.now === undefined || this.now > step;
    const from = anew ? 0 : (this.now as number);
    this.now = undefined;
    if (anew) for (const run of this.runs) run.begin(this.starts);
    const seen = Math.max(from, step - this.tail);
    const slots = anew ? this.firstSlots() : [];
    for (let k = seen + 1; k <= step; k++) if (!slots.includes(k % this.tail)) slots.push(k % this.tail);
    const segments = new Float32Array(slots.length * this.runs.length * this.count * segmentFloats);
    const at = (slot: number, r: number) => (slots.indexOf(slot) * this.runs.length + r) * this.count * segmentFloats;
    const tallies: Tally[] = [];
    for (const [r, run] of this.runs.entries()) {
      const ends = this.ends[r];
      if (anew) ends.begin();
      if (anew) run.writeStarts(segments, at(0, r));
      yield* this.move(run, from, seen);
      for (let k = seen; k < step; k++) {
        run.step(k, segments, at((k + 1) % this.tail, r));
        yield;
      }
      const counter = new Counter(this.measure);
      run.count(counter);
      yield* ends.look(
        step,
        (p) => run.isLive(p),
        (p) => run.stateOf(p),
      );
      tallies.push({ ...counter.counted, ...ends.counts });
      yield;
    }
    this.now = step;
    return { slots, segments, tallies };
  }

  /** All of them: those of no step yet are cleared. */
  private firstSlots(): number[] {
    return Array.from({ length: this.tail }, (_, slot) => slot);
  }

  private *move(run: SwarmRun, from: number, to: number): Generator<void, void> {
    const most = Math.max(1, Math.floor(chunk / this.count));
    for (let k = from; k < to; k += most) {
      run.move(k, Math.min(most, to - k));
      yield;
    }
  }
}

/** The parts of swarms that a worker keeps. */
export class SwarmParts {
  private readonly makes = new Map<number, () => SwarmPart>();
  private readonly parts = new Map<number, SwarmPart>();

  keep(swarm: number, job: SwarmJob, from: number, to: number): undefined {
    this.makes.set(swarm, () => new SwarmPart(job, from, to));
  }

  /** Made when it is first moved; given up when the swarm is dropped meanwhile. */
  *seek(swarm: number, step: number): Generator<undefined, PartFrame> {
    const make = this.makes.get(swarm);
    if (!make) throw new Error('this swarm was put away');
    const part = this.parts.get(swarm) ?? make();
    this.parts.set(swarm, part);
    const work = part.seek(step);
    for (let next = work.next(); ; next = work.next()) {
      if (next.done) return next.value;
      yield;
      if (!this.makes.has(swarm)) throw new Error('this swarm was put away');
    }
  }

  drop(swarm: number): undefined {
    this.makes.delete(swarm);
    this.parts.delete(swarm);
  }
}
