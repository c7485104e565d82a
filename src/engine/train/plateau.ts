import type { Plateau } from '../../study/plateau';
import { hyperAt } from './changes';
import type { TrainRun } from './types';

/**
 * A run after an epoch's end at which its full-data loss is known: where that has fallen by less than the threshold since the epoch's
 * end before, its rate has another value from the next update on. A rule without a rate goes on as it is.
 */
export function afterEpoch(
  run: TrainRun,
  { threshold, factor }: Plateau,
  { update, before, now }: { readonly update: number; readonly before: number; readonly now: number },
): TrainRun {
  const { eta } = hyperAt(run, update + 1);
  if (!(before - now < threshold) || eta === undefined || update >= run.updates) return run;
  return { ...run, changes: [...run.changes, { update: update + 1, key: 'eta', value: factor * eta }] };
}
