import { namesIn, num, parseExpression, print, reservedFunctions, substitute } from '../math';

/** The letters of a formula beside x and y, each with its value. */
export type Constants = Readonly<Record<string, number>>;

/** What a letter stands for until it is given a value. */
export const usualConstant = 1;
/** Most letters of one formula. */
export const maxConstants = 12;

const reserved: ReadonlySet<string> = new Set(['x', 'y', 'pi', 'e', 'sum', ...reservedFunctions]);

/** Whether a name may be a constant's: a letter, or a short word that means nothing else. */
export const isConstantName = (text: string): boolean => /^[A-Za-z][A-Za-z0-9]{0,5}$/.test(text) && !reserved.has(text);

/** The names that a formula with these letters may use. */
export const namesWith = (letters: Iterable<string>): ReadonlySet<string> => new Set(['x', 'y', ...letters]);

/** Those of the letters that a formula reads, in the order of the formula. Throws a ParseError for what is no formula. */
export function lettersIn(f: string, letters: Iterable<string>): string[] {
  const used = namesIn(parseExpression(f, namesWith(letters)));
  return [...used].filter((letter) => letter !== 'x' && letter !== 'y');
}

/** f(x, y) alone, its letters replaced by their values; a formula without letters as it was typed. */
export function withConstants(f: string, constants: Constants): string {
  const letters = Object.keys(constants);
  if (letters.length === 0) return f;
  const values = new Map(letters.map((letter) => [letter, num(constants[letter])] as const));
  return print(substitute(parseExpression(f, namesWith(letters)), values));
}
