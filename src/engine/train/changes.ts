import type { BatchSettings } from '../../objectives/data/batches';
import type { TrainRun } from './types';

/** The hyperparameters of an update: of several changes of one the last that has come. */
export function hyperAt({ hyper, changes }: Pick<TrainRun, 'hyper' | 'changes'>, update: number): TrainRun['hyper'] {
  const due = changes.filter((change) => change.update <= update && Object.hasOwn(hyper, change.key));
  const changed = due.toSorted((a, b) => a.update - b.update).map(({ key, value }) => [key, value]);
  return { ...hyper, ...Object.fromEntries(changed) };
}

/** How the rows of a run are drawn. */
export const batchSettings = ({ seed, order, batch, updates, changes }: TrainRun): BatchSettings => ({
  ...{ seed, order, batch, updates },
  later: changes
    .filter(({ key }) => key === 'batch')
    .toSorted((a, b) => a.update - b.update)
    .map(({ update, value }) => ({ update, batch: value })),
});
