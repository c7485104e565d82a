import { acquire } from '../../src/engine/gpu/adapter';
import { createGpuEngine } from '../../src/engine/gpu/engine';
import { DeviceWorks } from '../../src/engine/gpu/faults';
import { GpuTrains } from '../../src/engine/gpu/train/trains';
import type { Engine } from '../../src/engine/types';
import { gradientCases, wrongIn } from './gradients';
import { mutants } from './mutants';
import { suite } from './suite';

declare global {
  interface Window {
    /** What is wrong with the GPU engine by the check of that title. */
    checked: (title: string) => Promise<readonly string[]>;
    /** Wrong signs in the way back of the GPU engine, and what the check of gradients says of them. */
    mutants: typeof mutants;
    /** What is wrong with gradients that the GPU leaves beside the weights. */
    gradients: () => Promise<readonly string[]>;
  }
}

let engine: Promise<Engine> | undefined;

async function gpuEngine(): Promise<Engine> {
  const acquired = await acquire(true);
  if (typeof acquired === 'string') throw new Error(`this suite needs WebGPU: ${acquired}`);
  return createGpuEngine(acquired);
}

window.checked = async (title) => {
  engine ??= gpuEngine();
  const check = suite.find((c) => c.title === title);
  return check ? check.run(await engine) : [`there is no check “${title}”`];
};

window.mutants = mutants;

window.gradients = async () => {
  const acquired = await acquire(true);
  if (typeof acquired === 'string') throw new Error(`this test needs WebGPU: ${acquired}`);
  const trains = new GpuTrains(acquired.device, new DeviceWorks(acquired.device));
  const found = Object.entries(gradientCases).map(async ([what, asked]) =>
    wrongIn(asked, await trains.gradient(asked)).map((wrong) => `${what}: ${wrong}`),
  );
  return (await Promise.all(found)).flat();
};
