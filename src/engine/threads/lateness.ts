import type { Shared } from './shared';

/**
 * How late a thread's gradients come, for a rule that reads it: the gradients applied since it fetched, added up in double
 * precision by whoever applies one, and where θ was. Doubles are not moved whole: `back` needs a store under `lock`.
 */
export class Lateness {
  private readonly backAtRead: Float64Array;
  private readonly thetaAtRead: Int32Array;

  constructor(
    private readonly shared: Shared,
    /** The coordinate of each place of θ in the thread, −1: none. */
    private readonly coordinates: Int32Array,
  ) {
    this.backAtRead = new Float64Array(coordinates.length);
    this.thetaAtRead = new Int32Array(coordinates.length);
  }

  /** θ is read, by whoever holds the lock where there is one. */
  read(): void {
    const { coordinates, backAtRead, thetaAtRead, shared } = this;
    const { words, doubles, layout } = shared;
    for (let j = 0; j < coordinates.length; j++) {
      const coordinate = coordinates[j];
      if (coordinate < 0) continue;
      thetaAtRead[j] = words[layout.store[0] + coordinate];
      if (layout.applied >= 0) backAtRead[j] = doubles[layout.applied / 2 + coordinate];
    }
  }

  /** What the rule reads, place by place: into `back` and `drift`, given θ as it is now. */
  enter(theta: Float32Array, back: Float32Array | undefined, drift: Float32Array | undefined): void {
    const { coordinates, backAtRead, thetaAtRead, shared } = this;
    const { doubles, layout } = shared;
    const asRead = new Float32Array(thetaAtRead.buffer);
    for (let j = 0; j < coordinates.length; j++) {
      if (coordinates[j] < 0) continue;
      if (back) back[j] = doubles[layout.applied / 2 + coordinates[j]] - backAtRead[j];
      if (drift) drift[j] = theta[j] - asRead[j];
    }
  }

  /** A push has been applied. */
  applied(push: Float32Array): void {
    const { coordinates, shared } = this;
    const { doubles, layout } = shared;
    if (layout.applied < 0) return;
    for (let j = 0; j < coordinates.length; j++) {
      if (coordinates[j] >= 0) doubles[layout.applied / 2 + coordinates[j]] += push[j];
    }
  }
}
