import { computed, signal } from '@preact/signals-core';
import type { ModeHost } from '../mode';
import { namingOf } from '../train/names';
import type { ParallelContext } from './context';
import { groupsOf } from './groups';
import type { IsolationHere } from './isolation/here';
import { noticing } from './isolation/notice';
import { budget } from './live';
import { type Plan, planOf } from './plan';
import { shownRuns } from './shown';

/** What the parts of the mode are given, of a live computation. */
export function contextOf(
  host: ModeHost,
  live: LiveSpread,
  { threads, replay, here }: Pick<ParallelContext, 'threads' | 'replay'> & { readonly here: IsolationHere },
): ParallelContext {
  const { state } = host.store;
  const plan = computed((): Plan | undefined => {
    try {
      return host.shown.value ? planOf(state.value, replay.value) : undefined;
    } catch {
      // The failure of what computes it says why.
      return undefined;
    }
  });
  const spread = live.value;
  const groups = computed(() => {
    const now = spread.value;
    const marks = host.context.model.marks.value;
    // While a newer list is computed its marks may be fewer than what is still in sight.
    return now && marks.length >= now.plan.state.methods.length
      ? groupsOf(now.plan, marks, host.theme.value, namingOf(host.context))
      : [];
  });
  const runs = computed(() => (spread.value ? shownRuns(spread.value, groups.value) : []));
  const highlight = signal<string | undefined>(undefined);
  const focus = computed(() => runs.value.find(({ group }) => group.mark.id === highlight.value) ?? runs.value[0]);
  return {
    ...host.context,
    ...{ plan, spread, live, groups, runs, focus, highlight, limit: budget, threads, replay },
    hovered: signal<number | undefined>(undefined),
    fault: signal<string | undefined>(undefined),
    noticing: noticing(here),
  };
}

type LiveSpread = Pick<ParallelContext['live'], 'status' | 'progress' | 'ask' | 'cancel'> & {
  readonly value: ParallelContext['spread'];
};
