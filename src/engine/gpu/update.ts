import source from '../../../shaders/update.wgsl?raw';
import type { Program } from '../../math';
import { stepTable } from '../steps';
import { dispatchGrid } from './grid';
import { constantsWgsl, passOf } from './layout';
import { linkArray } from './link';
import { compiled } from './pipelines';

/** Parameters that one thread updates. */
const parametersPerThread = 4;
const workgroup = 256;

/** The pass `update.wgsl` with what it shares. */
export const updatePass = passOf([constantsWgsl({ threads: [workgroup, 'Threads of a workgroup.'] })], source);

/** The pass `update.wgsl`: one step of a rule over arrays of parameters that live on the device, in place. */
export class Update {
  private readonly step: GPUBuffer;

  private constructor(
    private readonly device: GPUDevice,
    private readonly pipeline: GPUComputePipeline,
    private readonly program: Program,
  ) {
    const size = Math.max(16, Math.ceil(program.scalars.length / 4) * 16);
    this.step = device.createBuffer({
      label: 'update step',
      size,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
  }

  /** Compiles the pass for a rule; a rule that needs a whole point rejects with a RangeError. */
  static async create(device: GPUDevice, program: Program): Promise<Update> {
    const pipeline = await compiled(device, 'update', linkArray(updatePass, program), 'update_parameters');
    return new Update(device, pipeline, program);
  }

  /** Binds the gradient, then theta and each state in the order of the rule; every array of f32, a multiple of four long. */
  bind(gradient: GPUBuffer, arrays: readonly GPUBuffer[]): GPUBindGroup {
    const buffers = [this.step, gradient, ...arrays];
    if (arrays.length !== this.program.states.length + 1) {
      throw new RangeError(`expected theta and ${this.program.states.length} states, got ${arrays.length} arrays`);
    }
    return this.device.createBindGroup({
      label: 'update',
      layout: this.pipeline.getBindGroupLayout(0),
      entries: buffers.map((buffer, i) => ({ binding: i, resource: { buffer } })),
    });
  }

  /** The scalars of step t for the dispatches of the next submit. */
  setStep(hyper: Readonly<Record<string, number>>, t: number): void {
    if (this.program.scalars.length === 0) return;
    this.device.queue.writeBuffer(this.step, 0, Float32Array.from(stepTable(this.program, { hyper }, 1, t)));
  }

  /** One step of `count` parameters, into the pass. */
  dispatch(pass: GPUComputePassEncoder, bind: GPUBindGroup, count: number): void {
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, bind);
    dispatchGrid(this.device, pass, Math.ceil(count / parametersPerThread), workgroup);
  }
}
