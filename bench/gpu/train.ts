import type { Engine } from '../../src/engine/types';
import type { Contest } from '../cpu/results';
import type { Tensors } from '../cpu/tfjs';
import { stackedTraining, tensorTraining } from '../cpu/tfjs-train';
import {
  agreeOn,
  batch,
  comparable,
  jobOf,
  lossesAt,
  named,
  type Problem,
  problemOf,
  type Shape,
  stepped,
} from '../cpu/train-problem';
import { ratio, taken } from '../rounds';

/** How much of it there is. */
export interface GpuTraining {
  readonly shape: Shape;
  readonly runs: number;
  /** Updates of each of our runs in a measurement, and of theirs. */
  readonly updates: readonly [ours: number, theirs: number];
  /** The last update after which losses are compared. */
  readonly compared: number;
}

/** Seconds of an update of Adam on many nets at once on one adapter: ours side by side, TensorFlow.js in a loop and batched by hand. */
export async function gpuTrainContest(
  tf: Tensors,
  engine: Engine,
  { shape, runs, updates: [ours, theirs], compared }: GpuTraining,
  rounds: number,
): Promise<Contest> {
  const problem = problemOf(shape);
  const at = comparable(compared);
  await tf.setBackend('webgpu');
  await tf.ready();
  const opponents = { 'tfjs-webgpu': looped(tf, problem, runs), stacked: stackedTraining(tf, problem, runs) };
  agreeOn(at, await lossesOnDevice(engine, problem, runs, at), {
    'tfjs-webgpu': await stepped(at, opponents['tfjs-webgpu'].step),
    stacked: await stepped(at, opponents.stacked.step),
  });
  let t = compared;
  const time = (opponent: (typeof opponents)[keyof typeof opponents]) => async () => {
    const begin = performance.now();
    for (let k = 1; k <= theirs; k++) await opponent.step(++t, k === theirs);
    return (performance.now() - begin) / 1000 / theirs;
  };
  const seconds = await taken(
    {
      webgpu: async () => {
        const begin = performance.now();
        await allOf(engine, problem, runs, ours, []);
        return (performance.now() - begin) / 1000 / ours;
      },
      'tfjs-webgpu': time(opponents['tfjs-webgpu']),
      stacked: time(opponents.stacked),
    },
    rounds,
  );
  for (const opponent of Object.values(opponents)) opponent.dispose();
  const more = `, ${runs} runs`;
  return {
    what: `training ${shape.join('-')} on WebGPU, Adam, batch ${batch}, ${runs} runs at once`,
    items: 6 * batch * problem.network.size * runs,
    seconds,
    ratios: {
      [named(shape, 'webgpu/tfjs-webgpu loop', more)]: ratio(seconds.webgpu, seconds['tfjs-webgpu']),
      [named(shape, 'webgpu/stacked by tfjs-webgpu', more)]: ratio(seconds.webgpu, seconds.stacked),
    },
  };
}

/** Runs of seeds 1 … `runs` that TensorFlow.js trains one after the other. */
function looped(tf: Tensors, problem: Problem, runs: number) {
  const all = Array.from({ length: runs }, (_, r) => tensorTraining(tf, problem, r + 1));
  return {
    /** Update t of every run; their losses, where they are asked for: then all of it has been done. */
    step: async (t: number, asks: boolean): Promise<number[] | undefined> => {
      const losses = all.map((one) => one.begin(t));
      const values = asks ? await Promise.all(losses.map((loss) => loss.data())) : undefined;
      tf.dispose(losses);
      return values?.map(([value]) => value);
    },
    dispose: () => {
      for (const one of all) one.dispose();
    },
  };
}

const allOf = (engine: Engine, problem: Problem, runs: number, updates: number, batchLoss: readonly number[]) =>
  Promise.all(Array.from({ length: runs }, (_, r) => engine.train(jobOf(problem, r + 1, updates, batchLoss))));

async function lossesOnDevice(engine: Engine, problem: Problem, runs: number, at: readonly number[]) {
  const all = await allOf(engine, problem, runs, Math.max(...at), at);
  return lossesAt(
    at,
    all.map(({ columns }) => columns.batchLoss.value),
  );
}
