import { trajectories, updates } from '../cpu/contests';
import { type BrowserPart, type Sizes, small, whole } from '../cpu/results';
import type { Tensors } from '../cpu/tfjs';
import { gpuTrainContest } from '../gpu/train';
import type { InBrowser } from '../report.mjs';
import { dispatchContest, gpuUpdateContest, openEngine } from './gpu';
import { poolScaling } from './pool';
import { threadRates } from './threads';

/** TensorFlow.js as its script tags leave it. */
declare const tf: Tensors & { wasm: { setWasmPaths(folder: string): void } };

const parts: Readonly<Record<BrowserPart, (sizes: Sizes) => Promise<Partial<InBrowser>>>> = {
  update: async (sizes) => ({ contests: await updates(tf, sizes) }),
  trajectories: async (sizes) => ({ contests: [await trajectories(tf, sizes)] }),
  gpu: async ({ gpu, rounds }) => ({
    adapter: await adapterName(),
    contests: [await gpuUpdateContest(tf, gpu.parameters, rounds)],
  }),
  dispatch: async ({ gpu, rounds }) => ({ contests: [await dispatchContest(gpu.side, gpu.steps, rounds)] }),
  'gpu-train': async ({ gpu: { train }, rounds }) => {
    // The build for pages has no gradients; the registry that these go to is the same.
    await import('../../node_modules/@tensorflow/tfjs-core/dist/register_all_gradients.js');
    return { contests: [await gpuTrainContest(tf, await openEngine(), train, rounds)] };
  },
  workers: async ({ map, rounds }) => ({ scaling: await poolScaling(map.side, map.steps, rounds) }),
  shared: async ({ spread, rounds }) => ({ shared: await threadRates(spread.threads, rounds) }),
};

async function adapterName(): Promise<string> {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) throw new Error('this part needs WebGPU');
  const { vendor, architecture, device, description } = adapter.info;
  return [vendor, architecture, device, description].filter(Boolean).join(' ');
}

/** A part of `npm run bench` that runs in a page, which `bench/browser.mjs` calls. */
async function bench(part: BrowserPart, quick: boolean): Promise<Partial<InBrowser>> {
  tf.wasm.setWasmPaths(new URL('wasm/', location.href).href);
  return parts[part](quick ? small : { ...whole, parameters: [1e6] });
}

Object.assign(globalThis, { bench });
