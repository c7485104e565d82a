import { optimizerOf } from '../../optimizers/resolve';
import type { Optimizer } from '../../optimizers/types';
import { expected } from '../expectation';
import { limitsOf } from '../limits';
import { idsOf } from '../methods';
import { isInteger, printNumber, readNumber } from '../numbers';
import { mostUpdates, trainingRowsOf } from '../training';
import type { State } from '../types';
import { type Reading, type Row, right, type ValuesOf, wrong } from './row';

/** From an update on the batch, or a hyperparameter of a method, has another value. */
export interface ChangeMark {
  /** The first update that has it. */
  readonly update: number;
  /** The method as numbered in the list, `adam`, `adam-2`; undefined: the batch, which all methods have in common. */
  readonly method: string | undefined;
  readonly key: string;
  readonly value: number;
}

/** Most changes of one picture. */
export const maxChanges = 40;

/** What a change changes, as an address has it. */
export const targetOf = ({ method, key }: Pick<ChangeMark, 'method' | 'key'>): string =>
  method === undefined ? key : `${method}.${key}`;

/** Ascending by update, those of an update by what they change, the batch last; of several changes of one thing at an update the last. */
export function ordered(changes: readonly ChangeMark[]): readonly ChangeMark[] {
  const byPlace = new Map(changes.map((change) => [`${change.update}:${targetOf(change)}`, change]));
  return [...byPlace.values()].sort(
    (a, b) => a.update - b.update || Number(!a.method) - Number(!b.method) || (targetOf(a) < targetOf(b) ? -1 : 1),
  );
}

type Surroundings = Pick<State, 'methods' | 'data' | 'split' | 'sample'>;

/** The least and the greatest value of whatever can change, by its target. */
function boundsIn(state: Surroundings): ReadonlyMap<string, { readonly min: number; readonly max: number }> {
  const ids = idsOf(state.methods);
  const ofMethods = state.methods.flatMap((choice, i) =>
    Object.entries((optimizerOf(choice) as Optimizer).hyper).map(
      ([key, row]) => [`${ids[i]}.${key}`, limitsOf(row)] as const,
    ),
  );
  return new Map([...ofMethods, ['batch', { min: 1, max: trainingRowsOf(state) ?? 1 }]]);
}

/** `update:method.key=value;update:batch=value`; what can be used of it is used. */
function readChanges(text: string, state: State): Reading<readonly ChangeMark[]> {
  const items = text.split(';').filter((item) => item.trim() !== '');
  if (items.length > maxChanges) return wrong(String(items.length), expected('changes', { max: maxChanges }));
  const readings = items.map((item) => readChange(item.trim(), state));
  const value = ordered(readings.flatMap((reading) => ('value' in reading ? [reading.value as ChangeMark] : [])));
  return { value, wrong: readings.flatMap((reading) => reading.wrong) };
}

function readChange(item: string, state: State): Reading<ChangeMark> {
  const [, at, method, key, number] = /^(\S+?)\s*:\s*(?:([^.=\s]+)\.)?([^.=\s]+)\s*=\s*(.+)$/.exec(item) ?? [];
  if (key === undefined) return wrong(item, expected('changes', { max: maxChanges }));
  const bounds = boundsIn(state);
  const target = targetOf({ method, key });
  const allowed = bounds.get(target);
  if (!allowed) return wrong(target, expected('choice', { options: [...bounds.keys()].join(', ') }));
  const last = mostUpdates(state);
  const [update, value] = [readNumber(at), readNumber(number)];
  if (update === undefined || !isInteger(update, 1, last)) return wrong(at, expected('integer', { min: 1, max: last }));
  if (value !== undefined && isFitting(method, value, allowed)) return right({ update, method, key, value });
  return method === undefined
    ? wrong(`${target}=${number}`, expected('integer', allowed))
    : wrong(`${target}=${number}`, expected('hyperRange', { method, name: key, ...allowed }));
}

const isFitting = (method: string | undefined, value: number, { min, max }: { min: number; max: number }): boolean =>
  value >= min && value <= max && (method !== undefined || Number.isInteger(value));

/** A change at which a run still is, of what there still is; a batch of as many rows as there are. */
function keptChanges(changes: readonly ChangeMark[], state: State): readonly ChangeMark[] {
  if (changes.length === 0) return changes;
  if (state.data === undefined) return [];
  const [bounds, last] = [boundsIn(state), mostUpdates(state)];
  return changes.slice(0, maxChanges).flatMap((change) => {
    const allowed = bounds.get(targetOf(change));
    if (!allowed || change.update > last) return [];
    return [{ ...change, value: Math.min(Math.max(change.value, allowed.min), allowed.max) }];
  });
}

const printChange = (change: ChangeMark): string => `${change.update}:${targetOf(change)}=${printNumber(change.value)}`;

const printChanges = (changes: readonly ChangeMark[]): string => changes.map(printChange).join(';');

/** What changes from an update on while a model is trained; read after the methods that it names. */
export const changeRows = {
  changes: {
    default: [],
    ground: true,
    read: readChanges,
    print: printChanges,
    equal: (a, b) => printChanges(a) === printChanges(b),
    nearest: keptChanges,
  } satisfies Row<readonly ChangeMark[]> as Row<readonly ChangeMark[]>,
};

declare module '../types' {
  interface State extends ValuesOf<typeof changeRows> {}
}
