import type { Phase } from './rows/row';
import { keys, schema } from './schema';
import type { State } from './types';

const order: readonly Phase[] = ['field', 'run', 'view'];

/** The first thing to recompute when one state follows another; undefined when they are equal. */
export function phaseOf(before: State, after: State): Phase | undefined {
  const changed = new Set(keys.filter((key) => differs(key, before, after)).map((key) => schema[key].phase));
  return order.find((phase) => changed.has(phase));
}

/** Whether two states differ in one key. */
export const differs = <K extends keyof State>(key: K, a: State, b: State): boolean =>
  !schema[key].equal(a[key], b[key]);
