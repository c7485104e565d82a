import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InNode } from '../report.mjs';
import { trajectories, updates } from './contests';
import { mapContest } from './map';
import { type Contest, type NodePart, type Sizes, small, teamSizes, whole } from './results';
import { simulatedRates } from './simulated';
import { trainContest } from './train';
import { trainManyContest } from './train-many';
import { isShare, scaling } from './workers';

function tensors() {
  const require = createRequire(import.meta.url);
  const tf = require('@tensorflow/tfjs-core') as typeof import('@tensorflow/tfjs-core');
  require('@tensorflow/tfjs-backend-cpu');
  const wasm = require('@tensorflow/tfjs-backend-wasm') as typeof import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  return tf;
}

async function tensorsWithGradients() {
  const tf = tensors();
  // The build for Node has no gradients; the registry that these go to is the same.
  await import('../../node_modules/@tensorflow/tfjs-core/dist/register_all_gradients.js');
  return tf;
}

const parts: Readonly<Record<NodePart, (sizes: Sizes) => Promise<Partial<InNode>>>> = {
  update: async (sizes) => ({ contests: await updates(tensors(), sizes) }),
  trajectories: async (sizes) => ({ contests: [await trajectories(tensors(), sizes)] }),
  train: async ({ nets, rounds }) => {
    const tf = await tensorsWithGradients();
    const contests: Contest[] = [];
    for (const net of nets) contests.push(await trainContest(tf, net, rounds));
    return { contests };
  },
  'train-many': async ({ nets, runs, rounds }) => {
    const [tf, jax] = [await tensorsWithGradients(), await import('@jax-js/jax')];
    await jax.init('wasm');
    jax.defaultDevice('wasm');
    const contests: Contest[] = [];
    for (const net of nets) contests.push(await trainManyContest(tf, jax, net, runs, rounds));
    return { contests };
  },
  threads: async ({ trajectory: { side, steps }, rounds }) => ({
    scaling: await scaling(fileURLToPath(import.meta.url), teamSizes(availableParallelism()), side, steps, rounds),
  }),
  simulated: ({ spread, rounds }) => simulatedRates(spread, rounds),
  maps: async ({ map }) => ({ map: await mapContest(['beale', 'himmelblau', 'rastrigin'], map.side, map.steps, 3) }),
};

/** A part of `npm run bench` that runs in Node: `node main.mjs PART OUT [--small]`. */
if (!isShare()) {
  const [part, out] = process.argv.slice(2);
  const found = await parts[part as NodePart](process.argv.includes('--small') ? small : whole);
  writeFileSync(out, JSON.stringify(found));
  process.exit(0);
}
