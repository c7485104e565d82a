import type { Network } from '../../../objectives/model/types';

/** Rows that are judged at a time where each is by itself: enough for the products, few enough for the caches. */
export const judgedAtOnce = 128;

/** Multiplications after which a part ends at the latest: some milliseconds. */
const partSize = 2e7;

/** The passes of a network, in parts of one size. */
export class Paced {
  private work = 0;

  constructor(private readonly model: Pick<Network, 'layers' | 'size'>) {}

  /** Goes through a pass of so many rows, and rests where a part has done enough, with what there is to tell. */
  *through<T, Told = undefined>(
    pass: Generator<undefined, T>,
    rows: number,
    tell?: () => Told | undefined,
  ): Generator<Told | undefined, T> {
    const { layers, size } = this.model;
    for (;;) {
      const { done, value } = pass.next();
      if (done) return value;
      this.work += (rows * size) / layers.length;
      if (this.work < partSize) continue;
      this.work = 0;
      yield tell?.();
    }
  }
}
