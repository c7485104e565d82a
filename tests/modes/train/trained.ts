import { expect } from 'vitest';
import { CpuTraining } from '../../../src/engine/cpu/train/training';
import type { Training } from '../../../src/modes/train/live';
import { jobOf, type Plan, planOf } from '../../../src/modes/train/plan';
import { preparedOf, tableOf } from '../../../src/modes/train/recipe';
import { decode } from '../../../src/state';

/** The end of what is done in parts. */
export function done<Result>(parts: Generator<unknown, Result>): Result {
  for (;;) {
    const { done: ended, value } = parts.next();
    if (ended) return value;
  }
}

/** What is trained where an address is opened, to its end, by the CPU engine without its workers. */
export async function trained(hash: string): Promise<Training> {
  const { state, problems } = decode(hash);
  expect(problems).toEqual([]);
  const plan = planOf(state) as Plan;
  const data = await Promise.all(plan.variants.map(({ recipe }) => preparedOf(recipe)));
  const found = new Map(
    plan.runs.map((run) => [run.key, done(new CpuTraining(jobOf(plan, run, data[run.variant])).parts())] as const),
  );
  return { plan, table: await tableOf(plan.entry.id), data, found, whole: new Set(found.keys()) };
}
