import { maxSteps } from '../../state';
import type { columns } from '../csv';
import { recordName } from '../record';
import { type Cells, cellsOf, type Row } from './cells';
import { ReadFault } from './fault';
import { nameFrom, type ReadFile, type ReadPath, type ReadPoint } from './types';
import { checkVersion } from './version';

type Column = (typeof columns)[number];

/** Reads a table of paths: one that was exported here, also as a spreadsheet saved it, or any with the columns x and y. */
export function readTable(text: string): ReadFile {
  const cells = cellsOf(text);
  const mark = new RegExp(`^${recordName}\\s+(.*)$`);
  const head = cells.notes.map((note) => mark.exec(note)?.[1]).find((found) => found !== undefined);
  if (head !== undefined) checkVersion(Number(head));
  const f = cells.notes.find((note) => note.startsWith('f: '))?.slice(3);
  const { names, rows } = named(cells);
  const read = new PathTable(names, decimalOf(rows, names), head !== undefined);
  for (const row of rows) read.add(row);
  return { f, paths: read.paths };
}

/** What other programs call the two parameters. */
const pairs: readonly (readonly [string, string])[] = ['x', 'w', 'theta', 'p', 'param', 'u'].flatMap((letter) =>
  ['', '_'].flatMap((join) => [
    [`${letter}${join}0`, `${letter}${join}1`] as const,
    [`${letter}${join}1`, `${letter}${join}2`] as const,
  ]),
);

/** What they call the path that a row belongs to. */
const owners = ['method', 'optimizer', 'optimiser', 'algorithm', 'run'];

/** Names of columns as they are called here: without units, the parameters x and y. */
function asHere(cells: readonly string[]): string[] {
  const names = cells.map((name) =>
    name
      .toLowerCase()
      .replace(/\s*[[(][^[\]()\d]*[\])]$/, '')
      .replace(/[[\]]/g, '')
      .trim(),
  );
  const pair = hasPoint(names) ? undefined : pairs.find((both) => both.every((name) => names.includes(name)));
  const owner = names.includes('path') ? undefined : owners.find((name) => names.includes(name));
  return names.map((name) => {
    if (name === pair?.[0]) return 'x';
    if (name === pair?.[1]) return 'y';
    return name === owner ? 'path' : name;
  });
}

/** The names of the columns; where no row has them the last of the notes may, as NumPy writes them. */
function named({ notes, rows }: Cells): { names: readonly string[]; rows: readonly Row[] } {
  const [first, ...rest] = rows;
  if (!first) throw new ReadFault(notes.length > 0 ? 'empty' : 'unknown');
  const names = asHere(first.cells);
  if (hasPoint(names)) return { names, rows: rest };
  const noted = asHere(notes.at(-1)?.split(/[\s,]+/) ?? []);
  if (hasPoint(noted)) return { names: noted, rows };
  // One cell with words is no table at all.
  if (names.length === 1 && Number.isNaN(Number(names[0]))) throw new ReadFault('unknown');
  throw new ReadFault('names', { row: first.number, found: shown(first.cells.join(' ')) });
}

const hasPoint = (names: readonly string[]): boolean => names.includes('x') && names.includes('y');

/** The sign before the decimals: a comma, if there are commas and no full stops in the numbers. */
function decimalOf(rows: readonly Row[], names: readonly string[]): '.' | ',' {
  const places = ['x', 'y', 'f'].map((name) => names.indexOf(name));
  const any = (sign: string) => rows.some(({ cells }) => places.some((place) => cells[place]?.includes(sign)));
  return any(',') && !any('.') ? ',' : '.';
}

/** Rows of cells as points of paths. */
class PathTable {
  private readonly found = new Map<string, ReadPoint[]>();
  /** The row from which on a path has no numbers. */
  private readonly gone = new Map<string, Row>();

  /** A table of ours is strict: its steps are all there, and so are its numbers. */
  constructor(
    private readonly names: readonly string[],
    private readonly decimal: '.' | ',',
    private readonly strict: boolean,
  ) {}

  get paths(): ReadPath[] {
    return [...this.found].map(([id, points]) => ({ id: nameFrom(id), points }));
  }

  add(row: Row): void {
    const [found, expected] = [row.cells.length, this.names.length];
    if (found > expected) throw new ReadFault('cells', { row: row.number, found, expected });
    const id = this.cell(row, 'path') || 'path';
    const points = this.found.get(id) ?? [];
    this.found.set(id, points);
    // A run that diverged is often written on, with what is no number.
    const gone = this.gone.get(id);
    const goes = !this.strict && points.length > 0 && ['x', 'y'].some((name) => this.isGone(row, name as Column));
    if (goes) {
      this.gone.set(id, gone ?? row);
      return;
    }
    if (gone) throw this.noNumber(gone, this.isGone(gone, 'x') ? 'x' : 'y');
    const f = this.strict || this.cell(row, 'f') ? this.number(row, 'f') : Number.NaN;
    const point: ReadPoint = [this.number(row, 'x'), this.number(row, 'y'), f];
    const step = this.names.includes('step') ? this.step(row, points.length) : points.length;
    for (const missing of between(points.at(-1) ?? point, point, step - points.length)) points.push(missing);
    points.push(point);
  }

  private isGone(row: Row, column: Column): boolean {
    return /^(?:nan|[+-]?inf(?:inity)?|#(?:num|value|div\/0)!)$/i.test(this.cell(row, column));
  }

  private noNumber(row: Row, column: Column): ReadFault {
    return new ReadFault('number', { row: row.number, column, found: shown(this.cell(row, column)) });
  }

  private cell(row: Row, column: Column): string {
    return row.cells[this.names.indexOf(column)] ?? '';
  }

  private number(row: Row, column: Column): number {
    const text = this.cell(row, column);
    const plain = this.plain(text);
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
    if (!Number.isFinite(value)) throw this.noNumber(row, column);
    return value;
  }

  /** A number without its thousands set apart, its exponent marked by an e. */
  private plain(text: string): string {
    const close = text.replace('\u2212', '-').replace(/(?<=\d)[\u00a0\u202f\u2009 '’](?=\d{3})/g, '');
    const last = Math.max(close.lastIndexOf('.'), close.lastIndexOf(','));
    const both = close.includes('.') && close.includes(',');
    const point = both ? close.slice(0, last).replace(/[.,]/g, '') + close.slice(last) : close;
    return point.replace(both ? /[.,]/ : this.decimal, '.').replace(/d(?=[+-]?\d+$)/i, 'e');
  }

  /** The next step, or a later one where only some have been written down. */
  private step(row: Row, next: number): number {
    const text = this.cell(row, 'step');
    const step = /^\d+([.,]0*)?$/.test(text) ? Number.parseInt(text, 10) : -1;
    if (step === next || (!this.strict && step > next && step <= maxSteps)) return step;
    const expected = this.strict ? `${next}` : `${next} … ${maxSteps}`;
    throw new ReadFault('step', { row: row.number, column: 'step', found: shown(text), expected });
  }
}

/** Points on the straight line from one to another, for the steps that are not told. */
const between = (from: ReadPoint, to: ReadPoint, count: number): ReadPoint[] =>
  Array.from({ length: count }, (_, i) => {
    const at = (k: 0 | 1 | 2) => from[k] + ((to[k] - from[k]) * (i + 1)) / (count + 1);
    return [at(0), at(1), at(2)];
  });

/** What a message can quote. */
const shown = (text: string): string => (text === '' ? '–' : text.slice(0, 40));
