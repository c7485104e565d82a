import { runReference } from '../../src/engine/reference/run';
import type { RaceJob, Run } from '../../src/engine/types';
import { defaultHyper, optimizers, ruleOf } from '../../src/optimizers/catalog';

/** A method of the catalog as a run: the named form, and what is not given at its default. */
export function runOf(id: string, hyper: Readonly<Record<string, number>> = {}, form?: string): Run {
  const optimizer = optimizers.get(id);
  const rule = optimizer && ruleOf(optimizer, form);
  if (!optimizer || !rule) throw new Error(`no method ${id} with form ${form}`);
  return { rule, hyper: { ...defaultHyper(optimizer), ...hyper } };
}

/** Every `id/form` of the catalog. */
export const everyForm: readonly string[] = [...optimizers.values()].flatMap((optimizer) =>
  Object.keys(optimizer.forms).map((form) => `${optimizer.id}/${form}`),
);

/** The path of one run in f64; the seed plays no part in rules without noise. */
export function pathOf(run: Run, job: Omit<RaceJob, 'runs' | 'seed'>) {
  return runReference({ ...job, runs: [run] })[0];
}
