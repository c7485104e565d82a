import { effect, type ReadonlySignal } from '@preact/signals-core';
import type { Declaration, LiveStatus } from './declaration';
import { Live } from './live';
import { untilAborted } from './until-aborted';

interface Known {
  readonly name: string;
  readonly status: ReadonlySignal<LiveStatus>;
  /** Whether it is not what is shown; who asks follows it. */
  readonly isAhead: () => boolean;
}

/** The computed things of a page: what is shown is computed before what is ahead. */
export class Lives {
  private readonly all: Known[] = [];

  /** Begins to compute what is declared. */
  add<Input, Value, Engine = undefined>(declared: Declaration<Input, Value, Engine>): Live<Input, Value, Engine> {
    const { ahead, compute, input } = declared;
    const isAhead = () => {
      try {
        const now = input.value;
        return now !== undefined && ahead?.(now) === true;
      } catch {
        // An input at fault is told by the live thing itself.
        return false;
      }
    };
    const inTurn: typeof compute = async (work) => {
      await this.turnOf(isAhead, work.signal);
      return compute(work);
    };
    const live = new Live({ ...declared, compute: ahead ? inTurn : compute });
    this.all.push({ name: live.name, status: live.status, isAhead });
    return live;
  }

  /** Names of those that work: what a picture waits for, and what hangs. */
  pending(): string[] {
    return this.all.filter(({ status }) => status.peek() === 'working').map(({ name }) => name);
  }

  /** Resolves when it is shown, or nothing that is shown is being computed. */
  private async turnOf(isAhead: () => boolean, signal: AbortSignal): Promise<void> {
    // What else follows the same change has begun by then.
    await undefined;
    let come = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      come = resolve;
    });
    const stop = effect(() => {
      const waits = isAhead() && this.all.some((other) => other.status.value === 'working' && !other.isAhead());
      if (!waits) come();
    });
    try {
      await untilAborted(turn, signal);
    } finally {
      stop();
    }
  }
}
