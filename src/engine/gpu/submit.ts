import type { DeviceWork } from './faults';

/** One compute pass in a submit of its own; resolves when the device is done with it, rejects with its DeviceFault. */
export async function submitted(
  work: DeviceWork,
  label: string,
  encode: (pass: GPUComputePassEncoder) => void,
): Promise<void> {
  const { device } = work;
  work.calls(() => {
    const encoder = device.createCommandEncoder({ label });
    const pass = encoder.beginComputePass({ label });
    encode(pass);
    pass.end();
    device.queue.submit([encoder.finish({ label })]);
  });
  await device.queue.onSubmittedWorkDone();
  await work.sound();
}

/** The first `size` bytes of a buffer that may be copied from. */
export async function readBack(work: DeviceWork, buffer: GPUBuffer, size: number): Promise<ArrayBuffer> {
  const { device } = work;
  const label = `${buffer.label} read back`;
  const staging = work.calls(() => {
    const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
    const made = device.createBuffer({ label, size, usage });
    const encoder = device.createCommandEncoder({ label });
    encoder.copyBufferToBuffer(buffer, 0, made, 0, size);
    device.queue.submit([encoder.finish({ label })]);
    return made;
  });
  try {
    // A mapping that fails says less than the call that made it fail, and is an error of the device as well.
    const mapped = work
      .calls(() => staging.mapAsync(GPUMapMode.READ))
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    await work.sound();
    const error = await mapped;
    if (error) throw error;
    return staging.getMappedRange().slice(0);
  } finally {
    staging.destroy();
  }
}
