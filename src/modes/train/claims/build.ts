import type { Trained } from '../../../engine/train/types';
import type { Text } from '../../../i18n/text';
import type { Training } from '../live';
import { bySeed, middle, paired, type Which } from './measure';
import type { TrainClaim, TrainValue, Verdict } from './types';

type Reading = (trained: Trained) => number | undefined;

/** One side of a comparison. */
export interface Side extends Which {
  readonly label: Text;
}

interface Comparison extends Pick<TrainClaim, 'id' | 'text' | 'criterion' | 'cite'> {
  readonly seeds?: number;
  readonly number: Reading;
  readonly unit: TrainValue['unit'];
  readonly less: Side;
  readonly more: Side;
  /** 'less': the 95 % interval of the paired difference is below 0; 'alike': it holds 0. */
  readonly expects?: 'less' | 'alike';
}

const difference: Text = { en: 'median of the paired differences', zh: '配对差的中位数' };
const from: Text = { en: 'from (95 %)', zh: '下限（95 %）' };
const to: Text = { en: 'to (95 %)', zh: '上限（95 %）' };

/** A sentence about one number of two sides with the same weights and batches, seed by seed. */
export function compared({ number, unit, less, more, expects = 'less', seeds = 20, ...claim }: Comparison): TrainClaim {
  const measure = (training: Training): Verdict => {
    const [a, b] = [less, more].map((side) => bySeed(training, side, number));
    const { median, low, high, seeds: count } = paired(a, b);
    const value = (label: Text, read: number): TrainValue => ({
      label,
      value: Number.isFinite(read) ? read : undefined,
      unit,
    });
    const values = [
      value(less.label, middle(a).median),
      value(more.label, middle(b).median),
      ...[value(difference, median), value(from, low), value(to, high)],
    ];
    if (count < seeds) return { values, holds: undefined };
    return { values, holds: expects === 'less' ? high < 0 : low <= 0 && high >= 0 };
  };
  return { ...claim, seeds, measure };
}

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
