import type { Text } from '../../../i18n/text';
import type { MedianInterval } from '../../../study/interval';
import { type BySeed, bySeed, middle, paired, type Reading, type Which } from './measure';
import type { TrainClaim, TrainValue, Verdict } from './types';

/** A sentence about a picture of runs. */
type Sentence<P> = Omit<TrainClaim, 'measure'> & { readonly measure: (picture: P) => Verdict };

/** How a number of every run of a picture is read, seed by seed. */
type Numbers<P, R> = (picture: P, which: Which, reading: R) => BySeed;

/** One side of a comparison. */
export interface Side<R = Reading> extends Which {
  readonly label: Text;
  /** What is taken from it, seed by seed: the side is then how far the one lies above the other. */
  readonly minus?: Which;
  /** What it is divided by, seed by seed. */
  readonly over?: Which;
  /** In place of the comparison's number. */
  readonly number?: R;
}

interface Comparison<R> extends Pick<TrainClaim, 'id' | 'text' | 'criterion' | 'cite'> {
  readonly seeds?: number;
  readonly number: R;
  readonly unit: TrainValue['unit'];
  readonly less: Side<R>;
  readonly more: Side<R>;
  /** 'less': the 95 % interval of the paired difference is below 0; 'alike': it holds 0. */
  readonly expects?: 'less' | 'alike';
  /** Another number, or another side, of which the same is asked: where it does not hold of that too, the sentence holds with a limit. */
  readonly further?: { readonly number?: R; readonly more?: Side<R>; readonly label: Text; readonly limit: Text };
}

const difference: Text = { en: 'median of the paired differences', zh: '配对差的中位数' };
const from: Text = { en: 'from (95 %)', zh: '下限（95 %）' };
const to: Text = { en: 'to (95 %)', zh: '上限（95 %）' };

/** The number of each seed of a side. */
function numbersOf<P, R>(
  read: Numbers<P, R>,
  picture: P,
  { minus, over, number, ...which }: Side<R>,
  shared: R,
): BySeed {
  const reading = number ?? shared;
  const own = read(picture, which, reading);
  const beside = minus ?? over;
  if (!beside) return own;
  const other = read(picture, beside, reading);
  return new Map(
    [...own].flatMap(([seed, value]) => {
      const one = other.get(seed);
      return one === undefined ? [] : [[seed, minus ? value - one : value / one] as const];
    }),
  );
}

/** A sentence about one number of two sides with the same weights and batches, seed by seed. */
export const compared = (comparison: Comparison<Reading>): TrainClaim => comparedBy(bySeed, comparison);

/** The same of any picture whose numbers are read so. */
export function comparedBy<P, R>(read: Numbers<P, R>, comparison: Comparison<R>): Sentence<P> {
  const { number, unit, less, more, expects = 'less', further, seeds = 20, ...claim } = comparison;
  const judge = (picture: P, reading: R, above: Side<R>) => {
    const [a, b] = [less, above].map((side) => numbersOf(read, picture, side, reading));
    const { median, low, high, seeds: count } = paired(a, b);
    const holds = expects === 'less' ? high < 0 : low <= 0 && high >= 0;
    return { median, low, high, count, holds, sides: [middle(a).median, middle(b).median] as const };
  };
  const measure = (picture: P): Verdict => {
    const { sides, median, low, high, count, holds } = judge(picture, number, more);
    const beyond = further && judge(picture, further.number ?? number, further.more ?? more);
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

interface Bound<R> extends Pick<TrainClaim, 'id' | 'text' | 'criterion' | 'cite'>, Bounds {
  readonly seeds?: number;
  readonly number: R;
  readonly unit: TrainValue['unit'];
  readonly of: Side<R>;
  /** Where the same number of another side lies so, the sentence holds with a limit. */
  readonly unless?: Bounds & { readonly of: Side<R>; readonly limit: Text };
}

interface Bounds {
  readonly above?: number;
  readonly below?: number;
}

/** A sentence about one number of one side: the 95 % interval of its median lies beyond a bound; of one seed, the number itself. */
export const bounded = (bound: Bound<Reading>): TrainClaim => boundedBy(bySeed, bound);

/** The same of any picture whose numbers are read so. */
export function boundedBy<P, R>(read: Numbers<P, R>, bound: Bound<R>): Sentence<P> {
  const { number, unit, of, above, below, unless, seeds = 20, ...claim } = bound;
  const judge = (picture: P, side: Side<R>, bounds: Bounds) => {
    const { median, low, high, seeds: count } = middle(numbersOf(read, picture, side, number));
    const [least, most] = seeds === 1 ? [median, median] : [low, high];
    return { count, value: besideValue(side.label, median, unit), lies: lies([least, most], bounds) };
  };
  const measure = (picture: P): Verdict => {
    const own = judge(picture, of, { above, below });
    const other = unless && judge(picture, unless.of, unless);
    const values = [own.value, ...(other ? [other.value] : [])];
    if (own.count < seeds || (other && other.count < seeds)) return { values, holds: undefined };
    return { values, holds: own.lies, ...(own.lies && unless && other?.lies && { limit: unless.limit }) };
  };
  return { ...claim, seeds, measure };
}

const lies = ([least, most]: readonly [number, number], { above, below }: Bounds): boolean =>
  (above === undefined || least > above) && (below === undefined || most < below);
