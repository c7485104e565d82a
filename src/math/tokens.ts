import { ParseError } from './parse-error';
import { isInvisible, nameOf, plain } from './unicode';

/** A word of a text and where it stands. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly position: number;
}

const patterns: readonly [Token['kind'], RegExp][] = [
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['symbol', /\*\*|<=|>=|==|!=|[-+*/^(),<>=|√∛∜{}[\]]/y],
];

/** Other ways of writing the same sign. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['**', '^'],
  ['{', '('],
  ['[', '('],
  ['}', ')'],
  [']', ')'],
]);

/** An element of a list, as x[0]: no product, for all that brackets are parentheses. */
const indexed = /(?<![A-Za-z0-9_])([A-Za-z]|theta)(\[\s*[0-2]\s*\])/;

/** Cuts a text into tokens; the last is always of kind 'end'. Semicolons at the end are not of the text. */
export function tokenize(original: string): Token[] {
  const { text, at } = plain(original);
  const index = indexed.exec(text);
  if (index) throw new ParseError('unexpected-token', at[index.index + index[1].length], { name: index[2] });
  const tokens: Token[] = [];
  const end = text.replace(/[\s;]+$/, '').length;
  let place = 0;
  while (place < end) {
    if (/\s/.test(text[place])) {
      place++;
      continue;
    }
    const token = match(text, place);
    if (!token) throw unread(text, place, at[place]);
    tokens.push({ ...token, text: aliases.get(token.text) ?? token.text, position: at[place] });
    place += token.text.length;
  }
  return [...tokens, { kind: 'end', text: '', position: original.length }];
}

function unread(text: string, place: number, position: number): ParseError {
  const sign = String.fromCodePoint(text.codePointAt(place) ?? 0);
  return new ParseError(isInvisible(sign) ? 'invisible-character' : 'unexpected-character', position, {
    name: nameOf(sign),
  });
}

function match(text: string, position: number): Token | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const found = pattern.exec(text);
    if (found) return { kind, text: found[0], position };
  }
  return undefined;
}
