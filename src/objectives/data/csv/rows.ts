import { Cells } from './cells';
import { type Dialect, dialectOf, withoutHint } from './dialect';
import { type ByteSource, textParts } from './encoding';
import { CsvFault } from './fault';
import { mostColumns } from './types';

/** Signs by which a table's separator is guessed. */
const headLength = 1 << 16;

/** Hears a table: its cells, and the end of each row. */
export interface RowReceiver {
  readonly cell: (text: string, column: number, row: number) => void;
  readonly end: (row: number) => void;
}

/** What comes of the rows of a file: how it is written, and how many columns the first row had. */
export interface Rows {
  readonly dialect: Dialect;
  readonly columns: number;
}

/**
 * Goes through the rows of a file, which may stop between its parts; `begin` makes the receiver once it is known how the file is
 * written. Throws a CsvFault where a row has more or fewer cells than the first, save for empty ones at its end.
 */
export function* rowsOf(
  source: ByteSource,
  encoding: string,
  begin: (dialect: Dialect) => RowReceiver,
): Generator<undefined, Rows> {
  const parts = textParts(source, encoding);
  const first = parts.next().value ?? '';
  const dialect = dialectOf(first.slice(0, headLength));
  const even = evenRows(begin(dialect));
  const cells = new Cells(dialect.separator, even.receiver, dialect.hint ? 2 : 1);
  cells.push(dialect.hint ? withoutHint(first) : first);
  yield;
  for (const text of parts) {
    cells.push(text);
    yield;
  }
  cells.finish();
  if (even.columns() === 0) throw new CsvFault({ code: 'empty', row: 1 });
  return { dialect, columns: even.columns() };
}

/** Holds every row to the number of cells of the first. */
function evenRows(receiver: RowReceiver) {
  let columns = 0;
  let beyond = false;
  const cell = (text: string, column: number, row: number) => {
    if (columns === 0 && column >= mostColumns)
      throw new CsvFault({ code: 'columns', row, column: column + 1, expected: mostColumns });
    if (columns > 0 && column >= columns) beyond ||= text !== '';
    else receiver.cell(text, column, row);
  };
  const row = (number: number, count: number) => {
    if (columns === 0) columns = count;
    else if (count < columns || beyond) {
      const column = Math.min(count, columns) + 1;
      throw new CsvFault({ code: 'ragged', row: number, column, found: count, expected: columns });
    }
    receiver.end(number);
  };
  return { receiver: { cell, row }, columns: () => columns };
}
