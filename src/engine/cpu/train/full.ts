import type { Prepared } from '../../../objectives/data/types';
import type { Network } from '../../../objectives/model/types';
import { vectorBytes } from '../particle';
import { leaveMemory } from './memories';
import { CpuNetwork, type Use } from './network';
import { Paced } from './paced';
import { placesOf, upTo } from './places';

/** Rows that go through at a time where each is by itself. */
const rowsAtOnce = 512;

const use: Use = { kind: 'measured' };

/** Both passes of all training rows at given weights, with every unit and batch norm by the statistics of those rows, in WebAssembly. */
export class FullPass {
  private readonly network: CpuNetwork;
  private readonly coordinates: Int32Array;
  private readonly at: number;
  private readonly to: number;
  private readonly atOnce: number;
  private readonly paced: Paced;

  constructor(
    private readonly model: Network,
    private readonly data: Prepared,
  ) {
    const { length } = data.train;
    this.paced = new Paced(model);
    // A norm measures all rows.
    const alone = model.layers.every(({ kind }) => kind !== 'norm');
    this.atOnce = alone ? Math.min(rowsAtOnce, length) : length;
    this.coordinates = placesOf(model).coordinates;
    const room = upTo(4 * this.coordinates.length, vectorBytes);
    this.network = new CpuNetwork(model, data, this.atOnce, 2 * room);
    [this.at, this.to] = [this.network.free, this.network.free + room];
    if (this.atOnce === length) this.network.load(data.train);
  }

  /**
   * The gradient of the loss over all training rows, l2 included, canonical order; undefined where single precision does not
   * hold it. `look` is called after both passes of rows `from` and so many more.
   */
  *gradient(
    theta: ArrayLike<number>,
    look: (network: CpuNetwork, from: number, rows: number) => void = () => undefined,
  ): Generator<undefined, Float64Array | undefined> {
    const { coordinates, network } = this;
    const { train } = this.data;
    this.floats(this.at).set(Float32Array.from(coordinates, (i) => (i < 0 ? 0 : theta[i])));
    const gradient = new Float64Array(this.model.size);
    for (let from = 0; from < train.length; from += this.atOnce) {
      const rows = Math.min(this.atOnce, train.length - from);
      if (this.atOnce < train.length) network.load(train, from, from + rows);
      if ((yield* this.paced.through(network.forward(this.at, use), rows)) === undefined) return undefined;
      yield* this.paced.through(network.backward(this.at, this.to), 2 * rows);
      look(network, from, rows);
      const found = this.floats(this.to);
      const share = rows / train.length;
      coordinates.forEach((i, place) => {
        if (i >= 0) gradient[i] += share * found[place];
      });
    }
    return gradient.every(Number.isFinite) ? gradient : undefined;
  }

  /** Its end: nothing of it is of use any more. */
  leave(): void {
    leaveMemory(this.network.memory);
  }

  private floats(pointer: number): Float32Array {
    return new Float32Array(this.network.memory.buffer, pointer, this.coordinates.length);
  }
}
