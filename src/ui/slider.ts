import type { Hyperparameter } from '../optimizers/types';

/** Positions of a slider run from 0 to this. */
export const positions = 1000;

type Range = Pick<Hyperparameter, 'min' | 'max' | 'scale'>;

const isLog = ({ min, scale }: Range): boolean => scale === 'log' && min > 0;

/** Where a value stands on its slider; values beyond the range stand at its ends. */
export function positionOf(value: number, range: Range): number {
  const { min, max } = range;
  if (!(value > min)) return 0;
  if (value >= max) return positions;
  const share = isLog(range) ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.round(share * positions);
}

/** The value at a position, to three significant digits, so that what is shown is what is used. */
export function valueAt(position: number, range: Range): number {
  const { min, max } = range;
  if (position <= 0) return min;
  if (position >= positions) return max;
  const share = position / positions;
  const value = isLog(range) ? min * (max / min) ** share : min + (max - min) * share;
  return Number(value.toPrecision(3));
}
