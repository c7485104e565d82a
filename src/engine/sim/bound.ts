/** Who may begin an iteration where nobody may be more than `bound` ahead of the slowest. */
export class Bound {
  /** Workers that are alive, by the iterations that they have ended. */
  private readonly counts = new Map<number, number>();
  private least = 0;
  /** The slowest when it was last looked who may go on. */
  private looked = -1;
  private readonly waiting: number[] = [];

  constructor(private readonly bound: number | undefined) {}

  /** A worker is there, with so many iterations ended. */
  join(k: number): void {
    if (this.bound === undefined) return;
    this.least = this.counts.size === 0 ? k : Math.min(this.least, k);
    this.counts.set(k, (this.counts.get(k) ?? 0) + 1);
  }

  /** It is gone. */
  leave(k: number): void {
    if (this.bound === undefined) return;
    const left = (this.counts.get(k) ?? 1) - 1;
    if (left > 0) this.counts.set(k, left);
    else this.counts.delete(k);
    if (this.counts.size > 0) while (!this.counts.has(this.least)) this.least++;
  }

  /** It has ended one more. */
  ended(k: number): void {
    if (this.bound === undefined) return;
    this.counts.set(k, (this.counts.get(k) ?? 0) + 1);
    this.leave(k - 1);
  }

  /** Iterations of the slowest. */
  get slowest(): number {
    return this.least;
  }

  /** Whether one with so many iterations ended may go on; else it waits. */
  admits(worker: number, k: number): boolean {
    if (this.bound === undefined || k - this.least <= this.bound) return true;
    this.waiting.push(worker);
    return false;
  }

  forget(worker: number): void {
    const at = this.waiting.indexOf(worker);
    if (at >= 0) this.waiting.splice(at, 1);
  }

  /** Those that need not wait any more, in the order of their numbers. */
  released(k: ArrayLike<number>): number[] {
    // Who waits does so until the slowest is further.
    if (this.bound === undefined || this.waiting.length === 0 || this.least === this.looked) return none;
    this.looked = this.least;
    const { bound, least } = this;
    const free = this.waiting.filter((worker) => k[worker] - least <= bound);
    if (free.length === 0) return none;
    const held = this.waiting.filter((worker) => k[worker] - least > bound);
    this.waiting.splice(0, this.waiting.length, ...held);
    return free.sort((a, b) => a - b);
  }
}

const none: number[] = [];
