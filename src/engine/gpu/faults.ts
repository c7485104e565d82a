/** What a device could not do; no error scopes: the stage has its own on the same device. */
export class Faults {
  private count = 0;
  private last = '';

  constructor(device: GPUDevice) {
    device.addEventListener('uncapturederror', ({ error }) => {
      this.count++;
      this.last = error.message;
    });
  }

  /** The result of the work; rejects when the device complained meanwhile, instead of giving zeros that were read back. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const before = this.count;
    const result = await work();
    if (this.count > before) throw new Error(this.last);
    return result;
  }
}
