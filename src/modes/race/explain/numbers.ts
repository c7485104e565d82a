import type { Pair } from '../../../engine/explain';
import { typographic } from '../../../stage/number-text';
import { printNumber } from '../../../state/numbers';
import { significant } from '../../../ui/format';

/** Values as formulas and tables here show them: four digits, or a word where there is no value. */
export const valueText = (value: number, missing: string): string =>
  Number.isFinite(value) ? significant(value) : missing;

/** A value as it was set. */
export const exactText = (value: number): string => typographic(printNumber(value));

/** A number to so many digits, without the zeros at its end. */
export const briefText = (value: number, digits = 3): string =>
  significant(value, digits)
    .replace(/(\.\d*?)0+(?=$|e)/, '$1')
    .replace(/\.(?=$|e)/, '');

/** A point as `(x, y)`. */
export const pointText = (pair: Pair): string => `(${significant(pair[0])}, ${significant(pair[1])})`;

/** What names stand for as texts of a formula: t and hyperparameters as they were set, everything else rounded. */
export function textsOf(
  known: ReadonlyMap<string, number>,
  hyper: Readonly<Record<string, number>>,
  missing: string,
): ReadonlyMap<string, string> {
  // A schedule may have given the name of a hyperparameter another value.
  const isExact = (name: string, value: number): boolean => name === 't' || hyper[name] === value;
  return new Map(
    [...known].map(([name, value]) => [name, isExact(name, value) ? exactText(value) : valueText(value, missing)]),
  );
}
