import { createPrepare } from '../../engine/data/prepare';
import { dataSets } from '../../objectives/data/catalog';
import type { DataEntry, Prepared, Table } from '../../objectives/data/types';
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

/** A table of one's own goes when the catalogue lets it go. */
const tables = new WeakMap<DataEntry, Promise<Table>>();
const prepareOnce = createPrepare();
const prepared = new Map<string, Promise<Prepared>>();

/** The table of a set; loaded once, and again after a failure. */
export function tableOf(data: string): Promise<Table> {
  const entry = dataSets.get(data);
  if (!entry) throw new RangeError(`no data ${data}`);
  const known = tables.get(entry);
  if (known) return known;
  const loading = entry.load(dataBytes);
  tables.set(entry, loading);
  loading.catch(() => tables.delete(entry));
  return loading;
}

/** A set as a model gets it; the last few are kept. */
export function preparedOf({ data, split, features, key }: Recipe): Promise<Prepared> {
  const known = prepared.get(key);
  if (known) return known;
  const making = tableOf(data).then((table) => prepareOnce({ table, split, features }));
  if (prepared.size >= 4) prepared.delete(prepared.keys().next().value ?? '');
  prepared.set(key, making);
  making.catch(() => prepared.delete(key));
  return making;
}
