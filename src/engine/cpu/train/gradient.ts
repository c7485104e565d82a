import { checkBlock } from '../../../objectives/model/check';
import { batchOf } from '../../../objectives/model/passes';
import type { GradientCheck, GradientJob } from '../../train/types';
import { vectorBytes } from '../particle';
import { CpuNetwork, type Use } from './network';
import { placesOf, upTo } from './places';

/** Coordinates of a tensor that are looked at: each takes two passes in f64. */
const most = 24;

/** Share of the whole gradient below which a block of single precision is only rounding. */
const floor = 1e-6;

/** The gradient of a batch as WebAssembly computes it in training, compared with differences of the loss in f64, in parts. */
export function* checkedGradient({
  network,
  data,
  rows,
  theta,
  seed,
  update,
}: GradientJob): Generator<undefined, GradientCheck> {
  const { coordinates } = placesOf(network);
  const room = upTo(4 * coordinates.length, vectorBytes);
  const computed = new CpuNetwork(network, data, rows.length, 2 * room);
  const floats = (pointer: number) => new Float32Array(computed.memory.buffer, pointer, coordinates.length);
  const [at, to] = [computed.free, computed.free + room];
  floats(at).set(Float32Array.from(coordinates, (i) => (i < 0 ? 0 : theta[i])));
  const use: Use = { kind: 'training', seed, update };
  computed.load(rows);
  yield* computed.forward(at, use);
  yield* computed.backward(at, to);
  const gradient = new Float32Array(network.size);
  floats(to).forEach((value, place) => {
    if (coordinates[place] >= 0) gradient[coordinates[place]] = value;
  });
  const checked = { network, batch: batchOf(data, rows), use, theta, gradient, most, floor };
  const blocks = [];
  for (const parameter of network.parameters) {
    blocks.push(checkBlock(checked, parameter));
    yield;
  }
  return { gradient, blocks };
}
