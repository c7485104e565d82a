import { ratio, secondsOf, taken } from '../rounds';
import { adam } from './adam';
import { descendArrays, descendPlain, type Points } from './plain';
import { type Tensors, tensorDescent } from './tfjs';
import { agree } from './update';
import { gridOver, swarmOf } from './wasm';

/** Seconds of so many steps of Adam on Rosenbrock's function, side² particles on one thread, by contender. */
export async function trajectoryContest(tf: Tensors, side: number, steps: number, rounds: number) {
  const starts = gridOver('rosenbrock', side);
  const ours = swarmOf(adam.program, adam.hyper, 'rosenbrock', starts, steps);
  const from: Points = { x: Float64Array.from(starts, (s) => s[0]), y: Float64Array.from(starts, (s) => s[1]) };
  const to: Points = { x: new Float64Array(starts.length), y: new Float64Array(starts.length) };
  await tf.setBackend('wasm');
  const tensors = tensorDescent(tf, starts, steps, adam.hyper);
  // Loops over arrays are slow: a sixteenth of the particles tells.
  const part = 16;
  const some = { x: from.x.filter((_, i) => i % part === 0), y: from.y.filter((_, i) => i % part === 0) };
  const runs: Record<string, () => void> = {
    wasm: ours.run,
    js: () => descendPlain(from, to, steps, adam.hyper, false),
    'js-tested': () => descendPlain(from, to, steps, adam.hyper, true),
    'js-arrays': () => descendArrays(some, to, steps, adam.hyper),
    'tfjs-wasm': tensors.run,
  };
  const reached = () => starts.map((_, i) => ours.pointAt(i)[0]);
  ours.run();
  for (const name of ['js', 'js-tested']) {
    runs[name]();
    agree(name, reached(), to.x);
  }
  tensors.run();
  agree('tfjs-wasm', reached(), (await tensors.points())[0]);
  const measures = Object.fromEntries(
    Object.entries(runs).map(([name, run]) => [
      name,
      async () => (await secondsOf(run, 1)) * (name === 'js-arrays' ? part : 1),
    ]),
  );
  const seconds = await taken(measures, rounds);
  const others = Object.keys(runs).filter((name) => name !== 'wasm');
  return {
    seconds,
    ratios: Object.fromEntries(others.map((n) => [`trajectory.wasm/${n}`, ratio(seconds.wasm, seconds[n])])),
  };
}
