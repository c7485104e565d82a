import type { Declaration } from './declaration';
import { Live } from './live';

/** The computed things of a page. */
export class Lives {
  private readonly all: Pick<Live<unknown, unknown>, 'name' | 'status'>[] = [];

  /** Begins to compute what is declared. */
  add<Input, Value, Engine = undefined>(declared: Declaration<Input, Value, Engine>): Live<Input, Value, Engine> {
    const live = new Live(declared);
    this.all.push(live);
    return live;
  }

  /** Names of those that work: what a picture waits for, and what hangs. */
  pending(): string[] {
    return this.all.filter(({ status }) => status.peek() === 'working').map(({ name }) => name);
  }
}
