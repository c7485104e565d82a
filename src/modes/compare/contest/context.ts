import type { ReadonlySignal } from '@preact/signals-core';
import type { Mark } from '../../../stage/types';
import type { Context } from '../../../ui/context';
import type { Shown } from '../model';
import type { Contest, HalfName } from './contest';
import type { ContestPlan } from './plan';
import type { Standing } from './standings';

/** How the rivals of a contest do, half by half. */
export type Standings = Readonly<Record<HalfName, readonly Standing[] | undefined>>;

/** What the parts of a contest's page are given. */
export interface ContestContext extends Context {
  /** What is wanted now; undefined without methods. */
  readonly plan: ReadonlySignal<ContestPlan | undefined>;
  readonly live: Shown<Contest> & { ask(): void };
  /** What there is of it; undefined while it is of other methods than are listed. */
  readonly contest: ReadonlySignal<Contest | undefined>;
  readonly standings: ReadonlySignal<Standings | undefined>;
  /** Of each rival, with what tells it from the others. */
  readonly marks: ReadonlySignal<readonly Mark[]>;
  /** Which two stand head to head: their places among the rivals; undefined of fewer than two. */
  readonly pair: ReadonlySignal<readonly [number, number] | undefined>;
  /** Multiplications that begin by themselves. */
  readonly limit: number;
  readonly save: (name: string, text: string) => void;
}
