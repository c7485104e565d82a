import type { Paralleled } from '../parallel/types';

/** What decides what happens when: a clock, or a schedule. */
export interface Course {
  /** Those whose turn it is to take a gradient, which is done outside. */
  readonly due: number[];
  /** Seconds. */
  readonly now: number;
  /** Gradients that have been used. */
  readonly finished: number;
  divergedAt: number | undefined;
  readonly isOver: boolean;
  /** Rows of the gradient that is due, where they are given. */
  readonly rows?: ArrayLike<number> | undefined;
  /** A worker has taken its gradient. */
  told(worker: number): void;
  /** Lets the next thing happen. */
  next(): void;
  /** What single precision does not hold, or what is not valid, ends the run. */
  diverge(): void;
  /** What of it stands in what is left of a run. */
  state(): Pick<Paralleled, 'time' | 'alive' | 'busy' | 'delayInFlight' | 'divergedAt'>;
}
