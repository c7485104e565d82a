import { contests } from '../cpu/contests';
import { type Contest, type Seconds, small, whole } from '../cpu/results';
import type { Tensors } from '../cpu/tfjs';
import { dispatchContest, gpuUpdateContest } from './gpu';
import { poolScaling } from './pool';

/** TensorFlow.js as its script tags leave it. */
declare const tf: Tensors & { wasm: { setWasmPaths(folder: string): void } };

/** The part of `npm run bench` that runs in a page, which `scripts/bench.mjs` calls. */
async function bench(quick: boolean): Promise<{ contests: Contest[]; scaling: Seconds; adapter: string }> {
  tf.wasm.setWasmPaths(new URL('wasm/', location.href).href);
  const sizes = quick ? small : { ...whole, parameters: [1e6] };
  const found = await contests(tf, sizes);
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) throw new Error('this part needs WebGPU');
  const { vendor, architecture, device, description } = adapter.info;
  found.push(await gpuUpdateContest(tf, sizes.gpu.parameters, sizes.rounds));
  found.push(await dispatchContest(sizes.gpu.side, sizes.gpu.steps, sizes.rounds));
  const scaling = await poolScaling(sizes.map.side, sizes.map.steps, sizes.rounds);
  return { contests: found, scaling, adapter: [vendor, architecture, device, description].filter(Boolean).join(' ') };
}

Object.assign(globalThis, { bench });
