import { computed, signal } from '@preact/signals-core';
import { budget } from '../begins';
import type { ModeHost } from '../mode';
import { namingOf } from '../train/names';
import type { ParallelContext } from './context';
import { groupsOf } from './groups';
import type { IsolationHere } from './isolation/here';
import { noticing } from './isolation/notice';
import { type Plan, planOf } from './plan';
import { type ShownRun, shownRuns } from './shown';

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
  const planned = computed(() => spread.value?.plan);
  const groups = computed(() => {
    const now = planned.value;
    const marks = host.context.model.marks.value;
    // While a newer list is computed its marks may be fewer than what is still in sight.
    return now && marks.length >= now.state.methods.length
      ? groupsOf(now, marks, host.theme.value, namingOf(host.context))
      : [];
  });
  const runs = lasting(() => (spread.value ? shownRuns(spread.value, groups.value) : []));
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

/** The same list while its runs are the same: what other replicas leave changes no picture of the first ones. */
function lasting(compute: () => readonly ShownRun[]): ParallelContext['runs'] {
  let last: readonly ShownRun[] = [];
  return computed(() => {
    const now = compute();
    const same = (one: ShownRun, i: number) => one.left === last[i]?.left && one.group === last[i].group;
    if (now.length !== last.length || !now.every(same)) last = now;
    return last;
  });
}
