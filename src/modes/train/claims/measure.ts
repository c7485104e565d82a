import type { Series, TrainColumn, Trained } from '../../../engine/train/types';
import type { Prepared } from '../../../objectives/data/types';
import type { MedianInterval } from '../../../study/interval';
import { medianInterval } from '../../../study/interval';
import type { Training } from '../live';

/** Which runs of a picture are meant: those of a method of the list, and of a value of what is varied. */
export interface Which {
  readonly method?: number;
  readonly variant?: number;
}

/** One number of each seed for which there is a run; seeds in order. */
export type BySeed = ReadonlyMap<number, number>;

/** What is read off a run, and off the data that it trained on. */
export type Reading = (trained: Trained, data: Prepared) => number | undefined;

/** A number of every run that is there. */
export function bySeed({ plan, found, data }: Training, which: Which, numberOf: Reading): BySeed {
  const { method = 0, variant = 0 } = which;
  return new Map(
    plan.runs.flatMap((run) => {
      const trained = run.method === method && run.variant === variant ? found.get(run.key) : undefined;
      const value =
        trained && isWhole(trained, plan.variants[variant].updates) ? numberOf(trained, data[variant]) : undefined;
      return value === undefined ? [] : [[run.seed, value] as const];
    }),
  );
}

const isWhole = ({ updates, divergedAt, stopped }: Trained, all: number): boolean =>
  updates === all || divergedAt !== undefined || stopped === true;

/** The last value of a column; ∞ of a run that has diverged. */
export const lastOf =
  (column: TrainColumn) =>
  ({ columns, divergedAt }: Trained): number | undefined =>
    divergedAt === undefined ? columns[column].value.at(-1) : Number.POSITIVE_INFINITY;

/** The value of a column after a share of the updates, where it was written down; ∞ of a run that has diverged. */
export const valueAfter =
  (column: TrainColumn, share: number) =>
  ({ columns, updates, divergedAt }: Trained): number | undefined => {
    const { at, value } = columns[column];
    return divergedAt === undefined ? value[at.indexOf(Math.round(share * updates))] : Number.POSITIVE_INFINITY;
  };

/** The least value of a column. */
export const leastOf =
  (column: TrainColumn) =>
  ({ columns }: Trained): number | undefined =>
    columns[column].value.length > 0 ? columns[column].value.reduce((a, b) => Math.min(a, b)) : undefined;

/** One minus the last validation accuracy; a run that diverged is wrong everywhere. */
export const validationError = ({ columns, divergedAt }: Trained): number | undefined => {
  const accuracy = columns.accuracy.value.at(-1);
  if (divergedAt !== undefined) return 1;
  return accuracy === undefined ? undefined : 1 - accuracy;
};

/** Share of a column's steps that go up. */
export function shareRising({ value }: Series): number | undefined {
  if (value.length < 2) return undefined;
  const rises = value.filter((v, i) => i > 0 && v > value[i - 1]).length;
  return rises / (value.length - 1);
}

/** Share of a column's inner values that are above both neighbours or below both: where it turns. */
export function shareTurning({ value }: Series): number | undefined {
  if (value.length < 3) return undefined;
  const turns = value.slice(1, -1).filter((v, i) => (v - value[i]) * (value[i + 2] - v) < 0).length;
  return turns / (value.length - 2);
}

/** Differences of paired numbers: their median, with an interval, and each by its seed. */
export interface Paired extends MedianInterval {
  readonly seeds: number;
  readonly differences: readonly (readonly [seed: number, difference: number])[];
}

/** Differences of one number and another of the same seed: median, and an interval for it at 95 %. */
export function paired(a: BySeed, b: BySeed): Paired {
  const differences = [...a].flatMap(([seed, value]) => {
    const other = b.get(seed);
    // ∞ − ∞: both diverged, neither is better.
    return other === undefined ? [] : [[seed, value === other ? 0 : value - other] as const];
  });
  return { ...medianInterval(differences.map(([, d]) => d)), seeds: differences.length, differences };
}

/** The median of one number over its seeds. */
export const middle = (values: BySeed): MedianInterval & { readonly seeds: number } => ({
  ...medianInterval([...values.values()]),
  seeds: values.size,
});
