import { hyperAt } from '../../engine/train/changes';
import { sizeAt } from '../../objectives/data/batches';
import type { Prepared } from '../../objectives/data/types';
import { excessBelow } from '../../objectives/laws/band';
import {
  type Bowl,
  bowlOf,
  type Moments,
  meanExcess,
  momentsAt,
  nextMoments,
  type Points,
} from '../../objectives/laws/least-squares';
import { pointsOf } from '../../objectives/laws/loss-formula';
import type { Law } from './curves/types';
import type { Training } from './live';

/** Points of the band: each takes some ten thousand exponentials. */
const bandPoints = 48;

/** Updates up to which a mean is worked out: each takes all rows once. */
const longest = 20_000;

const kept = new WeakMap<Prepared, Map<string, Omit<Law, 'label'>>>();

/**
 * What theory says of the curves in sight: the exact mean of the full-data loss of plain SGD on least squares of a line, with
 * rows drawn with replacement, and a band of which 5 and 95 % are the ends, its error taken as normal. undefined where it says nothing.
 */
export function lawOf({ plan, data }: Training): Omit<Law, 'label'> | undefined {
  const { state, variants } = plan;
  const [choice, ...others] = state.methods;
  const [variant] = variants;
  const { network, order, sizes, updates, sample, plateau } = variant;
  const line = network.loss === 'squares' && network.size === 2 && network.l2 === 0 && network.init.kind === 'zero';
  const plain = choice?.method === 'sgd' && !choice.with?.length && others.length === 0 && variants.length === 1;
  if (
    !line ||
    !plain ||
    sample ||
    plateau ||
    order !== 'replacement' ||
    updates > longest ||
    data[0].inputs.kind !== 'dense'
  )
    return undefined;
  const known = kept.get(data[0]) ?? new Map<string, Omit<Law, 'label'>>();
  kept.set(data[0], known);
  const { changes } = plan.runs[0];
  const key = JSON.stringify([choice.hyper.eta, sizes.batch, updates, changes]);
  const settingsAt = (update: number) => ({
    eta: hyperAt({ hyper: choice.hyper, changes }, update).eta,
    batch: sizeAt(sizes, update),
  });
  const law = known.get(key) ?? predicted(pointsOf(data[0]), updates, settingsAt);
  known.set(key, law);
  return law;
}

function predicted(
  points: Points,
  updates: number,
  settingsAt: (update: number) => { readonly eta: number; readonly batch: number },
): Omit<Law, 'label'> {
  const bowl = bowlOf(points);
  const at = timesOf(updates);
  const [mean, low, high]: [number[], number[], number[]] = [[], [], []];
  let moments = momentsAt([0, 0], bowl);
  let next = 0;
  for (let update = 0; update <= updates; update++) {
    const { eta, batch } = settingsAt(update);
    if (update > 0) moments = nextMoments(points, bowl, moments, eta, batch);
    if (!Number.isFinite(meanExcess(bowl.hessian, moments))) break;
    if (at[next] !== update) continue;
    next++;
    mean.push(bowl.least + meanExcess(bowl.hessian, moments));
    const [from, to] = ends(bowl, moments, update);
    low.push(bowl.least + from);
    high.push(bowl.least + to);
  }
  return { at: at.slice(0, next), mean, low, high };
}

/** At the start nothing is random yet. */
const ends = (bowl: Bowl, moments: Moments, update: number): [number, number] => {
  if (update > 0) return [excessBelow(bowl, moments, 0.05), excessBelow(bowl, moments, 0.95)];
  const excess = meanExcess(bowl.hessian, moments);
  return [excess, excess];
};

/** Updates from 0 to the last: denser at the beginning, where the mean falls. */
const timesOf = (updates: number): number[] => [
  ...new Set(Array.from({ length: bandPoints + 1 }, (_, k) => Math.round(updates * (k / bandPoints) ** 2))),
];
