import { ReadFault } from './fault';

/** A table as a spreadsheet shows it: what stands above it in lines that begin with #, and its rows. */
export interface Cells {
  /** Without the sign, and with commas where the cells were divided. */
  readonly notes: readonly string[];
  readonly rows: readonly Row[];
}

/** The cells of a row that is not empty, without those that are empty at its end. */
export interface Row {
  /** Its number, from 1, as a spreadsheet counts. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** What stands between the cells, the likeliest first; spaces only where there is nothing else. */
const separators = ['\t', ';', ',', '|', ' '] as const;
type Separator = (typeof separators)[number];

/** Divides a text into cells: by tabs, semicolons, commas, bars or spaces, in quotes where they were saved so. */
export function cellsOf(text: string): Cells {
  const [hint, body] = withoutHint(text.replace(/^\uFEFF/, ''));
  const separator = hint ?? separatorOf(body);
  const notes: string[] = [];
  const rows: Row[] = [];
  const reader = new Reader(body, separator);
  for (let number = hint ? 2 : 1; !reader.done; number++) {
    // Notes were written without quotes: what looks like one is part of them.
    const note = reader.note();
    const cells = note === undefined ? reader.row(number) : [];
    const first = note ?? (cells[0]?.startsWith('#') ? cells.join() : undefined);
    if (first !== undefined) notes.push(first.replace(/^#\s*/, '').replace(/[\s,]+$/, ''));
    else if (cells.length > 0) rows.push({ number, cells });
  }
  return { notes, rows };
}

/** The first line of some spreadsheets says what stands between the cells. */
function withoutHint(text: string): [Separator | undefined, string] {
  const [line, found] = /^"?sep=(.)"?\r?\n/i.exec(text) ?? ['', ''];
  const separator = separators.find((one) => one === found);
  return separator ? [separator, text.slice(line.length)] : [undefined, text];
}

/** The separator of the first line that is no note, outside quotes. */
function separatorOf(text: string): Separator {
  const head = /^(?!\s*"?#|[\s,;|]*$)\s*\S.*$/m.exec(text)?.[0] ?? '';
  const bare = head.trim().replaceAll(/"[^"]*"/g, '');
  return separators.find((one) => bare.includes(one)) ?? ',';
}

/** Goes through a text row by row. */
class Reader {
  private at = 0;

  private readonly stop: RegExp;

  constructor(
    private readonly text: string,
    private readonly separator: Separator,
  ) {
    this.stop = new RegExp(`[${separator === ' ' ? ' \\t' : separator}\\r\\n]`, 'g');
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The line as it is, if it is a note without quotes around it. */
  note(): string | undefined {
    if (this.text[this.at] !== '#') return undefined;
    const line = this.until(/\r\n|\n|\r/g);
    this.end();
    return this.separator === ' ' ? line : line.replaceAll(this.separator, ',');
  }

  /** The cells of a row. */
  row(number: number): string[] {
    const cells: string[] = [];
    do cells.push(this.cell(number).trim());
    while (this.skip(this.separator));
    this.end();
    const kept = this.separator === ' ' ? cells.filter((cell) => cell !== '') : cells;
    return kept.slice(0, kept.findLastIndex((cell) => cell !== '') + 1);
  }

  private cell(number: number): string {
    if (!this.skip('"')) return this.until(this.stop);
    let inside = '';
    for (;;) {
      const close = this.text.indexOf('"', this.at);
      if (close < 0) throw new ReadFault('quote', { row: number });
      inside += this.text.slice(this.at, close);
      this.at = close + 1;
      // Two of them stand for one.
      if (!this.skip('"')) return inside + this.until(this.stop);
      inside += '"';
    }
  }

  /** What stands before the next match. */
  private until(stop: RegExp): string {
    stop.lastIndex = this.at;
    const end = stop.exec(this.text)?.index ?? this.text.length;
    const found = this.text.slice(this.at, end);
    this.at = end;
    return found;
  }

  private skip(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private end(): void {
    this.skip('\r');
    this.skip('\n');
  }
}
