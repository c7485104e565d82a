import { compileSurface, type Surface } from '../../surfaces/compile';
import { latest } from '../latest';
import { Owned } from '../lease';
import { scatter } from '../many/scatter';
import { type Swarm, type SwarmFrame, type SwarmJob, tailOf } from '../many/swarm';
import { measureOf } from '../many/tally';
import { startOf } from '../start';
import { segmentFloats, TooLarge } from '../types';
import { inSubmits, Pace } from './pace';
import { submitted } from './submit';
import { type PreparedSwarm, SwarmPass } from './swarm';
import { type PreparedTally, TallyPass } from './tally';

/** Particles and steps of the first submit on a device, to measure. */
const firstUnits = 2 ** 16;

/** Starts computed before the page may do something else. */
const startsAtOnce = 2 ** 14;

type Watch = <T>(work: () => Promise<T>) => Promise<T>;

/** Swarms on a GPU: particles and segments stay there, and only tallies are read back. */
export class GpuSwarms {
  private readonly pass: SwarmPass;
  private readonly tally: TallyPass;
  private readonly pace = new Pace(firstUnits);
  /** Those of the last swarm: most changes are of a rule, and leave them as they are. */
  private starts: { readonly key: string; readonly values: Float32Array } | undefined;

  /** `during` rejects when the device complains meanwhile. */
  constructor(
    private readonly device: GPUDevice,
    private readonly during: Watch,
  ) {
    this.pass = new SwarmPass(device);
    this.tally = new TallyPass(device);
  }

  /** Particles at their starts. */
  async make(job: SwarmJob): Promise<Swarm> {
    const { runs, particles, steps } = job;
    const tail = tailOf(runs.length * particles);
    checkFits(this.device.limits, job);
    const surface = compileSurface(job.f);
    const starts = await this.startsOf(job, surface);
    const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
    const segments = this.device.createBuffer({
      label: 'swarm segments',
      size: Math.max(1, runs.length) * tail * particles * segmentFloats * 4,
      usage: STORAGE | COPY_SRC | COPY_DST,
    });
    const made = await Promise.allSettled(
      runs.map((run, r) =>
        this.pass.prepare({ run, surface, starts, steps, tail, segments, segment: r * tail * particles }),
      ),
    );
    const prepared = made.flatMap((p) => (p.status === 'fulfilled' ? [p.value] : []));
    const counted = { segments, runs: runs.length, particles, tail };
    const swarm = new GpuSwarm(
      this.device,
      this.pace,
      job,
      new Owned(segments, (buffer) => buffer.destroy()),
      prepared,
      this.tally.prepare(counted, measureOf(job)),
    );
    const broken = made.find((p) => p.status === 'rejected');
    if (broken) {
      swarm.destroy();
      throw broken.reason;
    }
    const seek = latest(({ step, signal }: { step: number; signal: AbortSignal | undefined }) =>
      this.during(() => swarm.seek(step, signal)),
    );
    return { seek: (step, signal) => seek({ step, signal }), dispose: () => swarm.dispose() };
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

/** Rejects particles whose segments are more than the adapter takes, and says how many of all runs together it would. */
export function checkFits(
  {
    maxBufferSize,
    maxStorageBufferBindingSize,
  }: Pick<GPUSupportedLimits, 'maxBufferSize' | 'maxStorageBufferBindingSize'>,
  { runs, particles }: Pick<SwarmJob, 'runs' | 'particles'>,
): void {
  const limit = Math.min(maxBufferSize, maxStorageBufferBindingSize);
  const fits = (all: number) => all * tailOf(all) * segmentFloats * 4 <= limit;
  const all = runs.length * particles;
  if (fits(all)) return;
  // Fewer particles have longer streaks, so what fits is looked for among every length.
  const candidates = [1, 2, 4, 8].map((tail) => Math.floor(limit / (tail * segmentFloats * 4)));
  throw new TooLarge('particles', all, Math.max(0, ...candidates.filter((n) => n < all && fits(n))));
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
  ) {
    this.tail = tailOf(job.runs.length * job.particles);
  }

  async seek(step: number, signal: AbortSignal | undefined): Promise<SwarmFrame> {
    this.busy = true;
    try {
      const either = signal ? AbortSignal.any([signal, this.dropped.signal]) : this.dropped.signal;
      either.throwIfAborted();
      await this.move(step, either);
      const tallies = await this.tally.read(step);
      const { particles, runs, bins } = this.job;
      return { step, runs: runs.length, particles, tail: this.tail, buffer: this.segments, tallies, bins };
    } finally {
      this.busy = false;
      if (this.dropped.signal.aborted) this.destroy();
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

  private async move(step: number, signal: AbortSignal): Promise<void> {
    const anew = this.now === undefined || this.now > step;
    const from = anew ? 0 : (this.now as number);
    this.now = undefined;
    if (anew) this.begin();
    const width = Math.max(1, this.runs.length * this.job.particles);
    const keep = Math.max(1, step - this.tail + 1);
    await inSubmits(this.pace, { from, to: step, width, signal }, (first, count) =>
      submitted(this.device, 'swarm', (pass) => {
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
    const pass = encoder.beginComputePass({ label: 'swarm' });
    for (const run of this.runs) run.dispatch(pass, 0, 0, 0);
    pass.end();
    this.device.queue.submit([encoder.finish()]);
  }
}
