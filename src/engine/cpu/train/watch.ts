/** Measures what something takes that is done again and again, without the rests within. */
export class StopWatch {
  private sum = 0;
  private count = 0;
  /** undefined while nothing is measured. */
  private since: number | undefined;
  private resting = false;

  constructor(private readonly now = () => performance.now()) {}

  begin(): void {
    this.since = this.now();
  }

  /** Counts one that has been done since it began. */
  end(): void {
    this.add();
    this.since = undefined;
    this.count++;
  }

  pause(): void {
    this.resting = this.since !== undefined;
    this.add();
  }

  goOn(): void {
    if (this.resting) this.since = this.now();
    this.resting = false;
  }

  /** Seconds on average. */
  get average(): number {
    return this.sum / 1000 / this.count;
  }

  private add(): void {
    if (this.since !== undefined) this.sum += this.now() - this.since;
  }
}
