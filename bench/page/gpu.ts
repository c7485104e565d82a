import { acquire } from '../../src/engine/gpu/adapter';
import { createGpuEngine } from '../../src/engine/gpu/engine';
import { Update } from '../../src/engine/gpu/update';
import type { Engine } from '../../src/engine/types';
import { surfaces } from '../../src/surfaces/catalog';
import { adam } from '../cpu/adam';
import type { Contest } from '../cpu/results';
import { type Tensors, tensorUpdate } from '../cpu/tfjs';
import { agree, numbers } from '../cpu/update';
import { gridOver } from '../cpu/wasm';
import { Swarm } from '../gpu/one-swarm';
import { ratio, taken } from '../rounds';

/** Steps of one measurement, before the queue is waited for. */
const stepsAtOnce = 8;

async function openDevice(): Promise<GPUDevice> {
  const acquired = await acquire(true);
  if (typeof acquired === 'string') throw new Error(`this part needs WebGPU: ${acquired}`);
  return acquired.device;
}

/** The engine on a device of its own, whatever the adapter. */
export const openEngine = async (): Promise<Engine> =>
  createGpuEngine({ device: await openDevice(), description: 'bench', software: true });

/** Our one dispatch against the many of TensorFlow.js, on the same adapter, with arrays that stay on it. */
export async function gpuUpdateContest(tf: Tensors, parameters: number, rounds: number): Promise<Contest> {
  await tf.setBackend('webgpu');
  await tf.ready();
  const start = numbers(parameters, 0);
  const slope = numbers(parameters, 1);
  const theirs = tensorUpdate(tf, start, slope, adam.hyper);
  const device = await openDevice();
  const [theta, gradient, m, v] = [start, slope, new Float32Array(parameters), new Float32Array(parameters)].map(
    (data) => filled(device, data),
  );
  const update = await Update.create(device, adam.program);
  const bound = update.bind(gradient, [theta, m, v]);
  let t = 0;
  const ours = () => {
    update.setStep({ hyper: adam.hyper }, ++t, parameters);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    update.dispatch(pass, bound, parameters);
    pass.end();
    device.queue.submit([encoder.finish()]);
  };
  for (let k = 0; k < 3; k++) {
    theirs.step();
    ours();
  }
  agree('tfjs-webgpu', await read(device, theta, parameters), await theirs.theta());
  const seconds = await taken(
    {
      webgpu: () => perStep(ours, async () => void (await read(device, theta, 4))),
      'tfjs-webgpu': () => perStep(theirs.step, theirs.finished),
    },
    rounds,
  );
  theirs.dispose();
  device.destroy();
  return {
    what: `update on WebGPU, Adam, ${parameters.toExponential(1)} parameters`,
    items: parameters,
    seconds,
    ratios: { 'update.webgpu/tfjs-webgpu': ratio(seconds.webgpu, seconds['tfjs-webgpu']) },
  };
}

/** All steps of a swarm in one dispatch against one step a dispatch. */
export async function dispatchContest(side: number, steps: number, rounds: number): Promise<Contest> {
  const device = await openDevice();
  const f = surfaces.get('rosenbrock')?.f ?? '';
  const run = { rule: adam.rule, hyper: adam.hyper };
  const swarm = await Swarm.create(device, { f, run, starts: gridOver('rosenbrock', side), steps });
  const submit = (first: number, count: number) => {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    swarm.dispatch(pass, first, count);
    pass.end();
    device.queue.submit([encoder.finish()]);
  };
  const time = async (work: () => void) => {
    const begin = performance.now();
    work();
    await device.queue.onSubmittedWorkDone();
    return (performance.now() - begin) / 1000;
  };
  const seconds = await taken(
    {
      all: () => time(() => submit(0, steps)),
      one: () =>
        time(() => {
          for (let k = 0; k < steps; k++) submit(k, 1);
        }),
    },
    rounds,
  );
  swarm.destroy();
  device.destroy();
  return {
    what: `steps a dispatch on WebGPU, Adam on Rosenbrock, ${side * side} particles × ${steps} steps`,
    items: side * side * steps,
    seconds,
    ratios: { 'dispatch.all/one': ratio(seconds.all, seconds.one) },
  };
}

async function perStep(step: () => void, finished: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  for (let k = 0; k < stepsAtOnce; k++) step();
  await finished();
  return (performance.now() - begin) / 1000 / stepsAtOnce;
}

function filled(device: GPUDevice, data: Float32Array<ArrayBuffer>): GPUBuffer {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
  const buffer = device.createBuffer({ size: data.byteLength, usage });
  device.queue.writeBuffer(buffer, 0, data);
  return buffer;
}

async function read(device: GPUDevice, buffer: GPUBuffer, count: number): Promise<Float32Array> {
  const size = count * 4;
  const staging = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, staging, 0, size);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const data = new Float32Array(staging.getMappedRange().slice(0));
  staging.destroy();
  return data;
}
