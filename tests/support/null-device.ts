import { create, globals } from 'webgpu';

/** A device of Dawn without a GPU: it checks every call as a real one does, and computes nothing. */
export async function nullDevice(): Promise<GPUDevice> {
  Object.assign(globalThis, globals);
  // Kept in a global: collecting it crashes Node.
  const gpu = create(['backend=null']);
  Object.assign(globalThis, { dawn: gpu });
  const adapter = await gpu.requestAdapter();
  return (adapter as GPUAdapter).requestDevice();
}

/** The labels of the buffers of a device that are not destroyed yet, from now on. */
export function liveBuffers(device: GPUDevice): () => string[] {
  const live = new Set<GPUBuffer>();
  const create = device.createBuffer.bind(device);
  device.createBuffer = (descriptor) => {
    const buffer = create(descriptor);
    const destroy = buffer.destroy.bind(buffer);
    buffer.destroy = () => {
      live.delete(buffer);
      destroy();
    };
    live.add(buffer);
    return buffer;
  };
  return () => [...live].map(({ label }) => label).sort();
}
