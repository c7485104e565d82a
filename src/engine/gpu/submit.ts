/** One compute pass in a submit of its own; resolves when the device is done with it. */
export async function submitted(
  device: GPUDevice,
  label: string,
  encode: (pass: GPUComputePassEncoder) => void,
): Promise<void> {
  const encoder = device.createCommandEncoder({ label });
  const pass = encoder.beginComputePass({ label });
  encode(pass);
  pass.end();
  device.queue.submit([encoder.finish()]);
  await device.queue.onSubmittedWorkDone();
}

/** The first `size` bytes of a buffer that may be copied from. */
export async function readBack(device: GPUDevice, buffer: GPUBuffer, size: number): Promise<ArrayBuffer> {
  const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
  const staging = device.createBuffer({ label: `${buffer.label} read back`, size, usage });
  const encoder = device.createCommandEncoder({ label: 'read back' });
  encoder.copyBufferToBuffer(buffer, 0, staging, 0, size);
  device.queue.submit([encoder.finish()]);
  try {
    await staging.mapAsync(GPUMapMode.READ);
    return staging.getMappedRange().slice(0);
  } finally {
    staging.destroy();
  }
}
