import type { ModelFault } from './faults';

/** A piece of a text, without the spaces around it, and where it begins. */
export interface Piece {
  readonly text: string;
  readonly position: number;
}

/** `value` or `key=value`. */
export interface Argument {
  readonly key?: Piece;
  readonly value: Piece;
}

/** `name` or `name(argument,…)`, in small letters. */
export interface Call {
  readonly name: Piece;
  readonly args: readonly Argument[];
  readonly faults: readonly ModelFault[];
}

/** Longest text that is looked at. */
const longest = 256;

/**
 * Takes `name(argument,…)` apart, generously: in any letters and spaces, in the wide signs of Chinese keyboards,
 * percent-encoded, without the last parenthesis. Positions count in the text as it is read, which is `plainText`.
 */
export function readCall(text: string): Call {
  const whole = plainText(text);
  const name = pieceOf(whole.split('(', 1)[0], 0);
  const open = whole.indexOf('(');
  if (whole.length > longest) return { name, args: [], faults: [tooLong(whole)] };
  if (open < 0) return { name, args: [], faults: [] };
  const inside = whole.slice(open + 1).replace(/\)?\s*$/, '');
  const after = /[()]/.exec(inside);
  if (after) return { name, args: [], faults: [unexpected(after[0], open + 1 + after.index, 'key=value')] };
  return { name, ...argumentsOf(inside, open + 1) };
}

/** A text as it is read: percent-decoded, wide signs made narrow, in small letters. */
export function plainText(text: string): string {
  const wide = decoded(text).replace(/[\uFF01-\uFF5E\u3000]/g, (sign) => sign.normalize('NFKC'));
  return wide.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function argumentsOf(inside: string, from: number): Pick<Call, 'args' | 'faults'> {
  if (inside.trim() === '') return { args: [], faults: [] };
  const args: Argument[] = [];
  const faults: ModelFault[] = [];
  let position = from;
  for (const part of inside.split(',')) {
    const argument = argumentOf(part, position);
    if (argument.value.text === '') faults.push(unexpected(',', argument.value.position, 'key=value'));
    else args.push(argument);
    position += part.length + 1;
  }
  return { args, faults };
}

function argumentOf(part: string, position: number): Argument {
  const equals = part.indexOf('=');
  if (equals < 0) return { value: pieceOf(part, position) };
  return {
    key: pieceOf(part.slice(0, equals), position),
    value: pieceOf(part.slice(equals + 1), position + equals + 1),
  };
}

const pieceOf = (part: string, position: number): Piece => ({
  text: part.trim(),
  position: position + part.length - part.trimStart().length,
});

const unexpected = (found: string, position: number, expected: string): ModelFault => ({
  code: 'unexpected-token',
  position,
  found,
  expected,
});

const tooLong = (text: string): ModelFault => ({
  code: 'too-long',
  position: longest,
  found: String(text.length),
  expected: String(longest),
});
