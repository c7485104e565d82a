import { compileSurface, type Surface } from '../../surfaces/compile';
import { latest } from '../latest';
import { Owned } from '../lease';
import { EarlyEnds } from '../many/early-ends';
import { checkFits } from '../many/fits';
import { scatter } from '../many/scatter';
import { type Swarm, type SwarmFrame, type SwarmJob, type Tally, tailOf } from '../many/swarm';
import { measureOf } from '../many/tally';
import { startOf } from '../start';
import { segmentFloats } from '../types';
import { asTooLarge, type DeviceWork, type DeviceWorks } from './faults';
import { inSubmits, Pace } from './pace';
import { submitted } from './submit';
import { type PreparedSwarm, SwarmPass } from './swarm';
import { type PreparedTally, TallyPass } from './tally';

/** Particles and steps of the first submit on a device, to measure. */
const firstUnits = 2 ** 16;

/** Longest that the page waits while ends are judged, in ms. */
const breath = 12;

/** Starts computed before the page may do something else. */
const startsAtOnce = 2 ** 14;

/** Swarms on a GPU: particles and segments stay there; tallies are read back, and the particles where some have ended. */
export class GpuSwarms {
  private readonly pass: SwarmPass;
  private readonly tally: TallyPass;
  private readonly pace = new Pace(firstUnits);
  /** Those of the last swarm: most changes are of a rule, and leave them as they are. */
  private starts: { readonly key: string; readonly values: Float32Array } | undefined;

  constructor(
    private readonly device: GPUDevice,
    private readonly works: DeviceWorks,
  ) {
    this.pass = new SwarmPass(device);
    this.tally = new TallyPass(device);
  }

  /** Particles at their starts. */
  async make(job: SwarmJob, work: DeviceWork): Promise<Swarm> {
    const { maxBufferSize, maxStorageBufferBindingSize } = this.device.limits;
    checkFits(Math.min(maxBufferSize, maxStorageBufferBindingSize), job);
    const swarm = await this.prepared(job, work);
    const seek = latest(({ step, signal }: { step: number; signal: AbortSignal | undefined }) =>
      this.works.run('swarm', (move) => swarm.seek(step, signal, move)),
    );
    return { seek: (step, signal) => seek({ step, signal }), dispose: () => swarm.dispose() };
  }

  private async prepared(job: SwarmJob, work: DeviceWork): Promise<GpuSwarm> {
    const { runs, particles, steps } = job;
    const surface = compileSurface(job.f);
    const starts = await this.startsOf(job, surface);
    const tail = tailOf(runs.length * particles);
    const owner = segmentsFor(job, work);
    const segments = owner.value;
    const made = await Promise.allSettled(
      runs.map((run, r) => {
        const segment = r * tail * particles;
        return this.pass.prepare(work, { run, surface, starts, steps, tail, segments, segment });
      }),
    );
    const parts = made.flatMap((p) => (p.status === 'fulfilled' ? [p.value] : []));
    let tally: PreparedTally | undefined;
    try {
      for (const part of made) if (part.status === 'rejected') throw part.reason;
      tally = await this.tally.prepare(work, { segments, runs: runs.length, particles, tail }, measureOf(job));
      await work.sound();
      const ends = runs.map((run) => new EarlyEnds(surface, run, starts));
      return new GpuSwarm(this.device, this.pace, job, owner, parts, tally, ends);
    } catch (error) {
      for (const part of parts) part.destroy();
      tally?.destroy();
      owner.release();
      throw asTooLarge(error, 'particles', runs.length * particles);
    }
  }

  /** x, y, f, ok of every start. */
  private async startsOf({ f, region, particles, seed }: SwarmJob, surface: Surface): Promise<Float32Array> {
    const key = JSON.stringify([f, region, particles, seed]);
    if (this.starts?.key === key) return this.starts.values;
    const values = new Float32Array(4 * particles);
    for (let from = 0; from < particles; from += startsAtOnce) {
      if (from > 0) await new Promise((resolve) => setTimeout(resolve));
      const to = Math.min(particles, from + startsAtOnce);
      const places = scatter(region, particles, seed, from, to);
      for (let p = from; p < to; p++)
        values.set(startOf(surface, [places[2 * (p - from)], places[2 * (p - from) + 1]]), 4 * p);
    }
    this.starts = { key, values };
    return values;
  }
}

