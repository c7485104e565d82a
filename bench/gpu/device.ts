import { create, globals } from 'webgpu';

/** A hardware device with timestamps and its largest buffers, through Dawn. */
export async function openDevice(allowSoftware: boolean): Promise<{ gpu: GPU; device: GPUDevice; name: string }> {
  Object.assign(globalThis, globals);
  const gpu = create(['enable-dawn-features=allow_unsafe_apis', 'disable-dawn-features=timestamp_quantization']);
  // Kept for good: collecting it crashes Node.
  Object.assign(globalThis, { dawn: gpu });
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('no adapter: is a Vulkan (or Metal, or D3D12) driver installed?');
  const { info, limits } = adapter;
  const name = [info.vendor, info.architecture, info.device, info.description].filter(Boolean).join(' ');
  if (/swiftshader|llvmpipe|software/i.test(name) && !allowSoftware) {
    throw new Error(
      `only a software adapter (${name}); its figures say nothing of a GPU. --software runs it all the same`,
    );
  }
  const device = await adapter.requestDevice({
    requiredFeatures: ['timestamp-query'],
    requiredLimits: {
      maxBufferSize: limits.maxBufferSize,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
      maxStorageBuffersPerShaderStage: limits.maxStorageBuffersPerShaderStage,
    },
  });
  device.addEventListener('uncapturederror', (event) => {
    throw event.error;
  });
  return { gpu, device, name };
}
