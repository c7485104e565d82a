import { firstKeys } from './order';
import type { Row } from './rows/row';
import type { Modes, State } from './types';

/** A row of whatever type. */
export type AnyRow = Row<unknown>;
/** The rows of one owner by their keys. */
export type RowTable = Readonly<Record<string, AnyRow>>;

interface Registered {
  readonly owner: string;
  readonly row: AnyRow;
}

const registered = new Map<string, Registered>();
/** What is minimised: f of two parameters, the loss of a model on data, or such a loss that is an f of two parameters. */
export type Ground = 'surface' | 'data' | 'loss';

/** What a mode shows, and the scene that it opens where nothing is named, or nothing that it shows. */
export interface ModePlace {
  readonly on: readonly Ground[];
  readonly opens?: string;
}

const modes = new Map<string, ModePlace>();
let ordered: readonly string[] | undefined;

/** Makes the rows of an owner keys of the state; a second row of a name throws. The function returned takes them away. */
export function registerRows(owner: string, rows: RowTable): () => void {
  for (const key of Object.keys(rows)) {
    const other = registered.get(key);
    if (other) throw new RangeError(`the key ${key} of ${owner} is one of ${other.owner}`);
  }
  const added = Object.entries(rows).map(([key, row]) => [key, { owner, row }] as const);
  for (const [key, entry] of added) registered.set(key, entry);
  ordered = undefined;
  return () => {
    // What another owner has registered since then is not taken away.
    for (const [key, entry] of added) if (registered.get(key) === entry) registered.delete(key);
    ordered = undefined;
  };
}

/** Makes a mode one of those that `show` offers, with the keys that are its own; a second mode of a name throws. */
export function registerMode(mode: string, rows: RowTable = {}, place: ModePlace = { on: ['surface'] }): () => void {
  if (modes.has(mode)) throw new RangeError(`the mode ${mode} is there already`);
  const forget = registerRows(mode, rows);
  modes.set(mode, place);
  return () => {
    forget();
    modes.delete(mode);
  };
}

/** The modes there are, in the order of their registration; those alone that show a ground, where one is given. */
export const shows = (ground?: Ground): readonly (keyof Modes)[] =>
  [...modes].flatMap(([id, { on }]) => (!ground || on.includes(ground) ? [id as keyof Modes] : []));

/** Whether a key means something while a mode is shown: it is that mode's own, or no mode's. */
export function isReadIn(show: string, key: string): boolean {
  const owner = registered.get(key)?.owner ?? '';
  return owner === show || !modes.has(owner);
}

/** The scene that a mode opens by itself. */
export const opensOf = (mode: string): string | undefined => modes.get(mode)?.opens;

/** Whether a mode shows surfaces; the race from a start is computed where one does. */
export const showsSurfaces = (mode: string): boolean => modes.get(mode)?.on.includes('surface') ?? false;

/** Whether a mode shows the loss of two parameters as a surface; one that shows other models too has training runs of both. */
export const showsPlanes = (mode: string): boolean => {
  const { on = [] } = modes.get(mode) ?? {};
  return on.includes('loss') && !on.includes('data');
};

/** The keys of the state, in the order of the address: a row may read those before it. */
export function keys(): readonly (keyof State)[] {
  ordered ??= [...registered.keys()].toSorted((a, b) => place(a) - place(b));
  return ordered as readonly (keyof State)[];
}

/** The row of a key. */
export function rowOf<K extends keyof State>(key: K): Row<State[K]> {
  const found = registered.get(key);
  if (!found) throw new RangeError(`no key ${key} is registered`);
  return found.row as Row<State[K]>;
}

/** Whose key it is: a mode, or what several of them have in common. */
export const ownerOf = (key: keyof State): string | undefined => registered.get(key)?.owner;

/** Keys without a place of old follow in the order of registration. */
function place(key: string): number {
  const index = firstKeys.indexOf(key);
  return index < 0 ? firstKeys.length : index;
}
