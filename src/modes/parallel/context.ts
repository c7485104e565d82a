import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { Context } from '../../ui/context';
import type { Progressing } from '../train/context';
import type { Group } from './groups';
import type { Noticing } from './isolation/notice';
import type { Spread } from './live';
import type { Plan } from './plan';
import type { Replay } from './replay';
import type { ShownRun } from './shown';
import type { Threads } from './threads';

/** What the parts of the mode are given. */
export interface ParallelContext extends Context {
  /** undefined where the state gives none: the failure of `live` says why. */
  readonly plan: ReadonlySignal<Plan | undefined>;
  readonly spread: ReadonlySignal<Spread | undefined>;
  readonly live: Progressing;
  readonly groups: ReadonlySignal<readonly Group[]>;
  /** The first replica of every group that there is. */
  readonly runs: ReadonlySignal<readonly ShownRun[]>;
  /** That of them whose lanes, delays and losses are looked at. */
  readonly focus: ReadonlySignal<ShownRun | undefined>;
  readonly highlight: Signal<string | undefined>;
  /** The server's update that is pointed at in the lanes. */
  readonly hovered: Signal<number | undefined>;
  readonly threads: Threads;
  /** What a dropped file says; followed as long as what is shown is what it is of. */
  readonly replay: Signal<Replay | undefined>;
  /** What is wrong with a dropped file. */
  readonly fault: Signal<string | undefined>;
  /** Whether threads can run here, and what can be done about it. */
  readonly noticing: Noticing;
  /** Multiplications that begin by themselves. */
  readonly limit: number;
}
