import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The folder of an installed package. It is looked for, not resolved: some packages do not export their package.json.
 * @param {string} name
 */
export function folderOf(name) {
  const places = require.resolve.paths(name) ?? [];
  const found = places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, 'package.json')));
  if (!found) throw new Error(`${name} is not installed: run npm ci`);
  return found;
}

/**
 * A JSON file of an installed package.
 * @param {string} name
 * @param {string} path
 * @returns {Promise<any>}
 */
export const jsonOf = async (name, path) => JSON.parse(await readFile(join(folderOf(name), path), 'utf8'));
