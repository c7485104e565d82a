import type { Program } from '../../schemes/types';
import { desk } from './layout';
import { Gone, Lock } from './lock';
import { bitsOf, floatOf, type Shared } from './shared';

/** Parameters that a thread works on: the coordinate of each place of its own arrays, −1: none; the first `count` of them. */
export interface Places {
  readonly coordinates: Int32Array;
  readonly count: number;
}

/**
 * The parameters that all threads share, and the states of the server's rule, as one thread reads and writes them:
 *
 * - `lock`: one thread at a time, for a read as for a write. Every read is of one version, no update is lost, and all
 *   threads queue.
 * - `atomic`: nobody queues. A word is replaced only if it still is what the thread had read, else the thread adds its
 *   change to what is there now. No update is lost, but the words of one read may be of different versions. This is
 *   what the analysis of Hogwild! assumes.
 * - `wild`: read, change, write, without care. Between the read and the write another thread may have written: its
 *   update is overwritten, and lost. The write is an exchange, which gives what was there: so what is lost is known exactly.
 */
export class Store {
  readonly lock: Lock;
  private stores = 0;
  /** What has been written under the lock and is not valid yet. */
  private readonly written: { coordinate: number; old: number; next: number; got: number }[] = [];

  constructor(
    private readonly shared: Shared,
    private readonly worker: number,
    private readonly mode: Program['store'],
    /** Looks at one store in so many for what it overwrites. */
    private readonly every: number,
  ) {
    this.lock = new Lock(shared, worker);
  }

  /** Does something that reads or writes several words: under `lock` alone. */
  together<Result>(work: () => Result): Result {
    if (!this.locks) return work();
    return this.lock.hold(() => {
      const result = work();
      // What has been written will be valid: now it counts.
      for (const { coordinate, old, next, got } of this.written.splice(0)) this.account(coordinate, old, next, got);
      return result;
    });
  }

  /** Whether a thread may die in the midst of an update, and nothing of it has happened. */
  get locks(): boolean {
    return this.mode === 'lock';
  }

  /** The number of the update that comes now, from 1. Throws `Gone` where there have been enough. */
  nextUpdate(most: number): number {
    const { shared } = this;
    if (this.locks) {
      const update = shared.read('updates') + 1;
      if (update <= most) this.lock.write(shared.layout.signals.updates, update);
      if (update <= most) return update;
    } else {
      const update = shared.add('updates') + 1;
      if (update <= most) return update;
      shared.add('updates', -1);
    }
    shared.stop();
    throw new Gone();
  }

  /** Tells all that in an update something was not valid or not finite; what is to be thrown. Nothing of it has been written. */
  diverged(update: number): Gone {
    if (!this.locks) this.shared.add('updates', -1);
    return tellDivergence(this.shared, update);
  }

  /** Copies an array word by word. */
  read(array: number, { coordinates, count }: Places, into: Int32Array): void {
    const { words, layout } = this.shared;
    const begin = layout.store[array];
    for (let j = 0; j < count; j++) if (coordinates[j] >= 0) into[j] = words[begin + coordinates[j]];
  }

  /** Writes the words that have changed since they were read; `old` and `next` are f32 bits. */
  write(array: number, { coordinates, count }: Places, old: Int32Array, next: Int32Array): void {
    for (let j = 0; j < count; j++) {
      if (coordinates[j] >= 0 && old[j] !== next[j]) this.put(array, coordinates[j], old[j], next[j]);
    }
  }

  private put(array: number, coordinate: number, old: number, next: number): void {
    const { words, layout } = this.shared;
    const at = layout.store[array] + coordinate;
    const looks = this.stores++ % this.every === 0 && array === 0;
    if (this.locks) {
      const got = words[at];
      this.lock.write(at, next);
      if (looks) this.written.push({ coordinate, old, next, got });
    } else if (this.mode === 'atomic') this.exchange(at, coordinate, { old, next }, looks);
    else if (looks) this.account(coordinate, old, next, Atomics.exchange(words, at, next));
    else words[at] = next;
  }

  /** Compare and exchange: where another was faster, the same change is made to what is there now. */
  private exchange(at: number, coordinate: number, wanted: { old: number; next: number }, looks: boolean): void {
    const { words } = this.shared;
    const change = floatOf(wanted.next) - floatOf(wanted.old);
    let { old, next } = wanted;
    for (;;) {
      const got = Atomics.compareExchange(words, at, old, next);
      if (got === old) break;
      old = got;
      next = bitsOf(floatOf(got) + change);
    }
    if (looks) this.account(coordinate, old, next, old);
  }

  /**
   * Adds up, in doubles, what was meant to change and what was overwritten. Each store takes a coordinate from what it
   * got to what it stored, so over all stores of all threads x_end = x_0 + Σ (stored − old) − Σ (got − old).
   */
  private account(coordinate: number, old: number, stored: number, got: number): void {
    const { words, doubles, layout } = this.shared;
    const before = floatOf(old);
    doubles[layout.delta[this.worker] / 2 + coordinate] += floatOf(stored) - before;
    this.shared.count(this.worker, desk.looked);
    if (got === old) return;
    doubles[layout.lostMass[this.worker] / 2 + coordinate] += floatOf(got) - before;
    words[layout.lostEvents[this.worker] + coordinate]++;
    this.shared.count(this.worker, desk.lost);
  }
}

/** Tells all that something was not valid or not finite, in the first update of which that is said; what is to be thrown. */
export function tellDivergence(shared: Shared, update: number): Gone {
  Atomics.compareExchange(shared.words, shared.layout.signals.diverged, 0, update);
  shared.stop(2);
  return new Gone();
}
