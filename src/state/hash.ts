import { expected } from './expectation';
import { longestLink } from './limits';
import type { Problem } from './types';

/** The keys and values of a hash, percent-decoded, and those that could not be. */
export interface HashFields {
  readonly fields: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** What a problem names in place of a key that cannot be read: the hash itself. */
const noKey = '#';

/**
 * Splits `#key=value&…`, with or without `#`. Keys not asked for are ignored; of a key given twice the last counts. A
 * key that cannot be decoded may be any, so its part is a problem.
 */
export function splitHash(hash: string, known: ReadonlySet<string>): HashFields {
  const raw = new Map<string, string>();
  const unreadable = new Set<string>();
  for (const part of hash.replace(/^#/, '').split('&')) {
    const [key, ...rest] = part.split('=');
    if (known.has(key)) raw.set(key, rest.join('='));
    else if (unescapePercent(key) === undefined) unreadable.add(part);
  }
  const fields = new Map<string, string>();
  const problems: Problem[] = [...unreadable].map((found) => ({ key: noKey, found, expected: expected('percentKey') }));
  for (const [key, found] of raw) {
    const value = unescapePercent(found);
    if (value === undefined) problems.push({ key, found, expected: expected('percent') });
    else fields.set(key, value);
  }
  return { fields, problems };
}

/** The length of a text in UTF-8, as it travels. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A hash that is too long is not read at all; what is shown of it is how it begins. */
export function lengthProblem(hash: string): Problem | undefined {
  const length = bytesOf(hash);
  if (length <= longestLink) return undefined;
  const found = `${hash.slice(0, 40)}…`;
  return { key: noKey, found, expected: expected('linkLength', { found, length, max: longestLink }) };
}

/** Percent-decoding and nothing more: a plus stays a plus. */
function unescapePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Escapes what a fragment or the grammar cannot hold (`%`, `&`, `#`, spaces, controls, quotes, angle brackets); all else stays readable. */
export const escapePercent = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped
  text.replace(/[%&#"<>`\u0000- \u007f]/g, encodeURIComponent);
