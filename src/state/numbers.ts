const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A finite decimal number; undefined for every other text. Minus zero is read as zero. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!decimal.test(trimmed)) return undefined;
  const value = Number(trimmed) + 0;
  return Number.isFinite(value) ? value : undefined;
}

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

/** The shortest digits that read back as the same double, in exponent form where zeros would crowd them. */
export function printNumber(value: number): string {
  const size = Math.abs(value);
  const plain = value === 0 || (size >= 1e-4 && size < 1e9);
  return plain ? String(value + 0) : value.toExponential().replace('e+', 'e');
}

/** Numbers between commas. */
export const printNumbers = (values: readonly number[]): string => values.map(printNumber).join(',');

/** The nearest value between two bounds; the lower one for what is not a number. */
export const clamp = (value: number, min: number, max: number): number => (value >= min ? Math.min(value, max) : min);
