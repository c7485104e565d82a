import { checkBlock } from '../../../objectives/model/check';
import { batchOf } from '../../../objectives/model/passes';
import type { GradientCheck, GradientJob } from '../../train/types';
import { vectorBytes } from '../particle';
import { leaveMemory } from './memories';
import { CpuNetwork, type Use } from './network';
import { placesOf, upTo } from './places';

/** Coordinates of a tensor that are looked at: each takes two passes in f64. */
const most = 24;

/** Share of the whole gradient below which a block of single precision is only rounding. */
const floor = 1e-6;

/** The gradient of a batch, WebAssembly's where no other is given, compared with differences of the loss in f64, in parts. */
export function* checkedGradient(job: GradientJob): Generator<undefined, GradientCheck> {
  const { network, data, rows, theta } = job;
  const gradient = job.gradient ?? (yield* computed(job));
  const checked = { network, batch: batchOf(data, rows), use: useOf(job), theta, gradient, most, floor };
  const blocks = [];
  for (const parameter of network.parameters) {
    blocks.push(checkBlock(checked, parameter));
    yield;
  }
  return { gradient, blocks };
}

const useOf = ({ seed, update }: GradientJob): Extract<Use, { kind: 'training' }> => ({
  kind: 'training',
  seed,
  update,
});

/** The gradient of a batch as WebAssembly computes it in training. */
function* computed(job: GradientJob): Generator<undefined, Float32Array> {
  const { network, data, rows, theta } = job;
  const { coordinates } = placesOf(network);
  const room = upTo(4 * coordinates.length, vectorBytes);
  const passes = new CpuNetwork(network, data, rows.length, 2 * room);
  const floats = (pointer: number) => new Float32Array(passes.memory.buffer, pointer, coordinates.length);
  const [at, to] = [passes.free, passes.free + room];
  floats(at).set(Float32Array.from(coordinates, (i) => (i < 0 ? 0 : theta[i])));
  try {
    passes.load(rows);
    yield* passes.forward(at, useOf(job));
    yield* passes.backward(at, to);
    const gradient = new Float32Array(network.size);
    floats(to).forEach((value, place) => {
      if (coordinates[place] >= 0) gradient[coordinates[place]] = value;
    });
    return gradient;
  } finally {
    leaveMemory(passes.memory);
  }
}
