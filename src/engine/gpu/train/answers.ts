import type { Judged } from '../../train/progress';
import { status } from './kernel';

/** Sizes of what a submit answers. */
interface Sizes {
  readonly runs: number;
  readonly updates: number;
  /** Floats of a stop. */
  readonly perStop: number;
  readonly stops: number;
  readonly snapshots: number;
  /** Floats of a snapshot. */
  readonly size: number;
}

/** Where a submit's answer has what: for each run its batch losses and stops, then the states of all, then snapshots. */
export class Answers {
  /** Floats of a run. */
  readonly slots: number;
  /** Where the states are. */
  readonly states: number;
  readonly floats: number;

  constructor(private readonly sizes: Sizes) {
    const { runs, updates, perStop, stops, snapshots, size } = sizes;
    this.slots = updates + stops * perStop;
    this.states = runs * this.slots;
    this.floats = this.states + runs * status.words + snapshots * runs * size;
  }

  /** Where a stop begins among the floats of a run. */
  stopAt(stop: number): number {
    return this.sizes.updates + stop * this.sizes.perStop;
  }

  /** Where a snapshot of a run is. */
  snapshotAt(snapshot: number, run: number): number {
    const { runs, size } = this.sizes;
    return this.states + runs * status.words + (snapshot * runs + run) * size;
  }

  snapshot(floats: Float32Array, snapshot: number, run: number): Float32Array {
    const at = this.snapshotAt(snapshot, run);
    return floats.subarray(at, at + this.sizes.size);
  }

  /** What a run was judged by: its parts added up in f64, one after the other. */
  judged(floats: Float32Array, run: number, at: number, parts: number): Judged {
    const from = run * this.slots + at;
    let [loss, right] = [0, 0];
    for (let part = 0; part < parts; part++) {
      loss += floats[from + 2 * part];
      right += floats[from + 2 * part + 1];
    }
    return { loss, right, squares: floats[from + 2 * parts] };
  }
}
