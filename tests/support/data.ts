import { dataFile } from '../../scripts/data/files.mjs';
import { dataSets } from '../../src/objectives/data/catalog';
import type { Table } from '../../src/objectives/data/types';

/** A file of `data/` as the page fetches it. */
export async function dataBytes(name: string): Promise<ArrayBuffer> {
  const bytes = await dataFile(name);
  return new Uint8Array(bytes).buffer;
}

const tables = new Map<string, Promise<Table>>();

/** The table of a set, from the files that the build puts on the page; loaded once for all tests of a process. */
export function tableOf(id: string): Promise<Table> {
  const entry = dataSets.get(id);
  if (!entry) throw new Error(`no data ${id}`);
  const table = tables.get(id) ?? entry.load(dataBytes);
  tables.set(id, table);
  return table;
}