function segmentsFor({ runs, particles }: SwarmJob, work: DeviceWork): Owned<GPUBuffer> {
  const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
  const size = Math.max(1, runs.length) * tailOf(runs.length * particles) * particles * segmentFloats * 4;
  const usage = STORAGE | COPY_SRC | COPY_DST;
  const buffer = work.calls(() => work.device.createBuffer({ label: 'swarm segments', size, usage }));
  return new Owned(buffer, (old) => old.destroy());
}

class GpuSwarm {
  /** The step of every particle; undefined while they are under way or nowhere. */
  private now: number | undefined;
  private busy = false;
  private dropped = new AbortController();
  private readonly tail: number;

  constructor(
    private readonly device: GPUDevice,
    private readonly pace: Pace,
    private readonly job: SwarmJob,
    private readonly segments: Owned<GPUBuffer>,
    private readonly runs: readonly PreparedSwarm[],
    private readonly tally: PreparedTally,
    private readonly ends: readonly EarlyEnds[],
  ) {
    this.tail = tailOf(job.runs.length * job.particles);
  }

  async seek(step: number, signal: AbortSignal | undefined, work: DeviceWork): Promise<SwarmFrame> {
    this.busy = true;
    try {
      const either = signal ? AbortSignal.any([signal, this.dropped.signal]) : this.dropped.signal;
      either.throwIfAborted();
      await this.move(step, either, work);
      const counted = await this.tally.read(step, work);
      const tallies: Tally[] = [];
      for (const [r, { ended, ...going }] of counted.entries()) {
        await this.judge(r, ended, step, either, work);
        tallies.push({ ...going, ...this.ends[r].counts });
      }
      const { particles, runs, bins } = this.job;
      return { step, runs: runs.length, particles, tail: this.tail, buffer: this.segments, tallies, bins };
    } finally {
      this.busy = false;
      if (this.dropped.signal.aborted) this.destroy();
    }
  }

  /** Judges the particles of a run that have ended since it was asked last: only then are they read back. */
  private async judge(r: number, ended: number, step: number, signal: AbortSignal, work: DeviceWork): Promise<void> {
    const known = Object.values(this.ends[r].counts).reduce((sum, count) => sum + count, 0);
    if (ended === known) return;
    const { stateAt, goesOn } = await this.runs[r].read(work);
    let since = performance.now();
    for (const _ of this.ends[r].look(step, goesOn, (p) => Array.from(stateAt(p)))) {
      if (performance.now() - since < breath) continue;
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      since = performance.now();
    }
  }

  /** Destroys what is on the device, once no submit needs it. */
  dispose(): void {
    this.dropped.abort(new Error('the swarm was put away'));
    if (!this.busy) this.destroy();
  }

  destroy(): void {
    for (const run of this.runs) run.destroy();
    this.tally.destroy();
    this.segments.release();
  }

  private async move(step: number, signal: AbortSignal, work: DeviceWork): Promise<void> {
    const anew = this.now === undefined || this.now > step;
    const from = anew ? 0 : (this.now as number);
    this.now = undefined;
    if (anew) work.calls(() => this.begin());
    const width = Math.max(1, this.runs.length * this.job.particles);
    const keep = Math.max(1, step - this.tail + 1);
    await inSubmits(this.pace, { from, to: step, width, signal }, (first, count) =>
      submitted(work, 'swarm', (pass) => {
        for (const run of this.runs) run.dispatch(pass, first, count, keep);
      }),
    );
    this.now = step;
  }

  /** Every particle at its start, with the one segment that it has there. */
  private begin(): void {
    const encoder = this.device.createCommandEncoder({ label: 'swarm' });
    encoder.clearBuffer(this.segments.value);
    for (const run of this.runs) run.begin(encoder);
    for (const ends of this.ends) ends.begin();
    const pass = encoder.beginComputePass({ label: 'swarm' });
    for (const run of this.runs) run.dispatch(pass, 0, 0, 0);
    pass.end();
    this.device.queue.submit([encoder.finish({ label: 'swarm' })]);
  }
}
