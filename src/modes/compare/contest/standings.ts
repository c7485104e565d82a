import { midRanks } from '../../../engine/many/score';
import type { Trained } from '../../../engine/train/types';
import { type MedianInterval, medianInterval } from '../../../study/interval';
import { type BySeed, bySeed, middle, paired } from '../../train/claims/measure';
import type { Variant } from '../../train/plan';
import { paceIn } from '../../train/series';
import type { Contest, HalfName, JudgedHalf } from './contest';
import { curveOf, endOf, type Judging, judged, outcomeOf } from './outcome';
import type { Rival } from './plan';

/** What methods are compared in; of accuracy alone more is better. */
export const quantities = ['updates', 'epochs', 'loss', 'validation', 'accuracy'] as const;
export type Quantity = (typeof quantities)[number];

type Which = Pick<Rival, 'method' | 'variant'>;

/** A quantity of one run: ∞ where it never arrives, or diverges; undefined where there is none. */
export function quantityOf(
  quantity: Quantity,
  trained: Trained,
  { target }: Pick<Judging, 'target'>,
  variant: Variant,
): number | undefined {
  const diverged = trained.divergedAt !== undefined;
  if (quantity === 'loss') return endOf(curveOf(trained));
  if (quantity === 'validation' || quantity === 'accuracy') {
    const last = trained.columns[quantity].value.at(-1);
    if (last === undefined || !diverged) return last;
    return quantity === 'accuracy' ? 0 : Number.POSITIVE_INFINITY;
  }
  if (target === undefined) return undefined;
  const { reached } = outcomeOf(curveOf(trained), target);
  return reached < 0
    ? Number.POSITIVE_INFINITY
    : quantity === 'updates'
      ? reached
      : paceIn(variant).countAt('epochs', reached);
}

/** A quantity of every seed of a rival. */
export const readingsOf = (
  { training, plan }: JudgedHalf,
  which: Which,
  quantity: Quantity,
  judging: Judging,
): BySeed => bySeed(training, which, (trained) => quantityOf(quantity, trained, judging, plan.variants[which.variant]));

/** How runs of a rival ended that diverged, and how many did so. */
export type Divergences = ReadonlyMap<'diverged' | 'steep' | 'indeterminate', number>;

/** How a rival does over the seeds that are there. */
export interface Standing extends Which {
  /** Medians with their intervals; undefined where there is no such quantity. */
  readonly of: Readonly<Record<Quantity, MedianInterval | undefined>>;
  /** Its place among the rivals, seed by seed; those that tie share the mean. */
  readonly rank: MedianInterval;
  /** The mean of the ranks, which tells those apart whose medians tie. */
  readonly meanRank: number;
  readonly seeds: number;
  /** How many of them arrive; undefined where there is no target. */
  readonly arrived: number | undefined;
  readonly divergences: Divergences;
}

/** How all rivals do in one half; undefined where it has not begun. */
export function standingsOf(contest: Contest, name: HalfName): Standing[] | undefined {
  const half = contest[name];
  if (!half) return undefined;
  const judging = judgingOf(contest);
  const { rivals } = contest.plan;
  const scores = rivals.map((rival) =>
    bySeed(half.training, rival, (trained) =>
      judged(outcomeOf(curveOf(trained), judging.target), judging, half.plan.variants[rival.variant]),
    ),
  );
  const common = [...scores[0].keys()].filter((seed) => scores.every((of) => of.has(seed)));
  const ranks = common.map((seed) => midRanks(scores.map((of) => of.get(seed) as number)));
  return rivals.map(({ method, variant }, r): Standing => {
    const own = ranks.map((row) => row[r]);
    const readings = quantities.map((quantity) => readingsOf(half, { method, variant }, quantity, judging));
    const of = Object.fromEntries(quantities.map((quantity, q) => [quantity, known(readings[q])]));
    const updates = [...readings[0].values()];
    return {
      ...{ method, variant, of: of as Standing['of'], rank: medianInterval(own), seeds: scores[r].size },
      meanRank: own.reduce((sum, rank) => sum + rank, 0) / own.length,
      arrived: judging.target === undefined ? undefined : updates.filter(Number.isFinite).length,
      divergences: divergencesOf(half, { method, variant }),
    };
  });
}

const known = (values: BySeed): MedianInterval | undefined => (values.size > 0 ? middle(values) : undefined);

function divergencesOf({ training: { plan, found } }: JudgedHalf, { method, variant }: Which): Divergences {
  const counts = new Map<'diverged' | 'steep' | 'indeterminate', number>();
  for (const run of plan.runs) {
    const trained = run.method === method && run.variant === variant ? found.get(run.key) : undefined;
    if (trained?.divergedAt === undefined) continue;
    const why = trained.why ?? 'diverged';
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return counts;
}

/** What the runs are judged by: until the tries are there only a target that was given. */
export const judgingOf = ({ tuning, plan: { state } }: Pick<Contest, 'tuning' | 'plan'>): Judging =>
  tuning?.judging ?? { criterion: state.criterion, target: state.target };

/** Two rivals in one quantity, seed by seed. */
export interface Duel {
  readonly first: MedianInterval;
  readonly second: MedianInterval;
  /** The first less the second. */
  readonly difference: MedianInterval;
  /** Of each seed that both have. */
  readonly differences: readonly (readonly [seed: number, difference: number])[];
  /** Seeds in which the first is better, and in which the second is. */
  readonly ahead: readonly [first: number, second: number];
  /** Which is better with at least 95 %: 0 or 1; undefined: they are not told apart. */
  readonly better: 0 | 1 | undefined;
}

/** Two rivals head to head in one half; undefined where it has not begun or there is no such quantity. */
export function duelOf(
  contest: Contest,
  name: HalfName,
  [first, second]: readonly [Which, Which],
  quantity: Quantity,
): Duel | undefined {
  const half = contest[name];
  if (!half) return undefined;
  const judging = judgingOf(contest);
  const [a, b] = [first, second].map((which) => readingsOf(half, which, quantity, judging));
  const both = paired(a, b);
  if (both.seeds === 0) return undefined;
  const lower = quantity === 'accuracy' ? 1 : 0;
  const count = (sign: number) => both.differences.filter(([, d]) => Math.sign(d) === sign).length;
  const below = both.high < 0 ? lower : both.low > 0 ? 1 - lower : undefined;
  return {
    ...{ first: middle(a), second: middle(b), difference: both, differences: both.differences },
    ahead: lower === 0 ? [count(-1), count(1)] : [count(1), count(-1)],
    better: below as Duel['better'],
  };
}
