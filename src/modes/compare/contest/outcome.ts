import { type Outcome, scoreOf, worseMedian } from '../../../engine/many/score';
import type { Series, Trained } from '../../../engine/train/types';
import { median } from '../../../study/interval';
import type { Variant } from '../../train/plan';
import { paceIn } from '../../train/series';

/** What is read of a run: its full-data loss where it was looked at, and how it ended. */
export type Curve = Pick<Trained, 'divergedAt' | 'why'> & { readonly loss: Series };

/** What is kept of a run that is over. */
export const curveOf = ({ columns: { loss }, divergedAt, why }: Trained): Curve => ({
  loss,
  ...(divergedAt !== undefined && { divergedAt }),
  ...(why && { why }),
});

/** The first update looked at from which the loss stays below a target to the end; −1: none, or it diverged. */
export function arrivalOf({ loss: { at, value }, divergedAt }: Curve, target: number): number {
  if (divergedAt !== undefined) return -1;
  const last = value.findLastIndex((loss) => !(loss < target));
  return at[last + 1] ?? -1;
}

/** What became of a run; without a target nothing arrives. */
export function outcomeOf(curve: Curve, target: number | undefined): Outcome {
  const { loss, divergedAt, why } = curve;
  return {
    reached: target === undefined ? -1 : arrivalOf(curve, target),
    gap: loss.value.at(-1) ?? Number.POSITIVE_INFINITY,
    diverged: divergedAt !== undefined,
    ...(why && { why }),
  };
}

/** What runs are judged by. */
export interface Judging {
  readonly criterion: 'steps' | 'loss';
  /** A loss; undefined: it is not known yet, and the loss at the end is judged. */
  readonly target: number | undefined;
}

/** Losses that count as nothing. */
const floor = 1e-12;

/** A number that is lower for a better run; where batches differ, examples are counted, not updates. */
export function judged(outcome: Outcome, { criterion, target }: Judging, variant: Variant): number {
  const { countAt } = paceIn(variant);
  const reached = outcome.reached < 0 ? -1 : countAt('examples', outcome.reached);
  const steps = countAt('examples', variant.updates);
  const scale = { criterion: target === undefined ? 'loss' : criterion, steps, floor } as const;
  return scoreOf({ ...outcome, reached }, scale);
}

/** Of the way from the loss at the start to the lowest that is found, what may be left (Moré and Wild, 2009). */
const left = 0.1;

/**
 * A target that suits whatever is trained: nine tenths of the way from the loss at the start to the lowest loss that a try
 * of any rival ends with; medians over the seeds. undefined where nothing gets lower. `curves[rival][try][seed]`.
 */
export function targetOf(curves: readonly (readonly (readonly Curve[])[])[]): number | undefined {
  const starts = curves.map(([first = []]) => median(first.map(({ loss }) => loss.value[0] ?? Number.NaN)));
  const ends = curves.flatMap((tries) => tries.map((runs) => worseMedian(runs.map(endOf))));
  const [start, lowest] = [Math.max(...starts), Math.min(...ends)];
  if (!Number.isFinite(start) || !(lowest < start)) return undefined;
  const target = lowest + left * (start - lowest);
  const short = Number(target.toPrecision(3));
  return short > lowest ? short : target;
}

/** The loss at the end; ∞ of a run that diverged. */
export const endOf = ({ loss, divergedAt }: Curve): number =>
  divergedAt === undefined ? (loss.value.at(-1) ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
