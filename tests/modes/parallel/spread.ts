import { expect } from 'vitest';
import type { Paralleled } from '../../../src/engine/parallel/types';
import { simulated } from '../../../src/engine/sim/run';
import type { Spread } from '../../../src/modes/parallel/live';
import { jobOf, planOf } from '../../../src/modes/parallel/plan';
import '../../../src/modes/registry';
import { preparedOf } from '../../../src/modes/train/recipe';
import { decode, type State } from '../../../src/state';
import { done } from '../train/trained';

/** The state of an address that has no problem. */
export function stateOf(hash: string): State {
  const { state, problems } = decode(hash);
  expect(problems).toEqual([]);
  return state;
}

/** What is spread where an address is opened, to its end, on the simulated clock without its workers. */
export async function spread(hash: string): Promise<Spread> {
  const plan = planOf(stateOf(hash));
  const data = await Promise.all(plan.variants.flatMap(({ trained }) => (trained ? [preparedOf(trained.recipe)] : [])));
  const found = new Map(
    plan.runs.map((run): [string, Paralleled] => [run.key, done(simulated(jobOf(plan, run, data[run.variant])))]),
  );
  return { plan, data, found, whole: new Set(found.keys()) };
}

export const bowl = '#show=parallel&f=x^2/2+y^2&domain=-3,3,-3,3&start=2,-2&methods=sgd(eta=0.05)';
