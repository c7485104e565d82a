import type { ParallelJob } from '../parallel/types';
import type { Layout } from './layout';

/** Hogwild!'s back-off: a constant rate for so many updates, then all threads meet, the rate becomes `factor` times what it was, and the next phase has 1/factor times as many. */
export interface BackOff {
  readonly updates: number;
  readonly factor: number;
}

/** What a thread is told, once: then it works until it is told to leave. */
export interface ThreadOrder {
  readonly memory: WebAssembly.Memory;
  readonly layout: Layout;
  /** A worker; from as many as there are on, a server. */
  readonly worker: number;
  readonly job: ParallelJob;
  /** One store in so many is looked at for what it overwrites. */
  readonly looks: number;
  /** One update in so many is noted, and one in so many pictured. */
  readonly noteEvery: number;
  readonly pictureEvery: number;
  readonly backOff?: BackOff;
}

/** What it answers, last: it has left, is dead, or could not do it. */
export type ThreadAnswer = { readonly left: true } | { readonly dead: true } | { readonly error: string };
