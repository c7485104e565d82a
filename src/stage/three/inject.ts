import type { Renderer, StorageBufferAttribute } from 'three/webgpu';

/**
 * The one place that reaches into three.js (0.187, pinned): its backend keeps, for every attribute, the GPUBuffer that is drawn.
 * A buffer given before the first render is drawn without a copy.
 */
interface Backend {
  readonly device?: GPUDevice;
  get(attribute: StorageBufferAttribute): { buffer?: GPUBuffer };
}

const backendOf = (renderer: Renderer): Backend => renderer.backend as unknown as Backend;

/** Draws `data` from a buffer that someone else owns; call it before it is first rendered. */
export function lend(renderer: Renderer, data: StorageBufferAttribute, buffer: GPUBuffer): void {
  backendOf(renderer).get(data).buffer = buffer;
}

/** Takes the owner's buffer out again, so that disposing the attribute destroys an empty one instead of it. */
export function takeBack(renderer: Renderer, data: StorageBufferAttribute): void {
  const { device } = backendOf(renderer);
  if (!device) return;
  const empty = device.createBuffer({ label: 'returned attribute', size: 4, usage: GPUBufferUsage.STORAGE });
  backendOf(renderer).get(data).buffer = empty;
}
