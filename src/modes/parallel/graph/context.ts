import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { GraphTrained } from '../../../engine/graph/types';
import type { Trained } from '../../../engine/train/types';
import type { Placement } from '../../../objectives/model/graph/cut';
import type { CriticalPath, Schedule, Times } from '../../../objectives/model/graph/schedule';
import type { Context } from '../../../ui/context';
import type { Progressing } from '../../train/context';
import type { GraphLayout } from './layout';
import type { Graphs } from './live';
import type { GraphPlan, GraphRun } from './plan';
import type { GraphThreads } from './threads';

/** The graph that is looked at, where its nodes are, and what a step of it takes on the simulated clock. */
export interface ShownGraph {
  readonly plan: GraphPlan;
  readonly run: GraphRun;
  readonly placement: Placement;
  readonly layout: GraphLayout;
  readonly times: Times;
  readonly schedule: Schedule;
}

/** What the parts of the view are given. */
export interface GraphContext extends Context {
  /** undefined where the state gives none: the failure of `live` says why. */
  readonly shown: ReadonlySignal<ShownGraph | undefined>;
  readonly graphs: ReadonlySignal<Graphs | undefined>;
  readonly live: Progressing;
  /** What the run that is looked at has left so far, on one thread; the same in the fused module. */
  readonly alone: ReadonlySignal<GraphTrained | undefined>;
  readonly fused: ReadonlySignal<Trained | undefined>;
  readonly threads: GraphThreads;
  /** By which costs the critical path is drawn, and that path. */
  readonly costs: Signal<'estimated' | 'measured'>;
  readonly critical: ReadonlySignal<CriticalPath | undefined>;
  /** Whether a step is shown again and again, what flows moving; never where nothing may move by itself. */
  readonly flowing: Signal<boolean>;
  readonly still: ReadonlySignal<boolean>;
  /** The node that is looked at. */
  readonly chosen: Signal<string | undefined>;
}
