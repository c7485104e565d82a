import source from '../../../shaders/swarm.wgsl?raw';
import { type Program, parseRule } from '../../math';
import { compileSurface } from '../../surfaces/compile';
import { startOf } from '../start';
import { stepTable } from '../steps';
import type { Run } from '../types';
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
    const make = (data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>, usage: number) =>
      filled(device, data, usage);
    const table = program.scalars.length
      ? Float32Array.from(stepTable(program, run.hyper, steps))
      : new Float32Array(steps);
    const owned = [
      make(table, GPUBufferUsage.STORAGE),
      make(
        particles(
          program,
          starts.map((s) => startOf(surface, s)),
        ),
        GPUBufferUsage.STORAGE,
      ),
      make(
        new Float32Array(starts.length * 4),
        GPUBufferUsage.STORAGE | GPUBufferUsage.VERTEX | GPUBufferUsage.COPY_SRC,
      ),
      make(new Uint32Array(jobFields.length), GPUBufferUsage.UNIFORM),
    ];
    const entries = owned.map((buffer, binding) => ({ binding, resource: { buffer } }));
    const bind = device.createBindGroup({ label: 'swarm', layout: pipeline.getBindGroupLayout(0), entries });
    return new Swarm(device, pipeline, bind, owned[3], starts.length, owned[2], owned);
  }

  /** Steps first … first + count − 1 of every particle, into the pass; one dispatch to a submit. */
  dispatch(pass: GPUComputePassEncoder, first: number, count: number): void {
    const fields = { first, count };
    this.device.queue.writeBuffer(
      this.job,
      0,
      Uint32Array.from(jobFields, (name) => fields[name]),
    );
    const groups = Math.ceil(this.count / workgroup);
    const rows = Math.ceil(groups / this.device.limits.maxComputeWorkgroupsPerDimension);
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, this.bindGroup);
    pass.dispatchWorkgroups(Math.ceil(groups / rows), rows);
  }

  destroy(): void {
    for (const buffer of this.owned) buffer.destroy();
  }
}

/** The fields of `Job` in swarm.wgsl, in order. */
const jobFields = ['first', 'count'] as const;

/** The structs `Particle` before the first step. */
function particles(
  program: Program,
  starts: readonly (readonly [number, number, number, 0 | 1])[],
): Float32Array<ArrayBuffer> {
  const states = program.states.flatMap((s) => [s.initial, s.initial]);
  const stride = 4 + states.length;
  const floats = new Float32Array(starts.length * stride);
  const words = new Uint32Array(floats.buffer);
  starts.forEach(([x, y, f, ok], i) => {
    floats.set([x, y, ...states, f], i * stride);
    words[(i + 1) * stride - 1] = ok;
  });
  return floats;
}

function filled(
  device: GPUDevice,
  data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
  usage: number,
): GPUBuffer {
  const buffer = device.createBuffer({ size: Math.max(16, data.byteLength), usage: usage | GPUBufferUsage.COPY_DST });
  device.queue.writeBuffer(buffer, 0, data);
  return buffer;
}
