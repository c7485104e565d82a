import { DeviceWork } from '../../../src/engine/gpu/faults';
import { readBack } from '../../../src/engine/gpu/submit';
import type { Bound } from '../../../src/engine/gpu/update';
import { parameterStepper } from '../../../src/engine/reference/parameters';
import type { Engine, Run } from '../../../src/engine/types';
import { randomUnit } from '../../../src/study/random';
import { arrayRun, farFrom, programOf } from '../array-runs';
import { everyForm } from '../cases';
import { methodRun } from '../trainings';
import { type Check, differs, first } from './check';

/** A run over n parameters on an engine: its steps, with gradients that are given, and what it keeps. */
interface Stepped {
  /** Where the gradient of step t is to be taken. */
  readonly locate: (t: number) => Promise<Float32Array>;
  readonly step: (t: number, g: Float32Array) => Promise<void>;
  readonly kept: () => Promise<Float32Array[]>;
  /** The first step that was not sound. */
  readonly divergedAt: () => Promise<number | undefined>;
}

/** On the CPU. */
function onCpu(run: Run, theta: Float32Array): Stepped {
  const { arrays, kept } = arrayRun(run, theta);
  let ended: number | undefined;
  return {
    locate: async (t) => arrays.read(arrays.locate(t) ?? arrays.arrays[0], theta.length),
    step: async (t, g) => {
      arrays.write(arrays.gradient, g);
      if (ended === undefined && !arrays.advance(t)) ended = t;
    },
    kept: async () => kept(),
    divergedAt: async () => ended,
  };
}

/** On the GPU. */
async function onGpu(device: GPUDevice, run: Run, theta: Float32Array<ArrayBuffer>): Promise<Stepped> {
  // Its shaders are text that only a bundler reads: Playwright, which lists these checks, does not load it.
  const { Update } = await import('../../../src/engine/gpu/update');
  const program = programOf(run);
  const [work, update] = [new DeviceWork(device, 'parameters'), await Update.create(device, program)];
  const size = Math.ceil(theta.length / 4) * 16;
  const { STORAGE, COPY_DST, COPY_SRC } = GPUBufferUsage;
  const buffer = (value: (i: number) => number) => {
    const made = device.createBuffer({ label: 'parameters', size, usage: STORAGE | COPY_DST | COPY_SRC });
    // What lies past the last parameter is nobody's.
    const floats = new Float32Array(size / 4).map((_, i) => (i < theta.length ? value(i) : Number.NaN));
    device.queue.writeBuffer(made, 0, floats);
    return made;
  };
  const gradient = buffer(() => 0);
  const place = buffer(() => 0);
  const arrays = [buffer((i) => theta[i]), ...program.states.map(({ initial }) => buffer(() => initial))];
  const bound = update.bind(gradient, arrays, place);
  const passed = (encode: (pass: GPUComputePassEncoder, bound: Bound) => void) =>
    work.calls(() => {
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      encode(pass, bound);
      pass.end();
      device.queue.submit([encoder.finish()]);
    });
  const read = async (from: GPUBuffer) => new Float32Array(await readBack(work, from, size)).slice(0, theta.length);
  return {
    locate: async (t) => {
      update.setStep(run, t, theta.length);
      passed((pass, to) => update.locate(pass, to, theta.length));
      return read(program.gradientAt ? place : arrays[0]);
    },
    step: async (t, g) => {
      update.setStep(run, t, theta.length);
      device.queue.writeBuffer(gradient, 0, Float32Array.from(g));
      passed((pass, to) => update.dispatch(pass, to, theta.length));
    },
    kept: async () => {
      const all = [];
      for (const array of arrays) all.push(await read(array));
      return all;
    },
    divergedAt: () => update.divergedAt(work),
  };
}

const stepped = ({ device }: Engine, run: Run, theta: Float32Array<ArrayBuffer>): Promise<Stepped> | Stepped =>
  device ? onGpu(device, run, theta) : onCpu(run, theta);

const begin = (count: number) => Float32Array.from({ length: count }, (_, i) => 4 * randomUnit(3, 0, 0, i) - 2);
const curvature = (i: number) => [1, 3, 0.25, 20, 150][i % 5];
const steps = 2;

/** What of a run down ½ Σ hᵢθᵢ² is not as in f64, step by step, each from where the engine stands. */
async function apart(engine: Engine, run: Run, count: number): Promise<readonly string[]> {
  const theta = begin(count);
  const [ours, exact] = [await stepped(engine, run, theta), parameterStepper(run)];
  for (let t = 1; t <= steps; t++) {
    const before = (await ours.kept()).map((values) => Float64Array.from(values));
    const place = await ours.locate(t);
    const g = place.map((value, i) => curvature(i) * value);
    await ours.step(t, g);
    const wrong = [
      ...farFrom([place], [exact.locate(before, t, run.hyper)], [before[0]]),
      ...farFrom(await ours.kept(), exact.follow(before, t, run.hyper, g), before),
      ...differs('the end', await ours.divergedAt(), undefined),
    ];
    if (wrong.length > 0) return wrong.map((text) => `${count} parameters, step ${t}, ${text}`);
  }
  return [];
}

/** One Param that is not full, and more than the threads of a workgroup. */
const sizes = [3, 2001];

const steppedAs = (id: string, run: Run): Check => ({
  title: `${id} over ${sizes.join(' and ')} parameters is that of f64, to 1e-5 of its way`,
  run: async (engine) => {
    const wrong: string[] = [];
    for (const count of sizes) wrong.push(...(await apart(engine, run, count)));
    return first(wrong);
  },
});

const separable = everyForm.filter(({ run }) => !programOf(run).newton);
const transformed = [
  ['nag', 'clip'],
  ['adam', 'noise'],
  ['nag', 'cosine'],
  ['adam', 'decoupled'],
].map(([method, name]) => ({
  id: `${method} with ${name}`,
  run: { ...methodRun({ method, with: [name] }), seed: 5, stream: 2 },
}));

const unsound: Readonly<Record<string, readonly [update: string, g: number]>> = {
  'whose gradient is not finite': ['theta = theta - eta*sign(g)', Number.POSITIVE_INFINITY],
  'that takes the root of a negative number': ['theta = theta - eta*sqrt(g + 1)', -3],
  'that leaves single precision': ['theta = theta - eta*g*1e30', 1e30],
};

const ends: readonly Check[] = Object.entries(unsound).map(([what, [update, wrong]]) => ({
  title: `a step over many parameters ${what} is told, and moves nothing that is not sound`,
  run: async (engine) => {
    const theta = begin(9);
    const ours = await stepped(engine, { rule: { update }, hyper: { eta: 0.1 } }, theta);
    await ours.step(
      1,
      Float32Array.from(theta, () => 0.5e-30),
    );
    const [before] = await ours.kept();
    await ours.step(
      2,
      Float32Array.from(theta, (_, i) => (i === 8 ? wrong : 0.5e-30)),
    );
    await ours.step(
      3,
      Float32Array.from(theta, () => 0.5e-30),
    );
    const [after] = await ours.kept();
    return [
      ...differs('the end', await ours.divergedAt(), 2),
      ...differs('the parameter', after[8], before[8]),
      ...differs('finite', after.every(Number.isFinite), true),
    ];
  },
}));

/** What every engine does with a rule over any number of parameters. */
export const parameterChecks: readonly Check[] = [
  ...[...separable, ...transformed].map(({ id, run }) => steppedAs(id, run)),
  ...ends,
];
