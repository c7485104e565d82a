import { fromLatex } from './latex';
import { functionNames } from './ops';
import { parseExpression, roomy } from './parse';
import { ParseError } from './parse-error';
import { asHere } from './pasted';
import { print } from './print';
import { plain } from './unicode';

/** Most mistakes of one text that are mended. */
const most = 24;

/**
 * What a text that does not parse most likely means, written in the language: other people's notation, a name run
 * together, a parenthesis lost. Undefined where there is nothing to go by.
 */
export function repaired(text: string, names: ReadonlySet<string>): string | undefined {
  let now = plain(text).text;
  // A formula of LaTeX is read as one.
  const asPasted = now.includes('\\') ? now : asHere(now, names);
  for (let i = 0; i < most; i++) {
    try {
      const printed = print(parseExpression(now, names, false, roomy));
      return printed === text.trim() ? undefined : printed;
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const next = i === 0 && asPasted !== now ? asPasted : mended(now, error, names);
      // A letter without a value is no mistake of the writing: it is for the next look.
      if (next === undefined) return i > 0 && error.code === 'unknown-name' ? tidy(now) : undefined;
      now = next;
    }
  }
  return undefined;
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text with its first mistake mended. */
function mended(text: string, { code, position, detail }: ParseError, names: ReadonlySet<string>): string | undefined {
  const { name = '', expected = '', suggestion } = detail;
  const put = (part: string, length = name.length) => text.slice(0, position) + part + text.slice(position + length);
  if (code === 'unexpected-end') return expected === ')' || expected === '|' ? text + expected : undefined;
  if (code === 'unexpected-character') return otherNotation(text, name);
  if (/\\|_\{/.test(text)) return fromLatex(text);
  const right = withoutLeftSide(text);
  if (right !== undefined) return right;
  if (code === 'unknown-name') return coordinatesOf(text, names) ?? (suggestion && put(suggestion));
  if (code === 'unknown-function')
    return name.includes('_') ? put(name.replaceAll('_', '')) : suggestion && put(suggestion);
  if (code !== 'unexpected-token') return undefined;
  if (expected === '(') return applied(text, position);
  if (name === ',') return decimal(text, position);
  if (name === ')') return put('');
  // A number right after a factor.
  return /^[\d.]/.test(name) && /[A-Za-z_)|]\s*$/.test(text.slice(0, position)) ? put(`*${name}`) : undefined;
}

/** What is written for computers or typesetters. */
function otherNotation(text: string, sign: string): string | undefined {
  if (text.includes('\\') || sign === '$') return fromLatex(text);
  // A package's name: np.sin, Math.sqrt.
  if (sign === '.') {
    const alone = text.replace(/\b[A-Za-z]\w*\.(?=[A-Za-z])/g, '');
    return alone === text ? undefined : alone;
  }
  if (/["'`“”‘’]/.test(sign)) return text.replace(/["'`“”‘’]/g, '');
  // Semicolons between arguments where commas are decimal.
  return sign === ';' ? text.replace(/(\d),(?=\d)/g, '$1.').replaceAll(';', ',') : undefined;
}

/** The right side of `f(x, y) = …`, or of `= …`. */
function withoutLeftSide(text: string): string | undefined {
  const left = /^\s*(?:[A-Za-z]\w*\s*(?:\([\w\s,]*\))?)?\s*:?=(?!=)/.exec(text)?.[0];
  return left && text.slice(left.length);
}

/** Indexed names or letters of another pair as x and y. */
function coordinatesOf(text: string, names: ReadonlySet<string>): string | undefined {
  return indexedCoordinates(text, names) ?? lettersAsCoordinates(text, names);
}

/** Words that are no letters of coordinates. */
const words: ReadonlySet<string> = new Set([...functionNames, 'pi', 'e']);

/** Two letters, or one, as x and y, where neither of these is there: in the order of the alphabet, a weight before its bias. */
function lettersAsCoordinates(text: string, names: ReadonlySet<string>): string | undefined {
  const found = [...new Set(text.match(/[A-Za-z]\w*/g))].filter((word) => !words.has(word));
  const letters = found.filter(
    (word) => /^(?:[A-DF-Za-z]|alpha|beta|theta|phi|mu|sigma)$/.test(word) && !names.has(word),
  );
  if (letters.length !== found.length || letters.length === 0 || letters.length > 2) return undefined;
  const weighted = letters.some((letter) => /^[wm]$/.test(letter)) && letters.some((letter) => /^[bc]$/.test(letter));
  const [first] = letters.sort((a, b) => (weighted ? -1 : 1) * (a < b ? -1 : 1));
  return text.replace(/[A-Za-z]\w*/g, (word) => (letters.includes(word) ? (word === first ? 'x' : 'y') : word));
}

/** x1 and x2 (x0 and x1, x_1 and x_2) as x and y; x2 beside y2 as powers that have lost their place. */
function indexedCoordinates(text: string, names: ReadonlySet<string>): string | undefined {
  const found = new Set(text.match(/\b[A-Za-z]\w*\b/g));
  const letters = ['x', 'X', 'theta', 'w', 'z', 'u'];
  if (/\by2\b/i.test(text) || (/\bx2\b/i.test(text) && /\by\b/i.test(text))) {
    return text.replace(/\b([xy])([2-9])\b/gi, '$1^$2');
  }
  for (const letter of letters) {
    for (const join of ['', '_']) {
      const [zero, one, two] = [0, 1, 2].map((i) => `${letter}${join}${i}`);
      const [first, second] = found.has(zero) ? [zero, one] : [one, two];
      const unknown = [first, second].filter((word) => found.has(word) && !names.has(word));
      if (unknown.length === 0 || found.has('y') || (found.has('x') && letter !== 'x')) continue;
      return text.replace(new RegExp(`\\b(?:${first}|${second})\\b`, 'g'), (word) => (word === first ? 'x' : 'y'));
    }
  }
  return undefined;
}

/** A comma between digits as a point. */
function decimal(text: string, position: number): string | undefined {
  const between = /\d$/.test(text.slice(0, position)) && /^\d/.test(text.slice(position + 1));
  return between ? `${text.slice(0, position)}.${text.slice(position + 1)}` : undefined;
}

/** A function whose argument has no parentheses, as in sin 2x, or a power before it, as in sin^2 x. */
function applied(text: string, position: number): string | undefined {
  const name = /[A-Za-z]\w*\s*$/.exec(text.slice(0, position))?.[0];
  if (name === undefined) return undefined;
  const before = text.slice(0, position - name.length);
  const raised = /^\^\s*(\d+|\(\s*-?\s*\d+\s*\)|-\s*1)\s*/.exec(text.slice(position));
  const from = position + (raised?.[0].length ?? 0);
  const end = endOfArgument(text, from);
  if (end === from) return undefined;
  const argument = text.slice(from, end).trim();
  const inside = argument.startsWith('(') && closing(argument, 0) === argument.length - 1 ? argument : `(${argument})`;
  const power = raised?.[1].replace(/[\s()]/g, '');
  // sin^-1 is the inverse, any other power that of the value.
  const called = power === '-1' ? `a${name.trim()}` : name.trim();
  return `${before}${called}${inside}${power === undefined || power === '-1' ? '' : `^(${power})`} ${text.slice(end)}`;
}

/** Where the argument of a function without parentheses ends: after the factors written one after the other. */
function endOfArgument(text: string, from: number): number {
  const factor =
    /\s*(?:\d+\.?\d*(?:\s*\*(?!\*))?|\.\d+|(?!(?:sin|cos|tan|exp|log|ln|sqrt)\b)[A-Za-z]\w*|\()(?:\s*\^\s*(?:\w+|\())?/y;
  let at = from + (/^\s*-/.exec(text.slice(from))?.[0].length ?? 0);
  for (let i = 0; i < most; i++) {
    factor.lastIndex = at;
    const found = factor.exec(text)?.[0];
    if (found === undefined) break;
    at += found.length;
    if (!found.endsWith('(')) continue;
    const close = closing(text, at - 1);
    if (close < 0) return text.length;
    at = close + 1;
  }
  return at;
}

/** Where a parenthesis is closed; −1 where it is not. */
function closing(text: string, open: number): number {
  for (let at = open, depth = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}
