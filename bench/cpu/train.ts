import { ratio, secondsOf, taken } from '../rounds';
import { adam } from './adam';
import { plainTraining } from './plain-train';
import type { Contest } from './results';
import type { Tensors } from './tfjs';
import { tensorTraining } from './tfjs-train';
import {
  agreeOn,
  batch,
  comparable,
  jobOf,
  lossesOf,
  named,
  problemOf,
  type Shape,
  stepped,
  trained,
} from './train-problem';

/** Updates of one run of ours; its module is compiled within the time. */
const updates = 1000;

/** Shortest time that one measurement fills, in ms. */
const measureMs = 200;

/** Seconds of an update of Adam on one net over batches of 50, by contender, and how many times faster ours is. */
export async function trainContest(tf: Tensors, shape: Shape, rounds: number): Promise<Contest> {
  const problem = problemOf(shape);
  const [theta, inTurn] = [problem.thetaOf(1), problem.batchesOf(1)];
  const plain = plainTraining(shape, problem.data, theta, inTurn, adam.hyper);
  await tf.setBackend('wasm');
  const tensors = tensorTraining(tf, problem, 1);
  const at = comparable();
  agreeOn(at, lossesOf(problem, 1, at), {
    js: await stepped(at, (t) => [plain.step(t)]),
    tfjs: await stepped(at, (t) => [tensors.step(t)]),
  });
  let t = Math.max(...at);
  const seconds = await taken(
    {
      wasm: async () => (await secondsOf(() => void trained(jobOf(problem, 1, updates, [])), measureMs)) / updates,
      js: () => secondsOf(() => void plain.step(++t), measureMs),
      'tfjs-wasm': () => secondsOf(() => void tensors.step(++t), measureMs),
    },
    rounds,
  );
  tensors.dispose();
  return {
    what: `training ${shape.join('-')}, Adam, batch ${batch}, one run, one thread`,
    items: 6 * batch * problem.network.size,
    seconds,
    ratios: {
      [named(shape, 'wasm/js')]: ratio(seconds.wasm, seconds.js),
      [named(shape, 'wasm/tfjs-wasm loop')]: ratio(seconds.wasm, seconds['tfjs-wasm']),
    },
  };
}
