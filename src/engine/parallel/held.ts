/** Most numbers that the workers of a run hold of one kind together: 512 MB. */
const most = 2 ** 27;

/** A vector of each worker, one after the other; what no program asks for is not made. */
export class Vectors {
  readonly values: Float32Array;

  constructor(
    count: number,
    readonly floats: number,
  ) {
    if (count * floats > most)
      throw new RangeError(
        `${count} workers with ${floats} parameters each do not fit: at most ${Math.floor(most / floats)} workers`,
      );
    this.values = new Float32Array(count * floats);
  }

  at(worker: number): number {
    return worker * this.floats;
  }

  /** Copies a worker's vector out of a memory, or into it. */
  take(worker: number, memory: Float32Array, from: number): void {
    const { values, floats } = this;
    const at = worker * floats;
    for (let i = 0; i < floats; i++) values[at + i] = memory[from + i];
  }

  put(worker: number, memory: Float32Array, to: number): void {
    const { values, floats } = this;
    const at = worker * floats;
    for (let i = 0; i < floats; i++) memory[to + i] = values[at + i];
  }

  clear(worker: number): void {
    this.values.fill(0, worker * this.floats, (worker + 1) * this.floats);
  }
}
