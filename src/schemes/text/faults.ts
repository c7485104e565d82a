/** What can be wrong with the text of a scheme, or with a scheme named with its values. */
export type SchemeFaultCode =
  | 'empty'
  | 'too-long'
  /** A line that is neither `part: words` nor the declaration of a value. */
  | 'line'
  | 'unknown-scheme'
  | 'unknown-part'
  | 'part-twice'
  /** Something that a part has no place for. */
  | 'unknown-word'
  /** A word that a part cannot do without. */
  | 'missing-word'
  /** Two parts that make sense only together, or not together. */
  | 'needs'
  | 'unknown-value'
  | 'value-twice'
  | 'not-number'
  | 'range'
  | 'choice'
  /** An expression that cannot be read, or whose value has no meaning here. */
  | 'expression';

/** One mistake: where it is, from 1, what stands there, what was expected, and what may have been meant. */
export interface SchemeFault {
  readonly code: SchemeFaultCode;
  readonly line: number;
  readonly column: number;
  readonly found: string;
  /** Words of the language, numbers or signs: the same in every language. */
  readonly expected: string;
  readonly suggestion?: string;
}

/** A piece of a text, without the spaces around it, and where it begins. */
export interface Piece {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A fault at a piece. */
export const faultAt = (
  { text, line, column }: Piece,
  code: SchemeFaultCode,
  expected: string,
  suggestion?: string,
): SchemeFault => ({
  ...{ code, line, column, found: text, expected },
  ...(suggestion !== undefined && { suggestion }),
});

/** A part of a text, trimmed; `from` is where it begins in its line, from 1. */
export const pieceOf = (part: string, line: number, from: number): Piece => ({
  text: part.trim(),
  line,
  column: from + part.length - part.trimStart().length,
});

/** Cuts at a sign outside of parentheses. */
export function cut(text: string, line: number, from: number, sign = ','): Piece[] {
  const pieces: Piece[] = [];
  let [depth, begin] = [0, 0];
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')') depth = Math.max(0, depth - 1);
    if (i < text.length && (text[i] !== sign || depth > 0)) continue;
    pieces.push(pieceOf(text.slice(begin, i), line, from + begin));
    begin = i + 1;
  }
  return pieces;
}
