import { ratio, secondsOf, taken } from '../rounds';
import { adam } from './adam';
import { updatePlain } from './plain';
import { type Tensors, tensorUpdate } from './tfjs';
import { arraysOf } from './wasm';

/** A TensorFlow.js backend by the name that results call it. */
export type Backends = Readonly<Record<'tfjs-cpu' | 'tfjs-wasm', string>>;
const backends: Backends = { 'tfjs-cpu': 'cpu', 'tfjs-wasm': 'wasm' };

/** Shortest time that one measurement fills, in ms: clocks of pages are coarse, and the first call finds the caches cold. */
const measureMs = 100;

/** Positive numbers that differ: times on zeros mean nothing. */
export const numbers = (count: number, seed: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: count }, (_, i) => 0.1 + ((i * 7919 + seed * 97) % 9973) / 9973);

/** Seconds of one Adam step over so many parameters, by contender, and how many times faster ours is. */
export async function updateContest(tf: Tensors, parameters: number, rounds: number) {
  const ours = arraysOf(adam.program, adam.hyper, parameters);
  const [g, theta] = ours.arrays();
  const start = numbers(parameters, 0);
  g.set(numbers(parameters, 1));
  theta.set(start);
  const plain = {
    theta: start.slice(),
    g: g.slice(),
    m: new Float32Array(parameters),
    v: new Float32Array(parameters),
  };
  const to = new Float32Array(parameters);
  let [ourStep, plainStep] = [0, 0];
  const tensors = [];
  for (const [name, backend] of Object.entries(backends)) {
    await tf.setBackend(backend);
    tensors.push({ name, backend, ...tensorUpdate(tf, start, plain.g, adam.hyper) });
  }
  const steps: Record<string, () => void> = {
    wasm: () => void ours.step(++ourStep),
    js: () => updatePlain(plain.theta, plain.g, plain.m, plain.v, adam.hyper, ++plainStep),
    copy: () => to.set(plain.theta),
    ...Object.fromEntries(tensors.map((t) => [t.name, t.step])),
  };
  for (let t = 0; t < 3; t++) {
    for (const { backend, step } of tensors) {
      await tf.setBackend(backend);
      step();
    }
    steps.wasm();
    steps.js();
  }
  const [, moved] = ours.arrays();
  agree('js', moved, plain.theta);
  for (const t of tensors) agree(t.name, moved, await t.theta());
  const measures = Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      async () => {
        if (name in backends) await tf.setBackend(backends[name as keyof Backends]);
        return secondsOf(step, measureMs);
      },
    ]),
  );
  const seconds = await taken(measures, rounds);
  for (const t of tensors) {
    await tf.setBackend(t.backend);
    t.dispose();
  }
  const others = Object.keys(steps).filter((name) => name !== 'wasm');
  return {
    seconds,
    ratios: Object.fromEntries(others.map((n) => [`update.wasm/${n}`, ratio(seconds.wasm, seconds[n])])),
  };
}

/** All contenders compute the same thing, or their times are worth nothing. */
export function agree(name: string, ours: ArrayLike<number>, theirs: ArrayLike<number>): void {
  for (let i = 0; i < ours.length; i++) {
    const far = Math.abs(ours[i] - theirs[i]);
    if (!(far <= 1e-4 * Math.max(1, Math.abs(theirs[i])))) {
      throw new Error(`${name} computes something else: ${theirs[i]} instead of ${ours[i]} at ${i}`);
    }
  }
}
