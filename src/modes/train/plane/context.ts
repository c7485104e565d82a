import type { ReadonlySignal } from '@preact/signals-core';
import type { LiveStatus } from '../../../live/declaration';
import type { Mark } from '../../../stage/types';
import type { TrainContext } from '../context';
import type { LossPlane } from './live';

/** What the parts of the plane are given. */
export interface PlaneContext extends TrainContext {
  /** Whether the plane is looked at. */
  readonly shown: ReadonlySignal<boolean>;
  readonly plane: ReadonlySignal<LossPlane | undefined>;
  /** Of each path. */
  readonly marks: ReadonlySignal<readonly Mark[]>;
  readonly planeLive: {
    readonly status: ReadonlySignal<LiveStatus>;
    readonly progress: ReadonlySignal<number | undefined>;
    ask(): void;
    cancel(): void;
  };
}
