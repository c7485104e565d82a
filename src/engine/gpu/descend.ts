import source from '../../../shaders/descend.wgsl?raw';
import { parseRule } from '../../math';
import type { Surface } from '../../surfaces/compile';
import { startOf } from '../start';
import { type RaceJob, segmentFloats } from '../types';
import { filled, stepRows } from './buffers';
import type { DeviceWork } from './faults';
import { Layout, passOf } from './layout';
import { linkSurface } from './link';
import { particlesAt } from './particle';
import { Pipelines } from './pipelines';

const job = new Layout('Job', 'What one dispatch does.', {
  first: ['u32', 'Step to begin with, from 0: the row of the step table.'],
  count: ['u32', 'Steps to take.'],
  segment: ['u32', 'Index of the run’s first segment.'],
});

/** The pass `descend.wgsl` with what it shares. */
export const descendPass = passOf([job.wgsl], source);

/** The pass `descend.wgsl`: K steps a dispatch of one run, its segments written where they are drawn. */
export class Descend {
  private readonly pipelines: Pipelines;
  constructor(device: GPUDevice) {
    this.pipelines = new Pipelines(device, 'descend');
  }

  /** Everything one run needs on the device, ready to be dispatched. */
  async prepare(
    work: DeviceWork,
    race: RaceJob,
    surface: Surface,
    index: number,
    segments: GPUBuffer,
  ): Promise<PreparedRun> {
    const run = race.runs[index];
    const program = parseRule(run.rule, Object.keys(run.hyper));
    const pipeline = await this.pipelines.of(linkSurface(descendPass, program, surface));
    const { device } = work;
    return work.calls(() => {
      const { STORAGE, UNIFORM } = GPUBufferUsage;
      const start = particlesAt(program, 1, () => startOf(surface, race.start));
      const steps = filled(device, 'descend steps', stepRows(program, run, race.steps), STORAGE);
      const particle = filled(device, 'descend particle', start, STORAGE);
      const uniform = filled(device, 'descend job', new Uint32Array(job.words), UNIFORM);
      const entries = [steps, particle, segments, uniform].map((buffer, binding) => ({
        binding,
        resource: { buffer },
      }));
      const bind = device.createBindGroup({ label: 'descend', layout: pipeline.getBindGroupLayout(0), entries });
      return new PreparedRun(device, pipeline, bind, index * race.steps, uniform, [steps, particle, uniform]);
    });
  }
}

/** One run on the device. */
export class PreparedRun {
  constructor(
    private readonly device: GPUDevice,
    private readonly pipeline: GPUComputePipeline,
    private readonly bind: GPUBindGroup,
    private readonly segment: number,
    private readonly uniform: GPUBuffer,
    private readonly owned: readonly GPUBuffer[],
  ) {}

  /** Steps first … first + count − 1 of the run, into the pass; one dispatch of a run to a submit. */
  dispatch(pass: GPUComputePassEncoder, first: number, count: number): void {
    this.device.queue.writeBuffer(this.uniform, 0, job.pack({ first, count, segment: this.segment }));
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, this.bind);
    pass.dispatchWorkgroups(1);
  }

  destroy(): void {
    for (const buffer of this.owned) buffer.destroy();
  }
}

/** Bytes of the segments of a race. */
export const segmentBytes = (job: RaceJob): number => Math.max(1, job.runs.length * job.steps) * segmentFloats * 4;
