/** Workers that have come to where they are gathered, round after round. */
export class Barrier {
  /** The round that is being gathered, and that of each worker. */
  round = 0;
  readonly rounds: Int32Array;
  /** When each came. */
  readonly since: Float64Array;
  private readonly come: number[] = [];
  /** Whether the grace of this round has begun. */
  isGracious = false;

  constructor(workers: number) {
    this.rounds = new Int32Array(workers);
    this.since = new Float64Array(workers);
  }

  get size(): number {
    return this.come.length;
  }

  /** A worker has come; false: too late for what it brings. */
  arrive(worker: number, time: number): boolean {
    if (this.rounds[worker] < this.round) return false;
    this.come.push(worker);
    this.since[worker] = time;
    return true;
  }

  leave(worker: number): void {
    const at = this.come.indexOf(worker);
    if (at >= 0) this.come.splice(at, 1);
  }

  /** Those who are there, in the order of their numbers; the next round begins. */
  open(): number[] {
    this.round++;
    this.isGracious = false;
    return this.come.splice(0).sort((a, b) => a - b);
  }

  /** A worker begins what it will bring to the round that is being gathered. */
  join(worker: number): void {
    this.rounds[worker] = this.round;
  }
}
