/** A device and what it runs on. */
export interface Acquired {
  readonly device: GPUDevice;
  /** The adapter in words. */
  readonly description: string;
  /** Whether the adapter is software. */
  readonly software: boolean;
}

/** Why there is no device. */
export type NoDevice = 'no-webgpu' | 'no-adapter' | 'software-adapter' | 'no-device';

/**
 * Asks for a device with the adapter's own buffer limits. A software adapter is refused unless it is allowed:
 * WebAssembly is several times faster than one.
 */
export async function acquire(allowSoftware: boolean): Promise<Acquired | NoDevice> {
  const gpu = globalThis.navigator?.gpu;
  if (!gpu) return 'no-webgpu';
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return 'no-adapter';
  const software = isSoftware(adapter);
  if (software && !allowSoftware) return 'software-adapter';
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  const requiredLimits = { maxBufferSize, maxStorageBufferBindingSize };
  const device = await adapter.requestDevice({ label: 'ravine', requiredLimits }).catch(() => null);
  return device ? { device, description: inWords(adapter.info), software } : 'no-device';
}

/** Software adapters say so, by flag or by name. */
const isSoftware = (adapter: GPUAdapter): boolean =>
  adapter.info.isFallbackAdapter || /swiftshader|llvmpipe|software/i.test(inWords(adapter.info));

const inWords = (info: GPUAdapterInfo): string =>
  [info.vendor, info.architecture, info.device, info.description].filter(Boolean).join(' ');
