import { DeviceFault, DeviceWork } from './faults';

/** Most pipelines kept: a hand that types a surface makes one a keystroke. */
const mostKept = 256;

/** The compute pipelines of one pass, kept by the whole text of their shader; the entry point is named as the pass. */
export class Pipelines {
  private readonly known = new Map<string, Promise<GPUComputePipeline>>();
  constructor(
    private readonly device: GPUDevice,
    private readonly label: string,
  ) {}

  of(code: string): Promise<GPUComputePipeline> {
    const known = this.known.get(code);
    if (known) return known;
    const made = compiled(this.device, this.label, code);
    if (this.known.size >= mostKept) this.known.clear();
    this.known.set(code, made);
    made.catch(() => this.known.delete(code));
    return made;
  }
}

/** The pipeline of a shader's entry point; rejects with the DeviceFault of the shader, else of the pipeline. */
export async function compiled(device: GPUDevice, label: string, code: string, entryPoint = label) {
  const work = new DeviceWork(device, label);
  const module = work.calls(() => device.createShaderModule({ label, code }));
  try {
    return await device.createComputePipelineAsync({ label, layout: 'auto', compute: { module, entryPoint } });
  } catch (error) {
    await work.sound();
    // Scopes do not hear of it: whoever waits for the pipeline does.
    throw error instanceof GPUPipelineError ? new DeviceFault(label, error.reason, error.message) : error;
  }
}
