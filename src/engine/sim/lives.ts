/** Who lives. What was to happen to a worker in an earlier life does not: its stamp is another. */
export class Lives {
  private readonly lives: Int32Array;
  private readonly living: Uint8Array;
  alive = 0;

  constructor(workers: number) {
    this.lives = new Int32Array(workers);
    this.living = new Uint8Array(workers);
  }

  isAlive(worker: number): boolean {
    return this.living[worker] !== 0;
  }

  stamp(worker: number): number {
    return this.lives[worker];
  }

  deaths(worker: number): number {
    return this.lives[worker];
  }

  arise(worker: number): void {
    if (this.living[worker] === 0) this.alive++;
    this.living[worker] = 1;
  }

  die(worker: number): void {
    this.lives[worker]++;
    this.living[worker] = 0;
    this.alive--;
  }
}
