import { DeviceWork } from '../../../src/engine/gpu/faults';
import { readBack } from '../../../src/engine/gpu/submit';
import type { Bound } from '../../../src/engine/gpu/update';
import { type Lateness, parameterStepper } from '../../../src/engine/reference/parameters';
import type { Engine, Run } from '../../../src/engine/types';
import type { RuleReading } from '../../../src/math';
import { randomUnit } from '../../../src/study/random';
import { arrayRun, farFrom, programOf } from '../array-runs';
import { everyForm } from '../cases';
import { lateRuns } from '../late-runs';
import { methodRun } from '../trainings';
import { type Check, differs, first } from './check';

/** A run over n parameters on an engine: its steps, with gradients that are given, and what it keeps. */
interface Stepped {
  /** Where the gradient of step t is to be taken. */
  readonly locate: (t: number) => Promise<Float32Array>;
  readonly step: (t: number, g: Float32Array, lateness?: Lateness) => Promise<void>;
  readonly kept: () => Promise<Float32Array[]>;
  /** The first step that was not sound. */
  readonly divergedAt: () => Promise<number | undefined>;
}

/** On the CPU. */
function onCpu(run: Run, theta: Float32Array, reading?: RuleReading): Stepped {
  const { arrays, kept } = arrayRun(run, theta, undefined, reading);
  let ended: number | undefined;
  return {
    locate: async (t) => arrays.read(arrays.locate(t) ?? arrays.arrays[0], theta.length),
    step: async (t, g, { delay, back = [], drift = [] } = {}) => {
      arrays.write(arrays.gradient, g);
      if (arrays.back !== undefined) arrays.write(arrays.back, back);
      if (arrays.drift !== undefined) arrays.write(arrays.drift, drift);
      if (ended === undefined && !arrays.advance(t, delay)) ended = t;
    },
    kept: async () => kept(),
    divergedAt: async () => ended,
  };
}

/** On the GPU. */
async function onGpu(
  device: GPUDevice,
  run: Run,
  theta: Float32Array<ArrayBuffer>,
  reading?: RuleReading,
): Promise<Stepped> {
  // Its shaders are text that only a bundler reads: Playwright, which lists these checks, does not load it.
  const { Update } = await import('../../../src/engine/gpu/update');
  const program = programOf(run, reading);
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
  const [place, back, drift] = [0, 0, 0].map((value) => buffer(() => value));
  const arrays = [buffer((i) => theta[i]), ...program.states.map(({ initial }) => buffer(() => initial))];
  const bound = update.bind(gradient, arrays, { place, back, drift });
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
    step: async (t, g, lateness = {}) => {
      update.setStep(run, t, theta.length, lateness.delay);
      const given = [g, lateness.back ?? [], lateness.drift ?? []];
      [gradient, back, drift].forEach((array, i) => {
        device.queue.writeBuffer(array, 0, Float32Array.from(given[i]));
      });
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

const stepped = (
  { device }: Engine,
  run: Run,
  theta: Float32Array<ArrayBuffer>,
  reading?: RuleReading,
): Promise<Stepped> | Stepped => (device ? onGpu(device, run, theta, reading) : onCpu(run, theta, reading));

const begin = (count: number) => Float32Array.from({ length: count }, (_, i) => 4 * randomUnit(3, 0, 0, i) - 2);
const curvature = (i: number) => [1, 3, 0.25, 20, 150][i % 5];
const steps = 2;

/** How late the gradients of step t are. */
const latenessOf = (count: number, t: number): Lateness => {
  const drawn = (stream: number) => Float32Array.from({ length: count }, (_, i) => 2 * randomUnit(7, stream, t, i) - 1);
  return { delay: 3 * t - 2, back: drawn(0), drift: drawn(1) };
};

/** What of a run down ½ Σ hᵢθᵢ² is not as in f64, step by step, each from where the engine stands. */
async function apart(engine: Engine, run: Run, count: number, reading?: RuleReading): Promise<readonly string[]> {
  const theta = begin(count);
  const [ours, exact] = [await stepped(engine, run, theta, reading), parameterStepper(run, reading)];
  for (let t = 1; t <= steps; t++) {
    const before = (await ours.kept()).map((values) => Float64Array.from(values));
    const place = await ours.locate(t);
    const g = place.map((value, i) => curvature(i) * value);
    const lateness = reading === 'parallel' ? latenessOf(count, t) : undefined;
    await ours.step(t, g, lateness);
    const wrong = [
      ...farFrom([place], [exact.locate(before, t, run.hyper)], [before[0]]),
      ...farFrom(await ours.kept(), exact.follow(before, t, run.hyper, g, lateness), before),
      ...differs('the end', await ours.divergedAt(), undefined),
    ];
    if (wrong.length > 0) return wrong.map((text) => `${count} parameters, step ${t}, ${text}`);
  }
  return [];
}

/** One Param that is not full, and more than the threads of a workgroup. */
const sizes = [3, 2001];

const steppedAs = (id: string, run: Run, reading?: RuleReading): Check => ({
  title: `${id} over ${sizes.join(' and ')} parameters is that of f64, to 1e-5 of its way`,
  run: async (engine) => {
    const wrong: string[] = [];
    for (const count of sizes) wrong.push(...(await apart(engine, run, count, reading)));
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
  ...lateRuns.map(({ id, run }) => steppedAs(`${id}, with late gradients,`, run, 'parallel')),
  ...ends,
];
