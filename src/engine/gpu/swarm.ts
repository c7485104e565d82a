import source from '../../../shaders/swarm.wgsl?raw';
import { type Program, parseRule } from '../../math';
import type { Surface } from '../../surfaces/compile';
import type { Run } from '../run';
import { filled, particleStructs, stepRows } from './buffers';
import type { DeviceWork } from './faults';
import { dispatchGrid } from './grid';
import { linkSurface } from './link';
import { Pipelines } from './pipelines';

const workgroup = 64;

/** The particles of one run, and where its segments lie. */
export interface SwarmRun {
  readonly run: Run;
  readonly surface: Surface;
  /** x, y, f, ok of every start. */
  readonly starts: Float32Array;
  readonly steps: number;
  /** Segments of each streak. */
  readonly tail: number;
  readonly segments: GPUBuffer;
  /** Index of the run's first segment. */
  readonly segment: number;
}

/** The pass `swarm.wgsl`: K steps a dispatch of every particle of a run, its last segments written where they are drawn. */
export class SwarmPass {
  private readonly pipelines: Pipelines;
  constructor(device: GPUDevice) {
    this.pipelines = new Pipelines(device, 'swarm');
  }

  /** Everything a run needs on the device, every particle at its start. */
  async prepare(
    work: DeviceWork,
    { run, surface, starts, steps, tail, segments, segment }: SwarmRun,
  ): Promise<PreparedSwarm> {
    const program = parseRule(run.rule, Object.keys(run.hyper));
    const pipeline = await this.pipelines.of(linkSurface(source, program, surface));
    const { device } = work;
    return work.calls(() => {
      const { STORAGE, UNIFORM, COPY_SRC } = GPUBufferUsage;
      const structs = particlesOf(program, starts);
      const initial = filled(device, 'swarm starts', structs, COPY_SRC);
      const table = filled(device, 'swarm steps', stepRows(program, run, steps), STORAGE);
      const particles = filled(device, 'swarm particles', structs, STORAGE);
      const job = filled(device, 'swarm job', new Uint32Array(jobFields.length), UNIFORM);
      const entries = [table, particles, segments, job].map((buffer, binding) => ({ binding, resource: { buffer } }));
      const bind = device.createBindGroup({ label: 'swarm', layout: pipeline.getBindGroupLayout(0), entries });
      const owned = { initial, table, particles, job };
      return new PreparedSwarm(device, pipeline, bind, { tail, segment }, owned, starts.length / 4);
    });
  }
}

/** The fields of `Job` in swarm.wgsl, in order. */
const jobFields = ['first', 'count', 'keep', 'tail', 'segment'] as const;
type Job = Record<(typeof jobFields)[number], number>;

type Owned = Readonly<Record<'initial' | 'table' | 'particles' | 'job', GPUBuffer>>;

/** One run of a swarm on the device. */
export class PreparedSwarm {
  constructor(
    private readonly device: GPUDevice,
    private readonly pipeline: GPUComputePipeline,
    private readonly bind: GPUBindGroup,
    private readonly fixed: Pick<Job, 'tail' | 'segment'>,
    private readonly owned: Owned,
    private readonly count: number,
  ) {}

  /** Puts every particle back at its start; before the pass that it is moved in. */
  begin(encoder: GPUCommandEncoder): void {
    const { initial, particles } = this.owned;
    encoder.copyBufferToBuffer(initial, 0, particles, 0, particles.size);
  }

  /**
   * Steps first … first + count − 1 of every particle, into the pass; one dispatch of a run to a submit. Segments are
   * written from that of step `keep` on; with 0, that of the start as well.
   */
  dispatch(pass: GPUComputePassEncoder, first: number, count: number, keep: number): void {
    const job: Job = { first, count, keep, ...this.fixed };
    this.device.queue.writeBuffer(
      this.owned.job,
      0,
      Uint32Array.from(jobFields, (field) => job[field]),
    );
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, this.bind);
    dispatchGrid(this.device, pass, this.count, workgroup);
  }

  destroy(): void {
    for (const buffer of Object.values(this.owned)) buffer.destroy();
  }
}

const particlesOf = (program: Program, starts: Float32Array): Float32Array<ArrayBuffer> =>
  particleStructs(program, starts.length / 4, (p) => [
    starts[4 * p],
    starts[4 * p + 1],
    starts[4 * p + 2],
    starts[4 * p + 3] === 1 ? 1 : 0,
  ]);
