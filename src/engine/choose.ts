import { lazy } from '../live/lazy';
import { createCpuEngine } from './cpu/engine';
import { acquire, type NoDevice } from './gpu/adapter';
import type { Engine } from './types';

/** Why this engine computes: the adapter is hardware, the URL asked for it, or what WebGPU lacks here. */
export type Reason = 'hardware' | 'forced' | NoDevice;

/** What the URL may force. */
export interface Wish {
  readonly engine?: 'webgpu' | 'wasm';
  readonly renderer?: 'webgpu' | 'webgl2' | '2d';
}

/** Loaded only where there is something for it to run on. */
const gpu = lazy(() => import('./gpu/engine'));

/**
 * WebGPU on a hardware adapter, else WebAssembly. Engine `webgpu` may be forced onto a software adapter; without any
 * adapter WebAssembly computes all the same. A software adapter that is there to draw alone leaves training to the CPU. A
 * renderer other than `webgpu` cannot draw the GPU's buffers.
 */
export async function chooseEngine(wish: Wish): Promise<{ engine: Engine; reason: Reason }> {
  const forced = wish.engine === 'webgpu';
  if (wish.engine === 'wasm' || (!forced && wish.renderer && wish.renderer !== 'webgpu')) {
    return { engine: createCpuEngine(), reason: 'forced' };
  }
  const acquired = await acquire(forced || wish.renderer === 'webgpu');
  if (typeof acquired === 'string') return { engine: createCpuEngine(), reason: acquired };
  const { createGpuEngine } = await gpu.wait();
  return {
    engine: createGpuEngine(acquired, forced || !acquired.software),
    reason: forced || wish.renderer ? 'forced' : 'hardware',
  };
}
