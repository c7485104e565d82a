import source from '../../../shaders/swarm.wgsl?raw';
import { parseRule } from '../../math';
import { compileSurface } from '../../surfaces/compile';
import { startOf } from '../start';
import type { Run } from '../types';
import { filled, particleStructs, stepRows } from './buffers';
import { dispatchGrid } from './grid';
import { linkSurface } from './link';

/** Many starts, one method. */
export interface SwarmJob {
  readonly f: string;
  readonly run: Run;
  readonly starts: readonly (readonly [number, number])[];
  readonly steps: number;
}

const workgroup = 64;

/** The pass `swarm.wgsl`: K steps a dispatch of every particle, its place written where it is drawn. */
export class Swarm {
  private constructor(
    private readonly device: GPUDevice,
    private readonly pipeline: GPUComputePipeline,
    private readonly bindGroup: GPUBindGroup,
    private readonly job: GPUBuffer,
    private readonly count: number,
    /** x, y, f, ok of every particle. */
    readonly points: GPUBuffer,
    private readonly owned: readonly GPUBuffer[],
  ) {}

  /** Compiles the pass and puts every particle at its start. */
  static async create(device: GPUDevice, { f, run, starts, steps }: SwarmJob): Promise<Swarm> {
    const program = parseRule(run.rule, Object.keys(run.hyper));
    const surface = compileSurface(f);
    const module = device.createShaderModule({ label: 'swarm', code: linkSurface(source, program, surface) });
    const compute = { module, entryPoint: 'swarm' };
    const pipeline = await device.createComputePipelineAsync({ label: 'swarm', layout: 'auto', compute });
    const particles = particleStructs(program, starts.length, (i) => startOf(surface, starts[i]));
    const drawn = GPUBufferUsage.STORAGE | GPUBufferUsage.VERTEX | GPUBufferUsage.COPY_SRC;
    const points = filled(device, 'swarm points', new Float32Array(starts.length * 4), drawn);
    const jobs = filled(device, 'swarm job', new Uint32Array(jobFields.length), GPUBufferUsage.UNIFORM);
    const owned = [
      filled(device, 'swarm steps', stepRows(program, run, steps), GPUBufferUsage.STORAGE),
      filled(device, 'swarm particles', particles, GPUBufferUsage.STORAGE),
      points,
      jobs,
    ];
    const entries = owned.map((buffer, binding) => ({ binding, resource: { buffer } }));
    const bind = device.createBindGroup({ label: 'swarm', layout: pipeline.getBindGroupLayout(0), entries });
    return new Swarm(device, pipeline, bind, jobs, starts.length, points, owned);
  }

  /** Steps first … first + count − 1 of every particle, into the pass; one dispatch to a submit. */
  dispatch(pass: GPUComputePassEncoder, first: number, count: number): void {
    const fields = { first, count };
    this.device.queue.writeBuffer(
      this.job,
      0,
      Uint32Array.from(jobFields, (name) => fields[name]),
    );
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, this.bindGroup);
    dispatchGrid(this.device, pass, this.count, workgroup);
  }

  destroy(): void {
    for (const buffer of this.owned) buffer.destroy();
  }
}

/** The fields of `Job` in swarm.wgsl, in order. */
const jobFields = ['first', 'count'] as const;
