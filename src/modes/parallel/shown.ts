import type { Paralleled } from '../../engine/parallel/types';
import type { Group } from './groups';
import type { Spread } from './live';
import type { PlannedRun, Variant } from './plan';
import { lastUpTo, valueAt } from './trails';

/** The first replica of a group, with what there is of it. */
export interface ShownRun {
  readonly group: Group;
  readonly run: PlannedRun;
  readonly variant: Variant;
  readonly left: Paralleled;
}

/** The first replica of every group that there is. */
export function shownRuns({ plan, found }: Spread, groups: readonly Group[]): ShownRun[] {
  const first = plan.runs.filter(({ seed }) => seed === plan.state.seed);
  return groups.flatMap((group) => {
    const run = first.find(({ method, variant }) => method === group.method && variant === group.variant);
    const left = run && found.get(run.key);
    return run && left ? [{ group, run, left, variant: plan.variants[run.variant] }] : [];
  });
}

/** The second of the clock after an update of the server. */
export const timeAt = ({ server, time }: Paralleled, update: number): number =>
  valueAt(server.time, update) ?? (update > 0 ? time : 0);

/** The last update of the server up to a second. */
export function updateAt({ server }: Paralleled, seconds: number): number {
  const { at = [], value = [] } = server.time ?? {};
  return at[lastUpTo(value, seconds)] ?? 0;
}

/** The mean delay of the updates; NaN of none. */
export const meanDelay = ({ delaySum, updates }: Paralleled): number => delaySum / updates;
