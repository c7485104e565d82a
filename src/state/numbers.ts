import { printNumber, readNumber } from '../math/decimal';

export { printNumber, readNumber };

/** A whole number between two bounds, both allowed. */
export function readInteger(text: string, min: number, max: number): number | undefined {
  const value = readNumber(text);
  return value !== undefined && isInteger(value, min, max) ? value : undefined;
}

/** Whether a value is a whole number between two bounds. */
export const isInteger = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;

/** Exactly `count` numbers between commas. */
export function readNumbers(text: string, count: number): readonly number[] | undefined {
  const values = text.split(',').map(readNumber);
  return values.length === count && values.every((value) => value !== undefined) ? values : undefined;
}

/** Numbers between commas. */
export const printNumbers = (values: readonly number[]): string => values.map(printNumber).join(',');

/** The nearest value between two bounds; the lower one for what is not a number. */
export const clamp = (value: number, min: number, max: number): number => (value >= min ? Math.min(value, max) : min);
