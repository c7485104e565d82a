import type { Judged } from '../../train/progress';
import { status } from './kernel';

/** Sizes of what a submit answers. */
interface Sizes {
  readonly runs: number;
  readonly updates: number;
  /** Floats of a stop of a run. */
  readonly perStop: number;
  readonly stops: number;
  readonly snapshots: number;
  /** Floats of a snapshot. */
  readonly size: number;
}

/** Where a submit's answer has what: the batch losses of each run, the states of all, then stop by stop and snapshot by snapshot. */
export class Answers {
  /** Floats of a stop of a run. */
  readonly perStop: number;
  /** Where the states are. */
  readonly states: number;
  /** Floats of the longest answer. */
  readonly most: number;

  constructor(private readonly sizes: Sizes) {
    const { runs, updates, perStop, stops, snapshots } = sizes;
    this.perStop = perStop;
    this.states = runs * updates;
    this.most = this.floats(stops, snapshots);
  }

  /** Floats of an answer with so many stops and snapshots. */
  floats(stops: number, snapshots: number): number {
    return this.snapshotAt(stops, snapshots, 0);
  }

  /** Where the batch losses of a run begin. */
  lossesAt(run: number): number {
    return run * this.sizes.updates;
  }

  /** Where a stop of the first run begins; those of the others follow. */
  stopAt(stop: number): number {
    const { runs, perStop } = this.sizes;
    return this.states + runs * status.words + stop * runs * perStop;
  }

  /** Where a snapshot of a run is, after so many stops. */
  snapshotAt(stops: number, snapshot: number, run: number): number {
    const { runs, size } = this.sizes;
    return this.stopAt(stops) + (snapshot * runs + run) * size;
  }

  /** What a run was judged by, from a place of the first run's on: its parts added up in f64, one after the other. */
  judged(floats: Float32Array, run: number, at: number, parts: number): Judged {
    const from = at + run * this.sizes.perStop;
    let [loss, right] = [0, 0];
    for (let part = 0; part < parts; part++) {
      loss += floats[from + 2 * part];
      right += floats[from + 2 * part + 1];
    }
    return { loss, right, squares: floats[from + 2 * parts] };
  }
}
