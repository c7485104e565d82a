import type { ReadonlySignal } from '@preact/signals-core';
import type { LiveStatus } from '../../live/declaration';
import type { Context } from '../../ui/context';
import type { GradientChecking } from './check';
import type { Training } from './live';
import type { Plan } from './plan';

/** What the parts of the mode are given. */
export interface TrainContext extends Context {
  readonly plan: ReadonlySignal<Plan | undefined>;
  readonly training: ReadonlySignal<Training | undefined>;
  readonly checking: GradientChecking;
  readonly live: {
    readonly status: ReadonlySignal<LiveStatus>;
    readonly progress: ReadonlySignal<number | undefined>;
    ask(): void;
    cancel(): void;
  };
  /** Multiplications that begin by themselves. */
  readonly limit: number;
}
