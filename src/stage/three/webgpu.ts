import { WebGPUBackend } from 'three/webgpu';
import type { Half } from './painter';

/** Draws with WebGPU, on a device. */
export const onDevice = (device: GPUDevice): Half => ({
  renderer: 'webgpu',
  backend: (options) => new WebGPUBackend({ ...options, device }),
});
