import { compileSurface } from '../../surfaces/compile';
import { endOf } from '../ends';
import { latest } from '../latest';
import { Owned } from '../lease';
import { type Engine, type Paths, type RaceJob, segmentFloats, TooLarge } from '../types';
import type { Acquired } from './adapter';
import { Descend, type PreparedRun, segmentBytes } from './descend';
import { Faults } from './faults';
import { GpuMaps } from './maps';
import { inSubmits, Pace } from './pace';
import { readBack, submitted } from './submit';
import { GpuSwarms } from './swarms';

/** The engine on a GPU: every run a thread, its path written into the buffer that the stage draws. */
export function createGpuEngine({ device, description }: Acquired): Engine {
  const faults = new Faults(device);
  const race = new GpuRace(device);
  const maps = new GpuMaps(device);
  const swarms = new GpuSwarms(device, (work) => faults.during(work));
  return {
    kind: 'webgpu',
    description,
    device,
    race: latest((job: RaceJob) => faults.during(() => race.run(job))),
    check: (job) => race.check(job),
    map: (job, watch) => faults.during(() => maps.run(job, watch)),
    swarm: (job) => faults.during(() => swarms.make(job)),
    lost: device.lost.then((info) => info.message || info.reason),
    dispose: () => device.destroy(),
  };
}

class GpuRace {
  private readonly descend: Descend;
  private readonly pace = new Pace();
  /** The segments of the last race. */
  private last: Owned<GPUBuffer> | undefined;

  constructor(private readonly device: GPUDevice) {
    this.descend = new Descend(device);
  }

  async run(job: RaceJob): Promise<Paths> {
    this.check(job);
    const segments = this.segmentsFor(job);
    try {
      const paths = await this.into(segments.value, job);
      this.last?.release();
      this.last = segments;
      return { ...paths, buffer: segments };
    } catch (error) {
      segments.release();
      throw error;
    }
  }

  private async into(buffer: GPUBuffer, job: RaceJob): Promise<Paths> {
    const surface = compileSurface(job.f);
    const prepared = await Promise.allSettled(job.runs.map((_, i) => this.descend.prepare(job, surface, i, buffer)));
    const runs = prepared.flatMap((p) => (p.status === 'fulfilled' ? [p.value] : []));
    try {
      const broken = prepared.find((p) => p.status === 'rejected');
      if (broken) throw broken.reason;
      await this.advance(runs, job.steps);
    } finally {
      for (const run of runs) run.destroy();
    }
    const floats = job.runs.length * job.steps * segmentFloats;
    const segments =
      floats > 0 ? new Float32Array(await readBack(this.device, buffer, floats * 4)) : new Float32Array(0);
    const ends = job.runs.map((_, i) => endOf(segments, i * job.steps * segmentFloats, job.steps));
    return { steps: job.steps, ends, segments };
  }

  /** Throws a TooLarge for a job whose segments the device would not hold or bind. */
  check(job: RaceJob): void {
    const { maxBufferSize, maxStorageBufferBindingSize } = this.device.limits;
    const limit = Math.min(maxBufferSize, maxStorageBufferBindingSize);
    if (segmentBytes(job) <= limit) return;
    const fitting = Math.floor(limit / (segmentFloats * 4) / job.runs.length);
    throw new TooLarge('steps', job.steps, fitting);
  }

  private segmentsFor(job: RaceJob): Owned<GPUBuffer> {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    const buffer = this.device.createBuffer({ label: 'segments', size: segmentBytes(job), usage });
    return new Owned(buffer, (old) => old.destroy());
  }

  /** All steps of all runs, in submits short enough for the page to stay responsive. */
  private async advance(runs: readonly PreparedRun[], steps: number): Promise<void> {
    if (runs.length === 0) return;
    await inSubmits(this.pace, { to: steps }, (first, count) =>
      submitted(this.device, 'descend', (pass) => {
        for (const run of runs) run.dispatch(pass, first, count);
      }),
    );
  }
}
