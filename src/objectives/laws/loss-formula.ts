import type { Prepared } from '../data/types';
import type { Points } from './least-squares';

/** The loss of a model of two parameters, exactly, as a formula in x, its weight, and y, its bias. */
export interface LossFormula {
  readonly f: string;
  /** The same with numbers of few digits, to be read. */
  readonly brief: string;
  /** Where it is least; none where that is a line, or nowhere. */
  readonly minima: readonly { readonly at: readonly [number, number]; readonly f: number }[];
}

/** The rows that train, as points of a line. */
export function pointsOf({ inputs, targets, train }: Prepared): Points {
  return { x: Array.from(train, (row) => inputs.values[row]), y: Array.from(train, (row) => targets[row]) };
}

/** A number of a formula that is to be read. */
export const short = (value: number): string => String(Number(value.toPrecision(6)));
