import { evenPoint } from '../../../engine/many/sequence';
import { type Edge, edgesIn, type Hyper, type Range, rangesOf, valueAt } from '../../../engine/many/sweep';
import { optimizerOf } from '../../../optimizers/resolve';
import type { MethodChoice, State } from '../../../state';

/** The stream of random numbers that tries are shifted by. */
const stream = 0x7472_6965;

/** What is tuned of a method: its learning rate alone; of one that has none, all that a sweep tunes. */
export function rangesTried(choice: MethodChoice): Range[] {
  const optimizer = optimizerOf(choice);
  const ranges = optimizer ? rangesOf(optimizer) : [];
  const rate = ranges.filter(({ name }) => name === 'eta');
  return rate.length > 0 ? rate : ranges;
}

/**
 * So many values of a method: first those it has, then others spread evenly over its ranges, the same for the same seed;
 * more only add to them. All else stays as it is set.
 */
export function triesOf(choice: MethodChoice, { budget, seed }: Pick<State, 'budget' | 'seed'>): Hyper[] {
  const ranges = rangesTried(choice);
  const others = Array.from({ length: budget - 1 }, (_, i): Hyper => {
    const shares = evenPoint(seed, stream, i, ranges.length);
    return {
      ...choice.hyper,
      ...Object.fromEntries(ranges.map((range, k) => [range.name, valueAt(range, shares[k])])),
    };
  });
  return [choice.hyper, ...others];
}

/** What of a try lies at an end of its range: a better one may lie beyond. */
export const edgesTried = (choice: MethodChoice, hyper: Hyper): Edge[] => edgesIn(rangesTried(choice), hyper);

/** The seeds of the tries: half of all seeds away from those that methods are judged by. */
export const seedsTried = ({ seed, starts }: Pick<State, 'seed' | 'starts'>): number[] =>
  Array.from({ length: starts }, (_, k) => (seed + 2 ** 31 + k) >>> 0);
