import { keys, registerRows, rowOf } from './registry';
import { changeRows } from './rows/changes';
import { goalRows } from './rows/goal';
import { listRows } from './rows/list';
import { objectiveRows } from './rows/objective';
import { pageRows } from './rows/page';
import type { Life } from './rows/row';
import { trainingRows } from './rows/training';
import type { State } from './types';

registerRows('page', pageRows);
registerRows('objective', objectiveRows);
registerRows('training', trainingRows);
registerRows('list', listRows);
registerRows('goal', goalRows);
registerRows('changes', changeRows);

/** The rows that belong to no mode, each of its own kind: what the controls of the page offer is read from here. */
export const controls = { ...pageRows, ...objectiveRows, ...listRows, ...goalRows, ...trainingRows };

/** A state with every value moved to the nearest one that is allowed beside the others. */
export const fitted = (state: State): State => keys().reduce(fitKey, state);

function fitKey<K extends keyof State>(state: State, key: K): State {
  const row = rowOf(key);
  const value = row.nearest ? row.nearest(state[key], state) : state[key];
  return row.equal(value, state[key]) ? state : { ...state, [key]: value };
}

/** Whether two states differ in one key. */
export const differs = <K extends keyof State>(key: K, a: State, b: State): boolean =>
  !rowOf(key).equal(a[key], b[key]);

/** Whether two states are the same. */
export const sameState = (a: State, b: State): boolean => !keys().some((key) => differs(key, a, b));

/** Those keys of a state whose rows say so. */
export const partOf = (state: State, life: Exclude<keyof Life<unknown>, 'default'>): Partial<State> =>
  Object.fromEntries(keys().flatMap((key) => (rowOf(key)[life] ? [[key, state[key]]] : [])));
