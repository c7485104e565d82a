import type { LossesJob, WeightPlaces } from '../../train/types';
import { leaveMemory } from './memories';
import { CpuNetwork, type Use } from './network';
import { judgedAtOnce, Paced } from './paced';
import { penaltyAt } from './penalty';
import { placesOf } from './places';

const use: Use = { kind: 'measured' };

/** The loss of a network over all training rows at weight after weight, in WebAssembly, in parts. */
export class CpuLosses {
  private readonly network: CpuNetwork;
  private readonly coordinates: Int32Array;
  /** Where θ lies. */
  private readonly theta: Float32Array;
  private readonly pointer: number;
  private readonly atOnce: number;
  private readonly paced: Paced;

  constructor(private readonly job: LossesJob) {
    const { network, data } = job;
    this.paced = new Paced(network);
    const { coordinates } = placesOf(network);
    // A norm measures all rows.
    const alone = network.layers.every(({ kind }) => kind !== 'norm');
    this.atOnce = alone ? Math.min(judgedAtOnce, data.train.length) : data.train.length;
    this.network = new CpuNetwork(network, data, this.atOnce, 4 * coordinates.length);
    this.coordinates = Int32Array.from(coordinates);
    this.pointer = this.network.free;
    this.theta = new Float32Array(this.network.memory.buffer, this.pointer, coordinates.length);
  }

  /** Computes all of them, once. */
  *parts(): Generator<undefined, Float64Array> {
    try {
      return yield* this.toEnd();
    } finally {
      leaveMemory(this.network.memory);
    }
  }

  /** Rows after rows: those that are loaded go through the network at every place. */
  private *toEnd(): Generator<undefined, Float64Array> {
    const { data, network } = this.job;
    const { length } = data.train;
    const count = countOf(this.job.at, network.size);
    const losses = new Float64Array(count);
    for (let from = 0; from < length; from += this.atOnce) {
      const to = Math.min(length, from + this.atOnce);
      this.network.load(data.train, from, to);
      for (let k = 0; k < count; k++) {
        this.place(k);
        const sum = yield* this.paced.through(this.network.forward(this.pointer, use), to - from);
        losses[k] += (sum ?? Number.NaN) / length;
        if (from === 0) losses[k] += penaltyAt(this.network, this.pointer, network.l2);
      }
    }
    return losses.map((loss) => (Number.isFinite(loss) ? loss : Number.NaN));
  }

  private place(k: number): void {
    const { at, network } = this.job;
    const { theta, coordinates } = this;
    const [begin, x] = [k * network.size, coordinateOf(at, k)];
    for (let i = 0; i < theta.length; i++) {
      const coordinate = coordinates[i];
      if (coordinate >= 0) theta[i] = x(at.kind === 'points' ? begin + coordinate : coordinate);
    }
  }
}

/** How many places there are. */
const countOf = (at: WeightPlaces, size: number): number =>
  at.kind === 'points' ? at.values.length / size : at.places.length / 2;

/** The coordinates of place k. */
function coordinateOf(at: WeightPlaces, k: number): (i: number) => number {
  if (at.kind === 'points') return (i) => at.values[i];
  const [u, v] = at.places.subarray(2 * k, 2 * k + 2);
  const { origin, axes } = at;
  return (i) => origin[i] + u * axes[0][i] + v * axes[1][i];
}
