import type { Trained } from '../../engine/train/types';
import { median } from '../../study/interval';
import { type BySeed, bySeed, lastOf, middle } from './claims/measure';
import type { Training } from './live';

/** A size of batch at the best of the methods' rates. */
export interface SizeAtBest {
  readonly batch: number;
  readonly eta: number;
  /** Seeds that every rate has been tried from. */
  readonly seeds: number;
  /** Median over the seeds, ∞ where it is never reached, with its interval. */
  readonly updates: number;
  readonly low: number;
  readonly high: number;
  readonly each: BySeed;
}

/** Updates after which the full-data loss first is at a target; ∞ if it never is. */
const updatesTo =
  (target: number) =>
  ({ columns: { loss } }: Trained): number => {
    const i = loss.value.findIndex((value) => value <= target);
    return i < 0 ? Number.POSITIVE_INFINITY : loss.at[i];
  };

/** What every size of batch takes to a target, each with the method whose median is least. */
export function sizesAtBest(training: Training, target: number): SizeAtBest[] {
  const { variants, state } = training.plan;
  return variants.map(({ sizes }, variant) => {
    const tried = state.methods.map(({ hyper }, method) => {
      const each = bySeed(training, { method, variant }, updatesTo(target));
      const { median: updates, low, high } = middle(each);
      return { batch: sizes.batch, eta: hyper.eta, seeds: each.size, updates, low, high, each };
    });
    const seeds = Math.min(...tried.map((one) => one.seeds));
    const best = tried.reduce((least, one) => (one.updates < least.updates ? one : least));
    return { ...best, seeds };
  });
}

/** Share of the way from the first loss to the lowest end that a target lies at where none is given. */
const way = 0.9;

/** The loss that sizes of batches are compared by: the one of the state, or nine tenths of the way to the lowest median of the ends. */
export function targetOf(training: Training): number | undefined {
  const { state, variants } = training.plan;
  if (state.target !== undefined) return state.target;
  const groups = variants.flatMap((_, variant) => state.methods.map((_, method) => ({ variant, method })));
  const ends = groups.map((which) => median([...bySeed(training, which, lastOf('loss')).values()]));
  const [first] = groups.flatMap((which) => [
    ...bySeed(training, which, ({ columns }) => columns.loss.value[0]).values(),
  ]);
  const lowest = Math.min(...ends.filter((end) => !Number.isNaN(end)));
  return first === undefined || !(lowest < first) ? undefined : Number((first - way * (first - lowest)).toPrecision(3));
}
