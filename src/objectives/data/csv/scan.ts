import { ColumnScan } from './column';
import { type Dialect, isMissing, writtenAs } from './dialect';
import { type ByteSource, encodingOf, OtherEncoding } from './encoding';
import { CsvFault } from './fault';
import { rowsOf } from './rows';
import type { CsvSummary } from './types';

/**
 * Looks through a whole table without keeping it: its columns, of which kind they are, and what is missing. `header` says whether the
 * first row has the names; without it that is guessed. Stops between parts; throws a CsvFault.
 */
export function* scanCsv(source: ByteSource, header?: boolean): Generator<undefined, CsvSummary> {
  const encoding = encodingOf(source.bytes(0, Math.min(2, source.size)));
  try {
    return yield* scanAs(source, encoding, header);
  } catch (error) {
    if (!(error instanceof OtherEncoding)) throw error;
    return yield* scanAs(source, error.legacy, header);
  }
}

function* scanAs(source: ByteSource, encoding: string, header: boolean | undefined): Generator<undefined, CsvSummary> {
  const first: string[] = [];
  const columns: ColumnScan[] = [];
  let names: boolean | undefined;
  let [rows, last] = [0, 1];
  const begin = ({ separator }: Dialect) => {
    const atFirstEnd = (row: number) => {
      names = header ?? isHeader(first, (text) => writtenAs(text, separator) !== 'text');
      first.forEach((text, i) => {
        columns[i] = new ColumnScan(separator);
        if (!names) columns[i].add(text, row);
      });
      if (names) rows--;
    };
    return {
      cell: (text: string, column: number, row: number) => {
        if (names === undefined) first.push(text);
        else columns[column].add(text, row);
      },
      end: (row: number) => {
        if (names === undefined) atFirstEnd(row);
        rows++;
        last = row;
      },
    };
  };
  const { dialect } = yield* rowsOf(source, encoding, begin);
  if (rows < 2) throw new CsvFault({ code: 'rows', row: last + 1 });
  const called = namesOf(names ? first : first.map(() => ''));
  return { encoding, dialect, header: names ?? false, rows, columns: columns.map((one, i) => one.summary(called[i])) };
}

/** Names are texts: a row with a number, or with nothing at all, has none. */
const isHeader = (cells: readonly string[], isNumber: (text: string) => boolean): boolean =>
  !cells.some((text) => !isMissing(text) && isNumber(text)) && cells.some((text) => !isMissing(text));

/** Each name once: a column without one has its number, and the second of a name a number behind it. */
function namesOf(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((text, i) => {
    const name = text.slice(0, 80) || `column ${i + 1}`;
    let own = name;
    for (let k = 2; taken.has(own); k++) own = `${name} (${k})`;
    taken.add(own);
    return own;
  });
}
