import { readNumber } from '../../math/decimal';
import type { Scheme, SchemeValue } from '../types';
import { faultAt, type Piece, pieceOf, type SchemeFault } from './faults';
import { type Part, type Parts, readPart } from './lines';
import { given, type PartName } from './parts';

/** Longest text of a scheme, and most of its lines and values. */
const limits = { characters: 2048, lines: 32, values: 12 } as const;

/** A text read: its parts where it has no fault. */
export interface ReadParts {
  readonly parts: Parts | undefined;
  /** In the order of the text. */
  readonly faults: readonly SchemeFault[];
}

/** A scheme of one's own, read. */
export interface ReadScheme {
  readonly scheme: Scheme | undefined;
  readonly faults: readonly SchemeFault[];
}

/** The lines of a text, those between semicolons too, without remarks behind `#`. */
function linesOf(text: string): Piece[] {
  return text.split('\n').flatMap((whole, i) => {
    let column = 1;
    return whole
      .split('#')[0]
      .split(';')
      .flatMap((part) => {
        const piece = pieceOf(part, i + 1, column);
        column += part.length + 1;
        return piece.text === '' ? [] : [piece];
      });
  });
}

/** Reads the lines `part: words` of a scheme over its values; never throws. */
export const readParts = (text: string, values: Scheme['values']): ReadParts => partsOf(linesOf(text), values);

function partsOf(lines: readonly Piece[], values: Scheme['values']): ReadParts {
  const faults: SchemeFault[] = [];
  const found = new Map<PartName, Part>();
  for (const line of lines) readPart(line, values, found, faults);
  if (faults.length === 0) faults.push(...together(found));
  return { parts: faults.length === 0 ? found : undefined, faults: faults.sort(byPlace) };
}

const byPlace = (a: SchemeFault, b: SchemeFault): number => a.line - b.line || a.column - b.column;

/** What makes sense only together. */
function together(found: Parts): SchemeFault[] {
  const at = (name: PartName) => found.get(name)?.at;
  const [push, exchange, gather, server] = (['push', 'exchange', 'gather', 'server'] as const).map(at);
  const first: Piece = { text: '', line: 1, column: 1 };
  const faults: SchemeFault[] = [];
  if (!push && !exchange) faults.push(faultAt(gather ?? server ?? first, 'needs', 'push, exchange'));
  if (push && exchange) faults.push(faultAt(exchange, 'needs', 'no push'));
  if (server && !push) faults.push(faultAt(server, 'needs', 'push'));
  if (exchange && !at('step')) faults.push(faultAt(exchange, 'needs', 'step: method'));
  const what = found.get('push')?.choices.get('what')?.text;
  if (push && what === 'displacement' && !at('step')) faults.push(faultAt(push, 'needs', 'step: method'));
  return faults;
}

const kept = new Map<string, ReadScheme>();
const mostKept = 64;

/**
 * Reads a scheme of one's own: `name …`; values as `push = 5 [1, 100] whole`, `store = lock (lock, wild)` and
 * `server = rule adagrad(eta=0.1)`; then lines `part: words`. Never throws; the last texts are remembered.
 */
export function readSchemeText(text: string): ReadScheme {
  const known = kept.get(text);
  if (known) return known;
  const read = readWhole(text);
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, read);
  return read;
}

function readWhole(text: string): ReadScheme {
  const lines = linesOf(text);
  const whole: Piece = { text: String(text.length), line: 1, column: 1 };
  const tooLong = text.length > limits.characters || lines.length > limits.lines;
  if (tooLong) return { scheme: undefined, faults: [faultAt(whole, 'too-long', String(limits.characters))] };
  const faults: SchemeFault[] = [];
  const values: Record<string, SchemeValue> = {};
  let name = '';
  const written: Piece[] = [];
  for (const line of lines) {
    if (/^name\s+[^\s:=]/.test(line.text)) name = line.text.slice(4).trim();
    else if (isPart(line.text)) written.push(line);
    else declare(line, values, faults);
  }
  const read = partsOf(written, values);
  faults.push(...read.faults);
  faults.sort(byPlace);
  const scheme: Scheme = {
    id: 'scheme',
    name: name || '…',
    summary: { en: 'A scheme that was typed on this page.', zh: '在本页输入的方案。' },
    source: 'typed on the page',
    values,
    text: written.map((line) => line.text).join('\n'),
  };
  return { scheme: faults.length === 0 ? scheme : undefined, faults };
}

const isPart = (line: string): boolean => /^[A-Za-z]\w*\s*:/.test(line);

const form = 'name …, value = 5 [1, 100], part: words';

function declare(line: Piece, values: Record<string, SchemeValue>, faults: SchemeFault[]): void {
  const found = /^([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line.text);
  if (!found) {
    faults.push(faultAt(line, 'line', form));
    return;
  }
  const [, name, rest] = found;
  const taken: readonly string[] = given;
  if (Object.hasOwn(values, name) || taken.includes(name))
    faults.push(faultAt({ ...line, text: name }, 'value-twice', name));
  else if (Object.keys(values).length === limits.values) faults.push(faultAt(line, 'too-long', String(limits.values)));
  else {
    const value = declared({ ...line, text: rest, column: line.column + line.text.length - rest.length });
    if ('code' in value) faults.push(value);
    else values[name] = value;
  }
}

const what = { en: 'A value of this scheme.', zh: '该方案的一个值。' };

function declared(piece: Piece): SchemeValue | SchemeFault {
  const rule = /^rule\s+(.+)$/.exec(piece.text);
  if (rule) return { kind: 'rule', default: rule[1], what };
  const words = /^(\w+)\s*\(([^()]*)\)$/.exec(piece.text);
  if (words) {
    const options = words[2].split(',').map((word) => word.trim());
    if (!options.includes(words[1])) return faultAt({ ...piece, text: words[1] }, 'choice', options.join(' '));
    return { kind: 'word', default: words[1], options, what };
  }
  const number = /^([^[\]]*)\[([^[\]]*)\]\s*(whole)?$/.exec(piece.text);
  const [min, max, ...more] = number?.[2].split(',').map(readNumber) ?? [];
  const value = readNumber(number?.[1] ?? '');
  if (!number || value === undefined) return faultAt(piece, 'not-number', '5 [1, 100]');
  if (min === undefined || max === undefined || more.length > 0 || !(min < max))
    return faultAt(piece, 'range', '[min, max]');
  if (!(value >= min && value <= max))
    return faultAt({ ...piece, text: number[1].trim() }, 'range', `[${min}, ${max}]`);
  return { kind: 'number', default: value, min, max, ...(number[3] && { whole: true }), what };
}
