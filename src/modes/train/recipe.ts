import { dataSets } from '../../objectives/data/catalog';
import { prepare } from '../../objectives/data/prepare';
import type { Prepared, Table } from '../../objectives/data/types';
import type { State } from '../../state';
import { dataBytes } from './bytes';

/** How a set comes to a model. */
export interface Recipe extends Pick<State, 'split' | 'features'> {
  readonly data: string;
  /** The whole as a text. */
  readonly key: string;
}

export function recipeOf({ data = '', split, features }: State): Recipe {
  return { data, split, features, key: JSON.stringify([data, split, features]) };
}

const tables = new Map<string, Promise<Table>>();
const prepared = new Map<string, Prepared>();

/** The table of a set; loaded once, and again after a failure. */
export function tableOf(data: string): Promise<Table> {
  const known = tables.get(data);
  if (known) return known;
  const entry = dataSets.get(data);
  if (!entry) throw new RangeError(`no data ${data}`);
  const loading = entry.load(dataBytes);
  tables.set(data, loading);
  loading.catch(() => tables.delete(data));
  return loading;
}

/** A set as a model gets it; the last few are kept. */
export async function preparedOf({ data, split, features, key }: Recipe): Promise<Prepared> {
  const known = prepared.get(key);
  if (known) return known;
  const made = prepare(await tableOf(data), { split, features });
  if (prepared.size >= 4) prepared.delete(prepared.keys().next().value ?? '');
  prepared.set(key, made);
  return made;
}
