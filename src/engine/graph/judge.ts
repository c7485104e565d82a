import { leaveMemory } from '../cpu/train/memories';
import { CpuNetwork } from '../cpu/train/network';
import { judgedAtOnce } from '../cpu/train/paced';
import { penaltyAt } from '../cpu/train/penalty';
import { placesOf } from '../cpu/train/places';
import type { GraphJob } from './types';

/** The loss over all training rows, l2 included, with running statistics: the fused module computes it. */
export class Judge {
  private readonly network: CpuNetwork;
  private readonly coordinates: ArrayLike<number>;

  constructor(private readonly job: Pick<GraphJob, 'data' | 'network'>) {
    this.coordinates = placesOf(job.network).coordinates;
    const rows = Math.min(judgedAtOnce, job.data.train.length);
    this.network = new CpuNetwork(job.network, job.data, rows, 4 * this.coordinates.length);
  }

  /** At a θ in the canonical order; in parts. NaN where single precision does not hold it. */
  *loss(theta: ArrayLike<number>, running: Float32Array): Generator<undefined, number> {
    const { network, coordinates, job } = this;
    const { train } = job.data;
    const floats = new Float32Array(network.memory.buffer, network.free, coordinates.length);
    for (let i = 0; i < floats.length; i++) floats[i] = coordinates[i] < 0 ? 0 : theta[coordinates[i]];
    let sum = 0;
    for (let from = 0; from < train.length; from += network.most) {
      network.load(train, from, Math.min(train.length, from + network.most));
      sum += (yield* network.forward(network.free, { kind: 'inference', running })) ?? Number.NaN;
    }
    return sum / train.length + penaltyAt(network, network.free, job.network.l2);
  }

  /** Its end: nothing of it is of use any more. */
  leave(): void {
    leaveMemory(this.network.memory);
  }
}
