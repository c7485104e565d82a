import { acquire } from '../../src/engine/gpu/adapter';
import { DeviceWorks } from '../../src/engine/gpu/faults';
import { trainWgsl } from '../../src/engine/gpu/train/kernel';
import { GpuTrains } from '../../src/engine/gpu/train/trains';
import type { GradientJob } from '../../src/engine/train/types';
import { checkGradient } from '../../src/objectives/model/check';
import { initialOf } from '../../src/objectives/model/initial';
import { batchOf } from '../../src/objectives/model/passes';
import { net, sampled } from '../objectives/nets';

/** The gradient of all rows, at the first weights. */
function job(model: string, classes: number): GradientJob {
  const [data, network] = [sampled(11, 3, classes), net(model, 3, classes)];
  return { dataKey: 'test', data, network, rows: data.train, theta: initialOf(network, 1), seed: 1, update: 1 };
}

const jobs = [job('mlp(4,act=tanh,bn=on,dropout=0.2,l2=0.1)', 3), job('svm', 3)];

/** Lines of the way back that give something a value: those of the layers, and the slopes of the loss. */
function backwardLines(code: string): number[] {
  const found: number[] = [];
  let within = false;
  for (const [i, line] of code.split('\n').entries()) {
    if (/^fn backward\d|if \(slopes\)/.test(line)) within = true;
    else if (/^fn |^\/\/ /.test(line)) within = false;
    if (within && /^\s*(\S.*? (\+?=) .*|var \w+ = job.*);$/.test(line) && !/^\s*(let|var \w+ = 0)/.test(line))
      found.push(i);
  }
  return found;
}

/** A line with the sign of what it gives turned round. */
const turned = (line: string): string =>
  line.includes(' += ') ? line.replace(' += ', ' -= ') : line.replace(/ = (.*);$/, ' = -($1);');

/** Blocks of the gradient that an engine computes which the check finds wrong. */
async function wrongBlocks(device: GPUDevice, asked: GradientJob, change: (code: string) => string): Promise<string[]> {
  const text: typeof trainWgsl = (...given) => change(trainWgsl(...given));
  const gradient = await new GpuTrains(device, new DeviceWorks(device), text).gradient(asked);
  const { network, data, rows, theta, seed, update } = asked;
  const blocks = checkGradient({
    ...{ network, batch: batchOf(data, rows), use: { kind: 'training', seed, update } },
    ...{ theta, gradient, floor: 1e-5, most: 6 },
  });
  return blocks.filter(({ difference }) => !(difference <= 1e-3)).map(({ name }) => name);
}

/** What the check says of the GPU engine's gradients, and which wrong signs on their way back it does not notice. */
export async function mutants(): Promise<{ wrong: string[]; tried: number; missed: string[] }> {
  const acquired = await acquire(true);
  if (typeof acquired === 'string') throw new Error(`this test needs WebGPU: ${acquired}`);
  const { device } = acquired;
  const result = { wrong: [] as string[], tried: 0, missed: [] as string[] };
  for (const asked of jobs) {
    let code = '';
    const kept = (text: string) => {
      code = text;
      return text;
    };
    result.wrong.push(...(await wrongBlocks(device, asked, kept)));
    const lines = code.split('\n');
    const missed = backwardLines(code).map(async (at) => {
      const change = () => lines.map((line, i) => (i === at ? turned(line) : line)).join('\n');
      return (await wrongBlocks(device, asked, change)).length === 0 ? [lines[at]] : [];
    });
    result.tried += missed.length;
    result.missed.push(...(await Promise.all(missed)).flat());
  }
  device.destroy();
  return result;
}
