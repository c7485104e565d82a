import type { Contest } from './contest';
import { type ContestPlan, type Half, wholeCost } from './plan';

/** Multiplications that are still to be done of a contest. */
export function costLeft(plan: ContestPlan, contest: Contest | undefined): number {
  if (!contest) return wholeCost(plan);
  const done = (half: (Half & { readonly training: Contest['asSet']['training'] }) | undefined) =>
    (half?.plan.runs ?? []).reduce((sum, { key, cost }) => sum + (half?.training.found.has(key) ? cost : 0), 0);
  const tried = plan.rivals.reduce(
    (sum, { key, cost }) => sum + cost * (contest.tries.get(key) ?? []).filter((curve) => curve !== undefined).length,
    0,
  );
  return Math.max(0, wholeCost(plan) - tried - done(contest.asSet) - done(contest.tuned));
}
