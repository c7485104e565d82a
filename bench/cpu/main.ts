import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contests } from './contests';
import { mapContest } from './map';
import { small, teamSizes, whole } from './results';
import { isShare, scaling } from './workers';

/** The part of `npm run bench` that runs in Node: `node main.mjs OUT [--small]`. */
async function main(out: string, sizes = whole) {
  const require = createRequire(import.meta.url);
  const tf = require('@tensorflow/tfjs-core') as typeof import('@tensorflow/tfjs-core');
  require('@tensorflow/tfjs-backend-cpu');
  const wasm = require('@tensorflow/tfjs-backend-wasm') as typeof import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  const { map, trajectory, rounds } = sizes;
  const teams = teamSizes(availableParallelism());
  const results = {
    contests: await contests(tf, sizes),
    scaling: await scaling(fileURLToPath(import.meta.url), teams, trajectory.side, trajectory.steps, rounds),
    map: await mapContest(['beale', 'himmelblau', 'rastrigin'], map.side, map.steps, 3),
  };
  writeFileSync(out, JSON.stringify(results));
}

if (!isShare()) {
  const out = process.argv[2] ?? join(process.cwd(), 'bench-node.json');
  await main(out, process.argv.includes('--small') ? small : whole);
  process.exit(0);
}
