import source from '../../../shaders/swarm.wgsl?raw';
import { type Program, parseRule } from '../../math';
import type { Surface } from '../../surfaces/compile';
import type { Run } from '../run';
import { filled, stepRows } from './buffers';
import type { DeviceWork } from './faults';
import { dispatchGrid } from './grid';
import { constantsWgsl, Layout, passOf } from './layout';
import { linkSurface } from './link';
import { particleOf, particlesAt } from './particle';
import { Pipelines } from './pipelines';
import { readBack } from './submit';

const workgroup = 64;

const dispatched = new Layout('Job', 'What one dispatch does.', {
  first: ['u32', 'Step to begin with, from 0: the row of the step table.'],
  count: ['u32', 'Steps to take.'],
  keep: ['u32', 'The first step whose segment is written; 0: the start as well, which begins and ends there.'],
  tail: ['u32', 'Segments of each streak.'],
  segment: ['u32', 'Index of the run’s first segment.'],
});

/** The pass `swarm.wgsl` with what it shares. */
export const swarmPass = passOf(
  [constantsWgsl({ threads: [workgroup, 'Threads of a workgroup.'] }), dispatched.wgsl],
  source,
);

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
    const pipeline = await this.pipelines.of(linkSurface(swarmPass, program, surface));
    const { device } = work;
    return work.calls(() => {
      const { STORAGE, UNIFORM, COPY_SRC } = GPUBufferUsage;
      const structs = particlesOf(program, starts);
      const initial = filled(device, 'swarm starts', structs, COPY_SRC);
      const table = filled(device, 'swarm steps', stepRows(program, run, steps), STORAGE);
      const particles = filled(device, 'swarm particles', structs, STORAGE | COPY_SRC);
      const job = filled(device, 'swarm job', new Uint32Array(dispatched.words), UNIFORM);
      const entries = [table, particles, segments, job].map((buffer, binding) => ({ binding, resource: { buffer } }));
      const bind = device.createBindGroup({ label: 'swarm', layout: pipeline.getBindGroupLayout(0), entries });
      const owned = { initial, table, particles, job };
      return new PreparedSwarm(
        device,
        pipeline,
        bind,
        { tail, segment },
        owned,
        particleOf(program),
        starts.length / 4,
      );
    });
  }
}

type Owned = Readonly<Record<'initial' | 'table' | 'particles' | 'job', GPUBuffer>>;

/** One run of a swarm on the device. */
export class PreparedSwarm {
  constructor(
    private readonly device: GPUDevice,
    private readonly pipeline: GPUComputePipeline,
    private readonly bind: GPUBindGroup,
    private readonly fixed: { readonly tail: number; readonly segment: number },
    private readonly owned: Owned,
    private readonly particle: ReturnType<typeof particleOf>,
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
    this.device.queue.writeBuffer(this.owned.job, 0, dispatched.pack({ first, count, keep, ...this.fixed }));
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, this.bind);
    dispatchGrid(this.device, pass, this.count, workgroup);
  }

  /** All particles where they are: theta and each state of one, and whether it goes on. */
  async read(work: DeviceWork): Promise<{ stateAt(p: number): ArrayLike<number>; goesOn(p: number): boolean }> {
    const { particles } = this.owned;
    const data = await readBack(work, particles, particles.size);
    const ok = this.particle.reader(data, 'ok');
    return { stateAt: this.particle.wideReader(data, 'state'), goesOn: (p) => ok(p) === 1 };
  }

  destroy(): void {
    for (const buffer of Object.values(this.owned)) buffer.destroy();
  }
}

const particlesOf = (program: Program, starts: Float32Array): Uint32Array<ArrayBuffer> =>
  particlesAt(program, starts.length / 4, (p) => [
    starts[4 * p],
    starts[4 * p + 1],
    starts[4 * p + 2],
    starts[4 * p + 3] === 1 ? 1 : 0,
  ]);
