import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGpuEngine } from '../../src/engine/gpu/engine';
import type { Contest } from '../cpu/results';
import { openDevice } from './device';
import { mapRate } from './map';
import { swarmRate } from './swarm';
import { tensorsOn } from './tensors';
import { Clock } from './timing';
import { type GpuTraining, gpuTrainContest } from './train';
import { updateAgainstCopy } from './update';

/** `npm run bench:gpu`: the compute shaders on a hardware adapter, by its own clock. `--out FILE`, `--small`, `--software`. */
/** What is trained at once, from a few runs to as many as a page compares, and a quick look. */
const contests: readonly GpuTraining[] = [
  { shape: [64, 32, 10], runs: 16, updates: [1000, 10], compared: 100 },
  { shape: [64, 32, 10], runs: 256, updates: [1000, 2], compared: 10 },
  { shape: [784, 50, 10], runs: 16, updates: [1000, 10], compared: 100 },
];
const quick: GpuTraining = { shape: [64, 32, 10], runs: 2, updates: [10, 1], compared: 1 };

const flags = process.argv.slice(2);
const small = flags.includes('--small');
const rounds = small ? 5 : 30;

const { gpu, device, name } = await openDevice(flags.includes('--software'));
const clock = new Clock(device);
console.log(`device: ${name}`);

const updates = [];
for (const exponent of small ? [18, 20] : [20, 22, 24, 26]) {
  const found = await updateAgainstCopy(device, clock, 2 ** exponent, rounds);
  const torch = torchSeconds(2 ** exponent);
  updates.push({
    exponent,
    ...found,
    torch,
    ...(torch && { 'update.webgpu/torch-fused': torch.seconds / found.seconds.update }),
  });
  const { update, copy } = found.bytesPerSecond;
  const beside = torch
    ? `; torch fused ${(torch.seconds * 1e6).toFixed(1)} µs, ours ${(found.seconds.update * 1e6).toFixed(1)} µs`
    : '';
  console.log(
    `update 2^${exponent}: ${(update / 1e9).toFixed(0)} GB/s, copy ${(copy / 1e9).toFixed(0)} GB/s, ratio ${found.ratio.toFixed(3)}${beside}`,
  );
}

const loads = [
  ['sgd', 'beale'],
  ['adam', 'rosenbrock'],
  ['adam', 'beale'],
  ['adam', 'himmelblau'],
  ['adam', 'rastrigin'],
  ['newton', 'himmelblau'],
] as const;
const swarms = [];
for (const [method, surface] of loads) {
  const found = await swarmRate(device, clock, method, surface, small ? 2 ** 12 : 2 ** 20, 256, small ? 3 : 10);
  swarms.push(found);
  console.log(
    `swarm ${method} on ${surface}: ${(found.particleStepsPerSecond / 1e9).toFixed(2)}·10⁹ particle-steps a second (${(found.seconds * 1e3).toFixed(2)} ms)`,
  );
}

const maps = [];
for (const [method, surface] of loads) {
  const [side, steps] = small ? [32, 100] : [512, 500];
  const found = await mapRate(device, clock, method, surface, side, steps, small ? 3 : 10);
  maps.push(found);
  console.log(
    `map ${method} on ${surface}: ${(found.particleStepsPerSecond / 1e9).toFixed(2)}·10⁹ particle-steps a second (${(found.seconds * 1e3).toFixed(2)} ms)`,
  );
}

const trainings: Contest[] = [];
const engine = createGpuEngine({ device, description: name, software: false });
const tf = await tensorsOn(gpu);
for (const sizes of small ? [quick] : contests) {
  const found = await gpuTrainContest(tf, engine, sizes, small ? 2 : 7);
  trainings.push(found);
  console.log(found.what, found.ratios);
}

const out = flags[flags.indexOf('--out') + 1];
if (flags.includes('--out'))
  writeFileSync(out, `${JSON.stringify({ device: name, updates, swarms, maps, trainings }, undefined, 2)}\n`);
process.exit(0);

/** The fused Adam of PyTorch in the same run, where there is one with CUDA. */
function torchSeconds(parameters: number): { seconds: number; torch: string; device: string } | undefined {
  const script = fileURLToPath(new URL('torch_adam.py', import.meta.url));
  const ran = spawnSync('python3', [script, String(parameters), String(rounds)], { encoding: 'utf8' });
  return ran.status === 0 ? JSON.parse(ran.stdout) : undefined;
}
