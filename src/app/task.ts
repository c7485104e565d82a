import { type ReadonlySignal, signal } from '@preact/signals-core';
import { latestOf } from './latest-of';

/** What a task tells while it works. */
export interface Working {
  readonly signal: AbortSignal;
  /** So much more of the whole is done. */
  readonly advance: (share: number) => void;
}

/** A piece of work that takes a while, one at a time: its newest result, how far it is, and why it failed. */
export class Task<Result> {
  readonly result = signal<Result | undefined>(undefined);
  readonly failure = signal<Error | undefined>(undefined);
  private readonly share = signal<number | undefined>(undefined);
  private running: AbortController | undefined;
  private pending: Promise<void> = Promise.resolve();

  /** 0 … 1 while it works, else undefined. */
  get progress(): ReadonlySignal<number | undefined> {
    return this.share;
  }

  /** Begins anew; what was under way ends first. */
  start(work: (working: Working) => Promise<Result>): void {
    this.cancel();
    const running = new AbortController();
    this.running = running;
    this.share.value = 0;
    this.failure.value = undefined;
    const before = this.pending;
    this.pending = before.then(() => this.run(work, running));
  }

  /** Ends what is under way; the last result stays. */
  cancel(): void {
    this.running?.abort();
    this.running = undefined;
    this.share.value = undefined;
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    return latestOf(() => this.pending);
  }

  private async run(work: (working: Working) => Promise<Result>, running: AbortController): Promise<void> {
    const { signal: aborted } = running;
    const advance = (share: number) => {
      if (!aborted.aborted) this.share.value = Math.min(1, (this.share.peek() ?? 0) + share);
    };
    try {
      aborted.throwIfAborted();
      const result = await work({ signal: aborted, advance });
      aborted.throwIfAborted();
      this.result.value = result;
    } catch (error) {
      if (!aborted.aborted) this.failure.value = error instanceof Error ? error : new Error(String(error));
    } finally {
      if (this.running === running) {
        this.running = undefined;
        this.share.value = undefined;
      }
    }
  }
}
