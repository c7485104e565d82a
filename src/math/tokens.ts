import { ParseError } from './parse-error';

/** A word of a text and where it stands. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly position: number;
}

const patterns: readonly [Token['kind'], RegExp][] = [
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['symbol', /<=|>=|==|!=|[-+*/^(),<>=]/y],
];

/** Other ways of writing the same symbol, as word processors and people do. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['−', '-'],
  ['–', '-'],
  ['·', '*'],
  ['×', '*'],
  ['÷', '/'],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
  ['π', 'pi'],
  ['²', '^2'],
  ['³', '^3'],
]);

/** Cuts a text into tokens; the last is always of kind 'end'. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    if (/\s/.test(text[position])) {
      position++;
      continue;
    }
    const alias = aliases.get(text[position]);
    const token = alias === undefined ? match(text, position) : undefined;
    if (alias !== undefined)
      tokens.push(
        ...tokenize(alias)
          .slice(0, -1)
          .map((t) => ({ ...t, position })),
      );
    else if (token) tokens.push(token);
    else
      throw new ParseError('unexpected-character', position, {
        name: String.fromCodePoint(text.codePointAt(position) ?? 0),
      });
    position += token?.text.length ?? 1;
  }
  return [...tokens, { kind: 'end', text: '', position }];
}

function match(text: string, position: number): Token | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const found = pattern.exec(text);
    if (found) return { kind, text: found[0], position };
  }
  return undefined;
}
