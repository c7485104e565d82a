import { misspelt } from '../math/spelling';
import { expected } from './expectation';
import { longestLink } from './limits';
import { unescapePercent, unwrapped } from './mend';
import type { Problem } from './types';

/** The keys and values of a hash, percent-decoded, and those that could not be. */
export interface HashFields {
  readonly fields: ReadonlyMap<string, string>;
  /** The key whose value ends the hash, where links are cut and signs are put after them. */
  readonly last: string | undefined;
  readonly problems: readonly Problem[];
}

/** What a problem names in place of a key that cannot be read: the hash itself. */
const noKey = '#';

/** What a hash is read with: its keys, and the ids that name a scene without a key. */
export interface HashWords {
  readonly keys: Iterable<string>;
  readonly scenes: ReadonlyMap<string, unknown>;
}

/**
 * Splits `#key=value&…`, with or without `#`, whatever was escaped on its way. Keys that are like none asked for are
 * ignored; of a key given twice the last counts. A key that cannot be decoded may be any, so its part is a problem.
 */
export function splitHash(hash: string, words: HashWords): HashFields {
  const known = new Map([...words.keys].map((key) => [key.toLowerCase(), key]));
  const fields = new Map<string, string>();
  const problems = new Map<string, Problem>();
  let last: string | undefined;
  for (const part of unwrapped(hash).split('&')) {
    const [, before, found] = /^([^=]*)(?:=(.*))?$/s.exec(part) ?? [];
    const word = unescapePercent(before)?.trim();
    if (word === undefined) problems.set(part, { key: noKey, found: part, expected: expected('percentKey') });
    const key = known.get(word?.toLowerCase() ?? '');
    last = key;
    if (found === undefined && words.scenes.has(word ?? '')) fields.set('scene', word ?? '');
    if (key !== undefined) {
      const value = unescapePercent(found ?? '');
      if (value === undefined) problems.set(key, { key, found: found ?? '', expected: expected('percent') });
      else fields.set(key, value);
      if (value !== undefined) problems.delete(key);
    } else if (word !== undefined && found !== undefined) {
      const suggestion = misspelt(word, known.values());
      if (suggestion !== undefined)
        problems.set(word, {
          key: word,
          found: unescapePercent(found) ?? found,
          expected: expected('unknownKey', { suggestion }),
        });
    }
  }
  return { fields, last, problems: [...problems.values()] };
}

/** The length of a text in UTF-8, as it travels. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The bytes of a hash before anything in it was escaped, its `#` among them. */
export const addressLength = (hash: string): number => bytesOf(`#${unwrapped(hash)}`.replace(/%[0-9a-f]{2}/gi, '%'));

/** A hash that is too long is not read at all; what is shown of it is how it begins. */
export function lengthProblem(hash: string): Problem | undefined {
  const length = addressLength(hash);
  if (length <= longestLink) return undefined;
  const found = `${hash.slice(0, 40)}…`;
  return { key: noKey, found, expected: expected('linkLength', { found, length, max: longestLink }) };
}

const escaped = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/**
 * Escapes all that a chat, a mail program, Markdown or a form may take for its own. What stays as it is: letters, digits
 * and `-._:,;=/`.
 */
export const escapePercent = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))
    .replace(/[!'()*~]/g, escaped)
    .replace(/%(3A|2C|3B|3D|2F)/g, decodeURIComponent);

/** A link that ends with a stop or a comma would lose it. */
export const escapeEnd = (hash: string): string => hash.replace(/[.,:;]$/, escaped);

/** Escapes only what a fragment or the grammar cannot hold: shorter, for what no program takes apart. */
export const escapeLittle = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped
  text.replace(/[%&#"<>`\u0000- \u007f]/g, encodeURIComponent);
