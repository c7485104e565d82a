import type { Program } from '../../schemes/types';
import { desk } from './layout';
import { Lock } from './lock';
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
    if (this.mode !== 'lock') return work();
    this.lock.acquire();
    const result = work();
    this.lock.commit();
    this.lock.release();
    return result;
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
    if (this.mode === 'lock') {
      const got = words[at];
      this.lock.write(at, next);
      if (looks) this.account(coordinate, old, next, got);
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
