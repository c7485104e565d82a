import { type Outcome, worseMedian } from '../../../engine/many/score';
import type { Edge } from '../../../engine/many/sweep';
import type { MethodChoice } from '../../../state';
import { type Curve, type Judging, judged, outcomeOf, targetOf } from './outcome';
import type { ContestPlan } from './plan';
import { edgesTried } from './tries';

/** The curves of the tries by their rivals' keys: those of try t from the k-th of n seeds at t·n + k, where they are there. */
export type Tries = ReadonlyMap<string, readonly (Curve | undefined)[]>;

/** How values of a rival did in its tries. */
export interface Try {
  readonly hyper: Readonly<Record<string, number>>;
  /** One for each seed. */
  readonly outcomes: readonly Outcome[];
  /** The median over the seeds, of two in the middle the worse; lower is better. */
  readonly score: number;
}

/** What the tries of a rival came to. */
export interface Tuned {
  readonly tries: readonly Try[];
  /** Which of them is best: the first of those that tie, so the values it had where none is better. */
  readonly best: number;
  readonly edges: readonly Edge[];
}

/** What all tries came to. */
export interface Tuning {
  readonly judging: Judging;
  /** One for each rival. */
  readonly tuned: readonly Tuned[];
}

/** What the tries say once all of them are there; undefined before. */
export function tuningOf(plan: ContestPlan, found: Tries): Tuning | undefined {
  const curves: (readonly Curve[])[][] = [];
  for (const { key, tries } of plan.rivals) {
    const there = found.get(key)?.filter((curve) => curve !== undefined) ?? [];
    if (there.length < tries.length * plan.seeds.length) return undefined;
    curves.push(tries.map((_, t) => there.slice(t * plan.seeds.length, (t + 1) * plan.seeds.length)));
  }
  const judging = { criterion: plan.state.criterion, target: plan.state.target ?? targetOf(curves) };
  const tuned = plan.rivals.map(({ choice, tries, variant }, r): Tuned => {
    const standings = tries.map((hyper, t): Try => {
      const outcomes = curves[r][t].map((curve) => outcomeOf(curve, judging.target));
      const scores = outcomes.map((outcome) => judged(outcome, judging, plan.asSet.plan.variants[variant]));
      return { hyper, outcomes, score: worseMedian(scores) };
    });
    const best = standings.reduce((least, { score }, t) => (score < standings[least].score ? t : least), 0);
    return { tries: standings, best, edges: edgesTried(choice, standings[best].hyper) };
  });
  return { judging, tuned };
}

/** The methods of each value of what is varied, with the best values tried. */
export function bestChoices({ rivals, asSet }: ContestPlan, { tuned }: Tuning): MethodChoice[][] {
  return asSet.plan.variants.map((_, v) =>
    asSet.plan.state.methods.map((choice, m) => {
      const r = rivals.findIndex(({ method, variant }) => method === m && variant === v);
      const { tries, best } = tuned[r] ?? { tries: [], best: 0 };
      return best === 0 ? choice : { ...choice, hyper: tries[best].hyper };
    }),
  );
}
