import type { Held } from '../live/declaration';

/** Multiplications that begin by themselves: seconds on two cores, ten at most. What is beyond starts at a button. */
export const budget = 2e10;

/** Runs, replica by replica, each with its multiplications. */
export interface Costly<Run extends { readonly cost: number }> {
  readonly runs: readonly Run[];
  readonly state: { readonly seeds: number };
}

/** Multiplications of runs together. */
export const costOf = (runs: readonly { readonly cost: number }[]): number =>
  runs.reduce((sum, { cost }) => sum + cost, 0);

/** The runs that begin by themselves: those of whole replicas within the budget, the first replica if it is. */
export function affordable<Run extends { readonly cost: number }>({ runs, state }: Costly<Run>): readonly Run[] {
  const each = runs.length / state.seeds;
  let [sum, count] = [0, 0];
  for (let r = 0; r < state.seeds; r++) {
    sum += costOf(runs.slice(r * each, (r + 1) * each));
    if (sum > budget) break;
    count += each;
  }
  return runs.slice(0, count);
}

/** What of the runs waits until it is asked for. */
export function heldOf(plan: Costly<{ readonly cost: number }>): Held {
  const { length } = affordable(plan);
  return length === plan.runs.length ? 'nothing' : length === 0 ? 'all' : 'rest';
}
