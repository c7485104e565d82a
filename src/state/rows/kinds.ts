import { expected } from '../expectation';
import { clamp, printNumber, readInteger, readNumber } from '../numbers';
import { type ChoiceRow, type Life, type RangeRow, type Reading, type Row, right, wrong } from './row';

type Bounds = Pick<RangeRow, 'min' | 'max'>;

/** A row of a few words. */
export function choiceRow<const T extends string>(options: readonly T[], life: Life<NoInfer<T>>): ChoiceRow<T> {
  return {
    ...life,
    options,
    read: (text) => readChoice(text, options),
    print: (value) => value,
    equal: Object.is,
  };
}

/** A row whose value is an id of a catalog, or none. */
export function idRow(catalog: ReadonlyMap<string, unknown>, life: Life<string | undefined>): Row<string | undefined> {
  return {
    ...life,
    read: (text) => readChoice(text, [...catalog.keys()]),
    print: (value) => value ?? '',
    equal: Object.is,
  };
}

/** A row whose value is a whole number between fixed bounds. */
export function integerRow({ min, max, ...life }: Bounds & Life<number>): RangeRow {
  return {
    ...{ ...life, min, max },
    read: (text) => {
      const value = readInteger(text, min, max);
      return value === undefined ? wrong(text, expected('integer', { min, max })) : right(value);
    },
    print: printNumber,
    equal: (a, b) => a === b,
    nearest: (value) => clamp(Math.round(value), min, max),
  };
}

/** A row whose value is a number between fixed bounds. */
export function numberRow({ min, max, ...life }: Bounds & Life<number>): RangeRow {
  return {
    ...{ ...life, min, max },
    read: (text) => {
      const value = readNumber(text);
      const fits = value !== undefined && value >= min && value <= max;
      return fits ? right(value) : wrong(text, expected('number', { min, max }));
    },
    print: printNumber,
    equal: (a, b) => a === b,
    nearest: (value) => clamp(value, min, max),
  };
}

/** One of a few words, and nothing else. */
export function readChoice<T extends string>(text: string, options: readonly T[]): Reading<T> {
  const value = options.find((option) => option === text);
  return value === undefined ? wrong(text, expected('choice', { options: options.join(', ') })) : right(value);
}
