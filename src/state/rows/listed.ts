import { idsOf } from '../methods';
import { readChoice } from './kinds';
import type { Life, Row } from './row';

/** A row that names a method of the list by its id there, `adam`, `adam-2`; undefined: none. */
export const listedRow = (life: Life<string | undefined>): Row<string | undefined> => ({
  ...life,
  read: (text, { methods }) => readChoice(text, idsOf(methods)),
  print: (value) => value ?? '',
  equal: Object.is,
  nearest: (value, { methods }) => (value !== undefined && idsOf(methods).includes(value) ? value : undefined),
});
