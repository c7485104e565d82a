import type { networkFunctions } from '../../src/engine/cpu/train/emit';
import type { Use } from '../../src/engine/cpu/train/network';
import { CpuNetwork } from '../../src/engine/cpu/train/network';
import { moduleBytes } from '../../src/math/wasm/module';
import type { DenseInputs, Inputs, Prepared, SparseInputs } from '../../src/objectives/data/types';
import { initialOf } from '../../src/objectives/model/initial';
import type { Network } from '../../src/objectives/model/types';
import { randomNormal, randomUnit } from '../../src/study/random';

/** Theta in f32, every tensor of it away from where it begins. */
export const somewhere = (network: Network): Float32Array =>
  initialOf(network, 3).map((value, i) => value + 0.2 * randomNormal(4, 0, 0, i));

/** The same rows with a share of their numbers left out, every fifth row wholly. */
export function sparsely(inputs: Inputs, share: number): SparseInputs {
  const { width, values } = inputs as DenseInputs;
  const kept = Array.from(values.keys()).filter(
    (i) => Math.floor(i / width) % 5 > 0 && randomUnit(9, 0, 0, i) >= share,
  );
  return {
    ...{ kind: 'sparse', width, columns: Uint32Array.from(kept, (i) => i % width) },
    starts: Uint32Array.from({ length: values.length / width + 1 }, (_, r) => kept.filter((i) => i < r * width).length),
    values: Float32Array.from(kept, (i) => values[i]),
  };
}

/** The end of what is done in parts. */
export function done<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const { done: ended, value } = work.next();
    if (ended) return value as T;
  }
}

/** An engine's network with θ in it, and its passes over rows. */
export function placed(
  network: Network,
  data: Pick<Prepared, 'inputs' | 'targets'>,
  theta: Float32Array,
  most: number,
  functions?: ReturnType<typeof networkFunctions>,
  /** Bytes of a θ. */
  room = 2 ** 16,
) {
  const engine = new CpuNetwork(
    network,
    data,
    most,
    2 * room,
    functions && new WebAssembly.Module(moduleBytes(functions)),
  );
  const { coordinates } = engine.places;
  const floats = (pointer: number) => new Float32Array(engine.memory.buffer, pointer, coordinates.length);
  const [at, to] = [engine.free, engine.free + room];
  floats(at).set(Float32Array.from(coordinates, (i) => (i < 0 ? 0 : theta[i])));
  return {
    engine,
    /** The summed loss of rows. */
    forward: (rows: ArrayLike<number>, use: Use): number | undefined => {
      engine.load(rows);
      return done(engine.forward(at, use));
    },
    /** The gradient of the rows that went forward last, canonical order. */
    backward: (): Float32Array => {
      done(engine.backward(at, to));
      const gradient = new Float32Array(network.size);
      floats(to).forEach((value, place) => {
        if (coordinates[place] >= 0) gradient[coordinates[place]] = value;
      });
      return gradient;
    },
  };
}

/** The blocks of a gradient that are further from another's than 1e-4 of themselves, but for rounding of the whole. */
export function blocksApart(network: Network, found: ArrayLike<number>, exact: Float64Array): string[] {
  const whole = Math.hypot(...exact);
  return network.parameters.flatMap(({ name, shape, offset }) => {
    const block = exact.subarray(offset, offset + shape.reduce((a, b) => a * b));
    const apart = Math.hypot(...block.map((value, i) => found[offset + i] - value));
    return apart <= 1e-4 * Math.hypot(...block) + 1e-6 * whole ? [] : [name];
  });
}
