import type { Operation } from './operation';
import { arithmetic } from './ops/arithmetic';
import { bits } from './ops/bits';
import { circular } from './ops/circular';
import { conditions } from './ops/conditions';
import { functions } from './ops/functions';
import { hyperbolic } from './ops/hyperbolic';
import { others } from './ops/others';
import { rounding } from './ops/rounding';

/** The table of operations. */
const table = {
  ...arithmetic,
  ...functions,
  ...circular,
  ...hyperbolic,
  ...rounding,
  ...conditions,
  ...others,
  ...bits,
};

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

/** Functions whose names nothing else may take. */
export const reservedFunctions = [
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

/** What the language lets a user call, in the order in which it is listed; a name that a text gives a meaning of its own keeps it. */
export const functionNames: readonly OperationName[] = [
  ...reservedFunctions,
  ...(['cbrt', 'hypot', 'log2', 'log10', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh'] as const),
  ...(['asinh', 'acosh', 'atanh', 'ceil', 'round', 'mod', 'relu', 'softplus', 'sigmoid'] as const),
];

/** Comparisons as they are typed. */
export const comparisons: ReadonlyMap<string, OperationName> = new Map([
  ['<', 'lt'],
  ['<=', 'le'],
  ['>', 'gt'],
  ['>=', 'ge'],
  ['==', 'eq'],
  ['!=', 'ne'],
]);
