import source from '../../../shaders/tally.wgsl?raw';
import { binCount } from '../many/swarm';
import type { Counted as Going, Measure } from '../many/tally';
import { filled } from './buffers';
import type { DeviceWork } from './faults';
import { constantsWgsl, Layout, passOf } from './layout';
import { linkDrawn } from './link';
import { Pipelines } from './pipelines';
import { readBack } from './submit';

const workgroup = 256;

/** Workgroups of each run, so that each counts many particles before it adds to what all share. */
const mostGroups = 256;

/** Words of one tally: live, arrived, ended, then the bins. */
const outcomes = 3;
const words = outcomes + binCount;

const counting = new Layout('Job', 'What is counted.', {
  segment: ['u32', 'Index of the newest segment of the first particle of the first run.'],
  stride: ['u32', 'Segments from one run to the next.'],
  particles: ['u32', 'Particles of each run.'],
  minima: ['u32', 'Minima that a particle may have arrived at.'],
  radius2: ['f32', 'The square of the distance within which it has.'],
});

const constants = constantsWgsl({
  threads: [workgroup, 'Threads of a workgroup.'],
  outcomes: [outcomes, 'Outcomes: live, arrived, ended.'],
  bins: [binCount, 'Bins of the histogram.'],
});

/** The pass `tally.wgsl` with what it shares. */
export const tallyPass = passOf([constants, counting.wgsl], source);

/** The particles of a run that go on, and how many have ended. */
export interface CountedRun extends Going {
  readonly ended: number;
}

/** Where the particles are that are counted. */
export interface Counted {
  readonly segments: GPUBuffer;
  readonly runs: number;
  readonly particles: number;
  readonly tail: number;
}

/** The pass `tally.wgsl`: how the particles of every run fare, a few hundred bytes for each. */
export class TallyPass {
  private readonly pipelines: Pipelines;
  constructor(device: GPUDevice) {
    this.pipelines = new Pipelines(device, 'tally');
  }

  /** What a swarm needs on the device to be counted. */
  async prepare(work: DeviceWork, counted: Counted, measure: Measure): Promise<PreparedTally> {
    const pipeline = await this.pipelines.of(linkDrawn(tallyPass));
    const { device } = work;
    return work.calls(() => {
      const { STORAGE, UNIFORM, COPY_SRC } = GPUBufferUsage;
      const { minima, edges, radius2 } = measure;
      const buffers = [
        filled(device, 'tally minima', minima, STORAGE),
        filled(device, 'tally edges', edges, STORAGE),
        filled(device, 'tallies', new Uint32Array(counted.runs * words), STORAGE | COPY_SRC),
        filled(device, 'tally job', new Uint32Array(counting.words), UNIFORM),
      ];
      const entries = [counted.segments, ...buffers].map((buffer, binding) => ({ binding, resource: { buffer } }));
      const bind = device.createBindGroup({ label: 'tally', layout: pipeline.getBindGroupLayout(0), entries });
      const fixed = { minima: minima.length / 2, radius2 };
      return new PreparedTally(device, pipeline, bind, counted, fixed, buffers);
    });
  }
}

/** One swarm that is counted. */
export class PreparedTally {
  constructor(
    private readonly device: GPUDevice,
    private readonly pipeline: GPUComputePipeline,
    private readonly bind: GPUBindGroup,
    private readonly counted: Counted,
    private readonly fixed: { readonly minima: number; readonly radius2: number },
    private readonly owned: readonly GPUBuffer[],
  ) {}

  /** Counts every particle where it is at a step. */
  async read(step: number, work: DeviceWork): Promise<CountedRun[]> {
    const { runs, particles, tail } = this.counted;
    const [, , tallies, uniform] = this.owned;
    const segment = (step % tail) * particles;
    const job = counting.pack({ segment, stride: tail * particles, particles, ...this.fixed });
    work.calls(() => {
      this.device.queue.writeBuffer(uniform, 0, job);
      const encoder = this.device.createCommandEncoder({ label: 'tally' });
      encoder.clearBuffer(tallies);
      const pass = encoder.beginComputePass({ label: 'tally' });
      pass.setPipeline(this.pipeline);
      pass.setBindGroup(0, this.bind);
      pass.dispatchWorkgroups(Math.min(mostGroups, Math.ceil(particles / workgroup)), 1, runs);
      pass.end();
      this.device.queue.submit([encoder.finish({ label: 'tally' })]);
    });
    const found = new Uint32Array(await readBack(work, tallies, runs * words * 4));
    return Array.from({ length: runs }, (_, r) => countOf(found.subarray(r * words, (r + 1) * words)));
  }

  destroy(): void {
    for (const buffer of this.owned) buffer.destroy();
  }
}

const countOf = ([live, arrived, ended, ...histogram]: Uint32Array): CountedRun => ({
  ...{ live, arrived, ended },
  histogram: Uint32Array.from(histogram),
});
