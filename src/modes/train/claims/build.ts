import type { Text } from '../../../i18n/text';
import type { MedianInterval } from '../../../study/interval';
import type { Training } from '../live';
import { type BySeed, bySeed, middle, paired, type Reading, type Which } from './measure';
import type { TrainClaim, TrainValue, Verdict } from './types';

/** One side of a comparison. */
export interface Side extends Which {
  readonly label: Text;
  /** What is taken from it, seed by seed: the side is then how far the one lies above the other. */
  readonly minus?: Which;
  /** In place of the comparison's number. */
  readonly number?: Reading;
}

interface Comparison extends Pick<TrainClaim, 'id' | 'text' | 'criterion' | 'cite'> {
  readonly seeds?: number;
  readonly number: Reading;
  readonly unit: TrainValue['unit'];
  readonly less: Side;
  readonly more: Side;
  /** 'less': the 95 % interval of the paired difference is below 0; 'alike': it holds 0. */
  readonly expects?: 'less' | 'alike';
  /** Another number of which the same is asked: where it does not hold of that one too, the sentence holds with a limit. */
  readonly further?: { readonly number: Reading; readonly label: Text; readonly limit: Text };
}

const difference: Text = { en: 'median of the paired differences', zh: '配对差的中位数' };
const from: Text = { en: 'from (95 %)', zh: '下限（95 %）' };
const to: Text = { en: 'to (95 %)', zh: '上限（95 %）' };

/** The number of each seed of a side. */
function numbersOf(training: Training, { minus, number, ...which }: Side, shared: Reading): BySeed {
  const reading = number ?? shared;
  const own = bySeed(training, which, reading);
  if (!minus) return own;
  const other = bySeed(training, minus, reading);
  return new Map(
    [...own].flatMap(([seed, value]) => {
      const taken = other.get(seed);
      return taken === undefined ? [] : [[seed, value - taken] as const];
    }),
  );
}

/** A sentence about one number of two sides with the same weights and batches, seed by seed. */
export function compared(comparison: Comparison): TrainClaim {
  const { number, unit, less, more, expects = 'less', further, seeds = 20, ...claim } = comparison;
  const judge = (training: Training, reading: Reading) => {
    const [a, b] = [less, more].map((side) => numbersOf(training, side, reading));
    const { median, low, high, seeds: count } = paired(a, b);
    const holds = expects === 'less' ? high < 0 : low <= 0 && high >= 0;
    return { median, low, high, count, holds, sides: [middle(a).median, middle(b).median] as const };
  };
  const measure = (training: Training): Verdict => {
    const { sides, median, low, high, count, holds } = judge(training, number);
    const beyond = further && judge(training, further.number);
    const values = [
      ...[besideValue(less.label, sides[0], unit), besideValue(more.label, sides[1], unit)],
      ...intervalValues({ median, low, high }, unit),
      ...(further && beyond ? intervalValues(beyond, unit, further.label) : []),
    ];
    if (count < seeds) return { values, holds: undefined };
    return { values, holds, ...(holds && further && !beyond?.holds && { limit: further.limit }) };
  };
  return { ...claim, seeds, measure };
}

/** The median of paired differences and the ends of its interval, as numbers beside a sentence. */
export const intervalValues = (
  { median, low, high }: MedianInterval,
  unit: TrainValue['unit'],
  label = difference,
): TrainValue[] => [besideValue(label, median, unit), ...[besideValue(from, low, unit), besideValue(to, high, unit)]];

/** A number beside a sentence; what is not finite did not happen. */
export const besideValue = (label: Text, read: number, unit: TrainValue['unit']): TrainValue => ({
  ...{ label, unit },
  value: Number.isFinite(read) ? read : undefined,
});

interface Bound extends Pick<TrainClaim, 'id' | 'text' | 'criterion' | 'cite'> {
  readonly seeds?: number;
  readonly number: Reading;
  readonly unit: TrainValue['unit'];
  readonly of: Side;
  readonly above?: number;
  readonly below?: number;
}

/** A sentence about one number of one side: the 95 % interval of its median lies beyond a bound; of one seed, the number itself. */
export function bounded({ number, unit, of, above, below, seeds = 20, ...claim }: Bound): TrainClaim {
  const measure = (training: Training): Verdict => {
    const { median, low, high, seeds: count } = middle(bySeed(training, of, number));
    const values: TrainValue[] = [{ label: of.label, value: Number.isFinite(median) ? median : undefined, unit }];
    if (count < seeds) return { values, holds: undefined };
    const [least, most] = seeds === 1 ? [median, median] : [low, high];
    return { values, holds: (above === undefined || least > above) && (below === undefined || most < below) };
  };
  return { ...claim, seeds, measure };
}
