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
    const module = this.device.createShaderModule({ label: this.label, code });
    const compute = { module, entryPoint: this.label };
    const made = this.device.createComputePipelineAsync({ label: this.label, layout: 'auto', compute });
    if (this.known.size >= mostKept) this.known.clear();
    this.known.set(code, made);
    made.catch(() => this.known.delete(code));
    return made;
  }
}
