import type { Arithmetic } from './arithmetic';
import { Vectors } from './held';

/**
 * Updates that read, change and write the shared parameters over a span of time, without care: a write is an exchange that
 * tells what was there, `got`; where that is not what was read, somebody's update is overwritten, and got − old of it is lost.
 * Only components that an update changes are written. What a rule keeps beside θ is changed at once.
 */
export class Wild {
  /** Writes of a component that were looked at, and those that have overwritten something. */
  looked = 0;
  events = 0;
  /** got − old and stored − old added up in double precision, and how often something was overwritten, by component. */
  readonly mass: Float64Array;
  readonly moved: Float64Array;
  readonly times: Uint32Array;
  private readonly old: Vectors;
  private readonly stored: Vectors;

  constructor(
    private readonly arithmetic: Arithmetic,
    workers: number,
  ) {
    const { floats } = arithmetic;
    this.mass = new Float64Array(floats);
    this.moved = new Float64Array(floats);
    this.times = new Uint32Array(floats);
    this.old = new Vectors(workers, floats);
    this.stored = new Vectors(workers, floats);
  }

  /** A worker has read θ, and knows what it will write: what `change` makes of θ, which then is as it was. */
  read(worker: number, change: () => boolean): boolean {
    const { memory, server } = this.arithmetic;
    this.old.take(worker, memory, server.at(0));
    if (!change()) return false;
    this.stored.take(worker, memory, server.at(0));
    this.old.put(worker, memory, server.at(0));
    return true;
  }

  /** It writes. */
  write(worker: number): void {
    const { memory, server, floats } = this.arithmetic;
    const [at, from] = [server.at(0), this.old.at(worker)];
    for (let i = 0; i < floats; i++) {
      const [old, stored] = [this.old.values[from + i], this.stored.values[from + i]];
      if (Object.is(old, stored)) continue;
      const got = memory[at + i];
      memory[at + i] = stored;
      this.looked++;
      this.moved[i] += stored - old;
      if (got === old) continue;
      this.events++;
      this.times[i]++;
      this.mass[i] += got - old;
    }
  }
}
