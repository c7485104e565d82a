import type { Run } from '../../src/engine/run';
import type { Recording, TrainJob } from '../../src/engine/train/types';
import type { Prepared } from '../../src/objectives/data/types';
import type { Network } from '../../src/objectives/model/types';
import { defaultForm, defaultHyper } from '../../src/optimizers/catalog';
import { type Naming, optimizerOf } from '../../src/optimizers/resolve';
import type { Optimizer } from '../../src/optimizers/types';
import { randomUnit } from '../../src/study/random';

/** A method as a run names it: its default form, its hyperparameters changed. */
export function methodRun(naming: Naming, hyper: Readonly<Record<string, number>> = {}, form?: string): Run {
  const optimizer = optimizerOf(naming) as Optimizer;
  const rule = optimizer.forms[form ?? defaultForm(optimizer)];
  return { rule, hyper: { ...defaultHyper(optimizer), ...hyper } };
}

const nothing: Recording = { loss: [], validation: [], batchLoss: [], snapshots: [] };

/** A training of all rows at once, unless said otherwise; nothing is recorded but what is asked for. */
export function trainJob(
  data: Prepared,
  network: Network,
  run: Partial<TrainJob['run']> & Run,
  record: Partial<Recording> = {},
): TrainJob {
  const usual = { seed: 1, batch: data.train.length, order: 'fixed', updates: 10, changes: [] } as const;
  return { dataKey: 'test', data, network, run: { ...usual, ...run }, record: { ...nothing, ...record } };
}

/** From 0 on, so many updates. */
export const upTo = (updates: number): number[] => Array.from({ length: updates + 1 }, (_, k) => k);

/** Rows drawn with replacement, for tests of what does not depend on how an engine draws them. */
export const drawn = (rows: number, batch: number, seed: number) => (update: number) =>
  Array.from({ length: batch }, (_, k) => Math.floor(randomUnit(seed, 77, update, k) * rows));
