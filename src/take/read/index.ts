import { ReadFault } from './fault';
import { readJson } from './json';
import { readTable } from './table';
import type { ReadFile } from './types';

export { ReadFault } from './fault';
export { textOf } from './text';
export type { ReadFile } from './types';

/** The largest file that is read, in MB. */
export const largestFile = 32;

/** Reads a JSON or a table of paths; throws a ReadFault that says what is wrong. */
export function readPaths(text: string): ReadFile {
  if (text.length > largestFile * 1e6) throw new ReadFault('tooLarge', { max: largestFile });
  // What the maps are saved as: its columns are named as those of paths, and it has a million rows.
  if (/^\uFEFF?["\s]*#\s*Ravine\s/.test(text)) throw new ReadFault('map');
  const file = /^\s*\{/.test(text) ? readJson(text) : readTable(text);
  if (!file.paths.some(({ points }) => points.length > 0)) throw new ReadFault('empty');
  return file;
}
