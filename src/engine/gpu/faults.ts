import { Lost, OutOfMemory } from '../types';

/** The kinds of error that a scope catches, causes first: what memory lacks for is not valid either. */
const kinds = ['internal', 'out-of-memory', 'validation'] as const satisfies readonly GPUErrorFilter[];

/** What a device found wrong with a piece of work, in a sentence that names the work. */
export class DeviceFault extends Error {
  constructor(
    readonly work: string,
    readonly kind: GPUErrorFilter,
    said: string,
  ) {
    super(`The GPU could not compute the ${work} (${kind}): ${said.trim()}`);
  }
}

/** A piece of work on a device: what is wrong with its calls is its own, and never anybody else's. */
export class DeviceWork {
  private checked: Promise<DeviceFault | undefined> = Promise.resolve(undefined);

  constructor(
    readonly device: GPUDevice,
    readonly label: string,
  ) {}

  /**
   * Makes calls, and takes what the device finds wrong with them. They may not wait: scopes are a stack of the device,
   * which others use meanwhile (three.js among them), so what is pushed is popped before anybody else's turn.
   */
  calls<T>(calls: () => T): T {
    for (const kind of kinds) this.device.pushErrorScope(kind);
    try {
      return calls();
    } finally {
      const found = kinds
        .toReversed()
        .map((kind) => this.popped(kind))
        .toReversed();
      const before = this.checked;
      this.checked = Promise.all([before, ...found]).then((faults) => faults.find((fault) => fault));
    }
  }

  /** Resolves when the device has looked at every call so far; rejects with the first DeviceFault. */
  async sound(): Promise<void> {
    const fault = await this.checked;
    if (fault) throw fault;
  }

  private async popped(kind: GPUErrorFilter): Promise<DeviceFault | undefined> {
    // A device that is lost has nothing to say any more.
    const error = await this.device.popErrorScope().catch(() => null);
    return error ? new DeviceFault(this.label, kind, error.message) : undefined;
  }
}

/** All work on a device. */
export class DeviceWorks {
  private readonly underWay = new Set<(reason: Error) => void>();
  private lost: Lost | undefined;

  constructor(private readonly device: GPUDevice) {
    void device.lost.then(({ message, reason }) => {
      this.lost = new Lost(`The GPU was lost: ${message || reason}`);
      for (const reject of this.underWay) reject(this.lost);
    });
  }

  /** The result of a piece of work; rejects with its DeviceFault, or with `Lost`, however long the device keeps silent. */
  run<T>(label: string, run: (work: DeviceWork) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.lost) throw this.lost;
      this.underWay.add(reject);
      const work = new DeviceWork(this.device, label);
      run(work)
        .then(resolve, reject)
        .finally(() => this.underWay.delete(reject));
    });
  }
}

/** An error of work on so many steps or particles: where the memory did not suffice it says so. */
export function asTooLarge(error: unknown, what: OutOfMemory['what'], asked: number): unknown {
  const short = error instanceof DeviceFault && error.kind === 'out-of-memory';
  return short ? new OutOfMemory(what, asked) : error;
}
