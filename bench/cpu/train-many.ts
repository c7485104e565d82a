import { ratio, secondsOf, taken } from '../rounds';
import { type Jax, mappedTraining } from './jax-train';
import type { Contest } from './results';
import type { Tensors } from './tfjs';
import { stackedTraining } from './tfjs-train';
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

/** Updates of each of our runs; their module is compiled within the time. */
const updates = 500;

/** Shortest time that one measurement fills, in ms. */
const measureMs = 200;

/** Seconds of an update of Adam on many nets at once, each with weights and batches of its own, by contender. */
export async function trainManyContest(
  tf: Tensors,
  jax: Jax,
  shape: Shape,
  runs: number,
  rounds: number,
): Promise<Contest> {
  const problem = problemOf(shape);
  await tf.setBackend('wasm');
  const [stacked, mapped] = [stackedTraining(tf, problem, runs), mappedTraining(jax, problem, runs)];
  const at = comparable();
  agreeOn(at, lossesOf(problem, runs, at), {
    'tfjs-wasm': await stepped(at, stacked.step),
    jax: await stepped(at, mapped.step),
  });
  let t = Math.max(...at);
  const ours = () => {
    for (let r = 1; r <= runs; r++) trained(jobOf(problem, r, updates, []));
  };
  const seconds = await taken(
    {
      wasm: async () => (await secondsOf(ours, measureMs)) / updates,
      'tfjs-wasm': () => secondsOf(async () => void (await stacked.step(++t, true)), measureMs),
      jax: () => secondsOf(async () => void (await mapped.step(++t)), measureMs),
    },
    rounds,
  );
  stacked.dispose();
  mapped.dispose();
  const more = `, ${runs} runs`;
  return {
    what: `training ${shape.join('-')}, Adam, batch ${batch}, ${runs} runs at once, one thread`,
    items: 6 * batch * problem.network.size * runs,
    seconds,
    ratios: {
      [named(shape, 'wasm/tfjs-wasm batched', more)]: ratio(seconds.wasm, seconds['tfjs-wasm']),
      [named(shape, 'wasm/jax vmap', more)]: ratio(seconds.wasm, seconds.jax),
    },
  };
}
