import { CsvFault } from './fault';

/** Hears the cells of a table as they come; rows are numbered from 1, columns from 0. */
export interface CellReceiver {
  readonly cell: (text: string, column: number, row: number) => void;
  /** The end of a row that is not empty, with how many cells it had. */
  readonly row: (row: number, cells: number) => void;
}

/** Most signs of a cell: more is a quotation mark that was forgotten. */
const longest = 100_000;

const newline = 10;
const carriage = 13;
const mark = 34;
const space = 32;

/**
 * Divides text into cells, part by part (RFC 4180, generously: any line end, spaces around cells, signs after a closing quotation
 * mark). Our own: papaparse gives whole rows of texts, and no column with an error.
 */
export class Cells {
  private held = '';
  private state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  private column = 0;
  private afterCarriage = false;
  private readonly separator: number;

  constructor(
    separator: string,
    private readonly receiver: CellReceiver,
    private number = 1,
  ) {
    this.separator = separator.charCodeAt(0);
  }

  push(text: string): void {
    const zero = text.indexOf('\0');
    const end = zero < 0 ? text.length : zero;
    for (let at = 0; at < end; ) at = this.state === 'quoted' ? this.quoted(text, at, end) : this.plain(text, at, end);
    if (zero >= 0) this.fail('binary');
  }

  /** The end of the text is the end of a row. */
  finish(): void {
    if (this.state === 'quoted') this.fail('quote');
    this.endRow();
  }

  /** Inside quotation marks; returns where it goes on. */
  private quoted(text: string, at: number, end: number): number {
    const found = text.indexOf('"', at);
    const close = found < 0 || found > end ? end : found;
    this.hold(text.slice(at, close));
    if (close < end) this.state = 'closed';
    return close + 1;
  }

  private plain(text: string, at: number, end: number): number {
    const sign = text.charCodeAt(at);
    if (this.afterCarriage) {
      this.afterCarriage = false;
      if (sign === newline) return at + 1;
    }
    if (sign === mark && this.state !== 'plain') return this.mark(at);
    if (this.state === 'start' && sign === space && this.separator !== space) return at + 1;
    if (sign === this.separator) this.endCell();
    else if (sign === newline || sign === carriage) {
      this.endRow();
      this.afterCarriage = sign === carriage;
    } else return this.until(text, at, end);
    return at + 1;
  }

  /** Begins a cell in quotation marks, or doubles one inside. */
  private mark(at: number): number {
    if (this.state === 'closed') this.hold('"');
    this.state = 'quoted';
    return at + 1;
  }

  /** Takes what stands before the next separator or line end. */
  private until(text: string, at: number, end: number): number {
    let stop = at + 1;
    for (; stop < end; stop++) {
      const sign = text.charCodeAt(stop);
      if (sign === this.separator || sign === newline || sign === carriage) break;
    }
    this.state = 'plain';
    this.hold(text.slice(at, stop));
    return stop;
  }

  private hold(text: string): void {
    this.held += text;
    if (this.held.length > longest) this.fail(this.state === 'quoted' ? 'quote' : 'long');
  }

  private endCell(): void {
    this.receiver.cell(this.held.trim(), this.column, this.number);
    this.column++;
    this.held = '';
    this.state = 'start';
  }

  private endRow(): void {
    const empty = this.column === 0 && this.state === 'start';
    if (!empty) {
      this.endCell();
      this.receiver.row(this.number, this.column);
    }
    this.column = 0;
    this.number++;
  }

  private fail(code: 'quote' | 'long' | 'binary'): never {
    throw new CsvFault({ code, row: this.number, column: this.column + 1, expected: longest });
  }
}
