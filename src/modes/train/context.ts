import type { ReadonlySignal } from '@preact/signals-core';
import type { LiveStatus } from '../../live/declaration';
import type { Context } from '../../ui/context';
import type { GradientChecking } from './check';
import type { Training } from './live';
import type { Plan } from './plan';

/** How far something computed is. */
export interface Progressing {
  readonly status: ReadonlySignal<LiveStatus>;
  readonly progress: ReadonlySignal<number | undefined>;
  ask(): void;
  cancel(): void;
}

/** What the parts of the mode are given. */
export interface TrainContext extends Context {
  readonly plan: ReadonlySignal<Plan | undefined>;
  readonly training: ReadonlySignal<Training | undefined>;
  readonly checking: GradientChecking;
  readonly live: Progressing;
  /** What is measured of its runs; `cost` in multiplications of all of it. */
  readonly measuring: Progressing & { readonly cost: ReadonlySignal<number> };
  /** Multiplications that begin by themselves. */
  readonly limit: number;
}
