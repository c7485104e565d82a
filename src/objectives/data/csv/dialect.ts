import { Cells } from './cells';

/** What stands between cells: one that the others' cells seldom have comes first. */
const separators = ['\t', ';', '|', ','] as const;
export type Separator = (typeof separators)[number];

/** How a table is written. */
export interface Dialect {
  readonly separator: Separator;
  /** The first line only says what the separator is, as some spreadsheets write it. */
  readonly hint: boolean;
}

/** Rows that are looked at. */
const looked = 20;

/** Guesses by the beginning of a table: what divides the first rows into as many cells each, else what is commonest in the first. */
export function dialectOf(head: string): Dialect {
  const told = /^"?sep=(.)"?(\r\n|\r|\n)/i.exec(head)?.[1];
  const hinted = separators.find((one) => one === told);
  if (hinted) return { separator: hinted, hint: true };
  const counts = separators.map((separator) => ({ separator, rows: countsOf(head, separator) }));
  const even = counts.find(({ rows }) => rows[0] > 1 && rows.every((count) => count === rows[0]));
  const most = counts.reduce((best, one) => (one.rows[0] > best.rows[0] ? one : best), counts[counts.length - 1]);
  return { separator: (even ?? most).separator, hint: false };
}

/** Without the line that says what the separator is. */
export const withoutHint = (head: string): string => head.replace(/^[^\r\n]*(\r\n|\r|\n)/, '');

/** Cells of the first rows, of at least one, which may have been cut off. */
function countsOf(head: string, separator: Separator): number[] {
  const rows: number[] = [];
  let last = 0;
  const cells = new Cells(separator, {
    cell: (_, column) => {
      last = column + 1;
    },
    row: (_, count) => {
      if (rows.length < looked) rows.push(count);
      last = 0;
    },
  });
  // Signs after a cell that is too long, or a zero byte, are left to the reading, which says where.
  try {
    cells.push(head);
  } catch {}
  return rows.length > 0 ? rows : [last + 1];
}

const missing = new Set(['', 'na', 'n/a', '#n/a', 'nan', '.', '?', 'null']);

/** Whether a cell says that there is no value. */
export const isMissing = (text: string): boolean => text.length < 5 && missing.has(text.toLowerCase());

/** How a number is written: whole ones fit both signs before decimals. */
export type Written = 'whole' | '.' | ',' | 'text';

/** How a cell is written; a comma before decimals only where it does not divide cells. */
export function writtenAs(text: string, separator: Separator): Written {
  const first = text.charCodeAt(0);
  // Letters, first of all, are no beginning of a number.
  if (first > 57 && first !== 0x2212) return 'text';
  const number = /^[+\-\u2212]?(?:\d+(?:([.,])\d*)?|([.,])\d+)(?:e[+-]?\d+)?$/i.exec(text);
  if (!number) return 'text';
  const sign = number[1] ?? number[2];
  if (sign === undefined) return 'whole';
  if (sign === ',') return separator === ',' ? 'text' : ',';
  return '.';
}

/** The number that a cell says; NaN where it is none. */
export function numberOf(text: string, separator: Separator, decimal: '.' | ','): number {
  const written = writtenAs(text, separator);
  if (written !== 'whole' && written !== decimal) return Number.NaN;
  return Number(text.replace('\u2212', '-').replace(',', '.'));
}
