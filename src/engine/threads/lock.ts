import { desk, standing } from './layout';
import type { Shared } from './shared';

/** A worker was told to die, or everybody to leave: it does nothing more, wherever it is. */
export class Gone extends Error {}

/** Times that a thread looks again before it goes to sleep: most locks are held for a microsecond. */
const looks = 200;

/** Longest sleep before a thread looks whether the holder has died, in ms. */
const nap = 10;

/**
 * A lock of one word that all threads share: 0, or one more than the worker that holds it.
 *
 * Its holder may die. What it had written of its update would stay half done for ever, and everybody would wait for ever.
 * So the holder writes down each word before it overwrites it, and empties that list by a single store when all is
 * written. Whoever waits and sees that the holder is dead takes the lock over and puts back what is on the list: the
 * update of the dead has not happened, and the store is the version that it was before it.
 */
export class Lock {
  /** How often its holder has it: who holds it may ask for it again. */
  private depth = 0;

  constructor(
    private readonly shared: Shared,
    private readonly worker: number,
  ) {}

  /**
   * Does something as the holder of the lock. What is thrown in it is thrown by one who dies, or leaves with all others: the
   * lock stays held.
   */
  hold<Result>(work: () => Result): Result {
    if (this.depth++ === 0) this.acquire();
    const result = work();
    if (--this.depth === 0) this.release();
    return result;
  }

  /** Waits until nobody else holds it. Throws `Gone` where everybody is to leave. */
  private acquire(): void {
    const { words, layout } = this.shared;
    const at = layout.signals.lock;
    for (let i = 0; i < looks; i++) {
      if (Atomics.load(words, at) === 0 && Atomics.compareExchange(words, at, 0, this.worker + 1) === 0) return;
    }
    for (;;) {
      const holder = Atomics.compareExchange(words, at, 0, this.worker + 1);
      if (holder === 0) return;
      if (this.shared.isStopped) throw new Gone();
      if (this.shared.of(holder - 1, desk.standing) === standing.dead) {
        // Several may see it; one of them gets it.
        if (Atomics.compareExchange(words, at, holder, this.worker + 1) !== holder) continue;
        restore(this.shared);
        return;
      }
      Atomics.wait(words, at, holder, nap);
    }
  }

  /** What has been written is valid from now on. */
  private release(): void {
    const { words, layout } = this.shared;
    this.shared.write('journal', 0);
    Atomics.store(words, layout.signals.lock, 0);
    Atomics.notify(words, layout.signals.lock, 1);
  }

  /** Overwrites a word of what is shared, by the holder: what it was is written down first. */
  write(at: number, value: number): void {
    const { words, layout } = this.shared;
    const written = words[layout.signals.journal];
    words[layout.log + 2 * written] = at;
    words[layout.log + 2 * written + 1] = words[at];
    // In this order, also for others: only then may the word change.
    Atomics.store(words, layout.signals.journal, written + 1);
    words[at] = value;
  }
}

/** Puts back what a holder that died had overwritten, the last first; on behalf of whoever holds the lock, or after all have left. */
export function restore({ words, layout }: Shared): void {
  for (let i = Atomics.load(words, layout.signals.journal) - 1; i >= 0; i--) {
    words[words[layout.log + 2 * i]] = words[layout.log + 2 * i + 1];
  }
  Atomics.store(words, layout.signals.journal, 0);
}
