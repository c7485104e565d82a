import { ParseError, parseExpression } from '../../math';
import { misspelt } from '../../math/spelling';
import type { SchemeValue } from '../types';
import { cut, faultAt, type Piece, type SchemeFault } from './faults';
import { given, type PartName, type PartSpec, parts } from './parts';

/** A part as it is written: its words by what they choose, and the expressions behind its numbers. */
export interface Part {
  readonly at: Piece;
  readonly choices: ReadonlyMap<string, Piece>;
  readonly numbers: ReadonlyMap<string, Piece>;
}

/** Lines of a scheme, read: parts by name. */
export type Parts = ReadonlyMap<PartName, Part>;

const names = Object.keys(parts) as readonly PartName[];

/** A line `part: words` of the parts of a scheme with these values; faults are added to the list. */
export function readPart(
  line: Piece,
  values: Readonly<Record<string, SchemeValue>>,
  into: Map<PartName, Part>,
  faults: SchemeFault[],
): void {
  const colon = line.text.indexOf(':');
  const name: Piece = { ...line, text: line.text.slice(0, colon).trim() };
  const known = names.find((part) => part === name.text);
  if (!known) {
    faults.push(faultAt(name, 'unknown-part', names.join(' '), misspelt(name.text, names)));
    return;
  }
  if (into.has(known)) {
    faults.push(faultAt(name, 'part-twice', known));
    return;
  }
  const inside = cut(line.text.slice(colon + 1), line.line, line.column + colon + 1);
  into.set(known, partOf(name, inside, new Words(parts[known], values), faults));
}

function partOf(at: Piece, pieces: readonly Piece[], words: Words, faults: SchemeFault[]): Part {
  const [choices, numbers] = [new Map<string, Piece>(), new Map<string, Piece>()];
  for (const piece of pieces) {
    const found = words.find(piece);
    if ('code' in found) faults.push(found);
    else {
      const into = found.kind === 'choice' ? choices : numbers;
      if (into.has(found.name)) faults.push(faultAt(piece, 'part-twice', found.name));
      into.set(found.name, found.piece);
    }
  }
  const missing = words.missing(choices, numbers);
  // What could not be read may have been it.
  if (missing && pieces.every((piece) => !('code' in words.find(piece))))
    faults.push(faultAt(at, 'missing-word', missing));
  return { at, choices, numbers };
}

type Found = { readonly kind: 'choice' | 'number'; readonly name: string; readonly piece: Piece } | SchemeFault;

/** What may stand in a part. */
class Words {
  constructor(
    private readonly spec: PartSpec,
    private readonly values: Readonly<Record<string, SchemeValue>>,
  ) {}

  /** What a piece is: a word, the name of a value with such words, a number behind its word. */
  find(piece: Piece): Found {
    const { choices, numbers } = this.spec;
    for (const [name, spec] of Object.entries(choices)) {
      if (spec.words.includes(piece.text) || this.stands(piece.text, spec.words, spec.rule === true))
        return { kind: 'choice', name, piece };
    }
    const [head] = piece.text.split(/[\s(]/, 1);
    const all = Object.keys(numbers);
    const number = all.find((name) => name === head);
    const [only] = all;
    const behind = number === undefined ? piece.text : piece.text.slice(head.length);
    if (number === undefined && !(all.length === 1 && this.isAlone)) return this.unknown(piece);
    const column = piece.column + piece.text.length - behind.trimStart().length;
    const expression = { ...piece, text: behind.trim(), column };
    const fault = this.faultOf(expression);
    return fault ?? { kind: 'number', name: number ?? only, piece: expression };
  }

  /** What has to be said and is not. */
  missing(choices: ReadonlyMap<string, Piece>, numbers: ReadonlyMap<string, Piece>): string | undefined {
    const choice = Object.entries(this.spec.choices).find(
      ([name, { usual }]) => usual === undefined && !choices.has(name),
    );
    if (choice) return choice[1].words.join(' ');
    return Object.entries(this.spec.numbers).find(
      ([name, { usual }]) => usual === undefined && !numbers.has(name),
    )?.[0];
  }

  /** Whether a number needs no word: there is nothing else. */
  private get isAlone(): boolean {
    return Object.keys(this.spec.choices).length === 0;
  }

  private stands(name: string, words: readonly string[], rule: boolean): boolean {
    const value = Object.hasOwn(this.values, name) ? this.values[name] : undefined;
    if (value?.kind === 'rule') return rule;
    return value?.kind === 'word' && value.options.every((option) => words.includes(option));
  }

  private unknown(piece: Piece): SchemeFault {
    const words = Object.values(this.spec.choices).flatMap((choice) => choice.words);
    const ofNumbers = Object.keys(this.spec.numbers).map((name) => `${name} …`);
    const all = [...words, ...ofNumbers];
    return faultAt(
      piece,
      piece.text === '' ? 'missing-word' : 'unknown-word',
      all.join(', '),
      misspelt(piece.text, words),
    );
  }

  private faultOf(expression: Piece): SchemeFault | undefined {
    const numbers = Object.keys(this.values).filter((name) => this.values[name].kind === 'number');
    try {
      parseExpression(expression.text, new Set([...numbers, ...given]));
      return undefined;
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const { position, detail } = error;
      const at = { ...expression, column: expression.column + position };
      const known = [...numbers, ...given].join(' ');
      return faultAt(at, 'expression', detail.expected ?? known, detail.suggestion);
    }
  }
}
