import type { Operation } from './operation';
import { arithmetic } from './ops/arithmetic';
import { bits } from './ops/bits';
import { conditions } from './ops/conditions';
import { functions } from './ops/functions';
import { others } from './ops/others';

/** The table of operations. */
const table = { ...arithmetic, ...functions, ...conditions, ...others, ...bits };

/** The name of an operation. */
export type OperationName = keyof typeof table;

/** Every operation by name; a Map, so that no text of a user reaches a prototype. */
export const operations: ReadonlyMap<string, Operation> = new Map(Object.entries(table));

/** The row of an operation that is known to exist. */
export function operation(op: string): Operation {
  const found = operations.get(op);
  if (!found) throw new Error(`no operation '${op}'`);
  return found;
}

/** What the language lets a user call, in the order in which it is listed. */
export const functionNames = [
  'sqrt',
  'exp',
  'log',
  'sin',
  'cos',
  'tan',
  'tanh',
  'abs',
  'sign',
  'min',
  'max',
  'floor',
  'where',
] as const satisfies readonly OperationName[];

/** Comparisons as they are typed. */
export const comparisons: ReadonlyMap<string, OperationName> = new Map([
  ['<', 'lt'],
  ['<=', 'le'],
  ['>', 'gt'],
  ['>=', 'ge'],
  ['==', 'eq'],
  ['!=', 'ne'],
]);
