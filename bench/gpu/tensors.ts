import type { Tensors } from '../cpu/tfjs';

/** TensorFlow.js with its backend `webgpu` on the adapters that Dawn finds; it asks a browser's `navigator` for them. */
export async function tensorsOn(gpu: GPU): Promise<Tensors> {
  Object.defineProperty(globalThis, 'navigator', { value: { gpu, userAgent: 'node' }, configurable: true });
  const tf = await import('@tensorflow/tfjs-core');
  await import('../../node_modules/@tensorflow/tfjs-core/dist/register_all_gradients.js');
  await import('@tensorflow/tfjs-backend-webgpu');
  return tf;
}
