import { compileSurface } from '../../surfaces/compile';
import { endsOf } from '../ends';
import { Owned } from '../lease';
import { type Paths, type RaceJob, segmentFloats, TooLarge } from '../types';
import { Descend, type PreparedRun, segmentBytes } from './descend';
import { asTooLarge, type DeviceWork } from './faults';
import { inSubmits, Pace } from './pace';
import { readBack, submitted } from './submit';

/** Races on a GPU: every run a thread, its path written into the buffer that the stage draws. */
export class GpuRace {
  private readonly descend: Descend;
  private readonly pace = new Pace();
  /** The segments of the last race. */
  private last: Owned<GPUBuffer> | undefined;

  constructor(private readonly device: GPUDevice) {
    this.descend = new Descend(device);
  }

  /** Every path; the buffer of the race before is let go. */
  async run(job: RaceJob, work: DeviceWork, signal?: AbortSignal): Promise<Paths> {
    signal?.throwIfAborted();
    this.check(job);
    const segments = segmentsFor(job, work);
    try {
      const paths = await this.into(segments.value, job, work, signal);
      this.last?.release();
      this.last = segments;
      return { ...paths, buffer: segments };
    } catch (error) {
      segments.release();
      throw asTooLarge(error, 'steps', job.steps);
    }
  }

  /** Throws a TooLarge for a job whose segments the device would not hold or bind. */
  check(job: RaceJob): void {
    const { maxBufferSize, maxStorageBufferBindingSize } = this.device.limits;
    const limit = Math.min(maxBufferSize, maxStorageBufferBindingSize);
    if (segmentBytes(job) <= limit) return;
    const fitting = Math.floor(limit / (segmentFloats * 4) / job.runs.length);
    throw new TooLarge('steps', job.steps, fitting);
  }

  private async into(buffer: GPUBuffer, job: RaceJob, work: DeviceWork, signal: AbortSignal | undefined) {
    const surface = compileSurface(job.f);
    const prepared = await Promise.allSettled(
      job.runs.map((_, i) => this.descend.prepare(work, job, surface, i, buffer)),
    );
    const runs = prepared.flatMap((p) => (p.status === 'fulfilled' ? [p.value] : []));
    try {
      const broken = prepared.find((p) => p.status === 'rejected');
      if (broken) throw broken.reason;
      await this.advance(work, runs, job.steps, signal);
    } finally {
      for (const run of runs) run.destroy();
    }
    const floats = job.runs.length * job.steps * segmentFloats;
    const segments = floats > 0 ? new Float32Array(await readBack(work, buffer, floats * 4)) : new Float32Array(0);
    return { steps: job.steps, ends: endsOf(job, surface, segments), segments };
  }

  /** All steps of all runs, in submits short enough for the page to stay responsive. */
  private async advance(
    work: DeviceWork,
    runs: readonly PreparedRun[],
    steps: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if (runs.length === 0) return;
    await inSubmits(this.pace, { to: steps, signal }, (first, count) =>
      submitted(work, 'descend', (pass) => {
        for (const run of runs) run.dispatch(pass, first, count);
      }),
    );
  }
}

function segmentsFor(job: RaceJob, work: DeviceWork): Owned<GPUBuffer> {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const buffer = work.calls(() => work.device.createBuffer({ label: 'race segments', size: segmentBytes(job), usage }));
  return new Owned(buffer, (old) => old.destroy());
}
