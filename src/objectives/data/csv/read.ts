import { isMissing, numberOf } from './dialect';
import type { ByteSource } from './encoding';
import { CsvFault, quoted } from './fault';
import { rowsOf } from './rows';
import { type Taken, tableOf } from './table';
import { type CsvChoice, type CsvSummary, type CsvTable, mostNumbers, mostValues } from './types';

/** The largest number in single precision. */
const largest = 3.4028234663852886e38;
/** Missing values that are named. */
const mostNamed = 20;

/**
 * Reads the chosen columns of a file that was scanned; rows without a value in one of them are left out. Stops between parts; throws a
 * CsvFault.
 */
export function* readCsv(source: ByteSource, summary: CsvSummary, choice: CsvChoice): Generator<undefined, CsvTable> {
  const taken = takenOf(summary, choice);
  const values = new Growing(taken.length);
  const rows: number[] = [];
  const missing: CsvTable['missing'][number][] = [];
  const places = new Map(taken.map(({ index }, k) => [index, k]));
  const current = new Float64Array(taken.length);
  let [whole, left, started] = [true, 0, !summary.header];
  const begin = () => ({
    cell: (text: string, column: number, row: number) => {
      const k = places.get(column);
      if (!started || k === undefined) return;
      if (!isMissing(text)) current[k] = numberIn(text, row, taken[k], summary);
      else {
        whole = false;
        if (missing.length < mostNamed) missing.push({ row, column: column + 1, name: taken[k].name });
      }
    },
    end: (row: number) => {
      if (started && whole) {
        values.add(current, row);
        rows.push(row);
      } else if (started) left++;
      [whole, started] = [true, true];
    },
  });
  yield* rowsOf(source, summary.encoding, begin);
  if (rows.length < 2) throw new CsvFault({ code: 'left', ...(missing[0] ?? { row: 1 }), found: rows.length });
  return { table: tableOf(values.all, rows.length, taken), rows: Uint32Array.from(rows), left, missing };
}

function takenOf({ columns }: CsvSummary, choice: CsvChoice): Taken[] {
  const taken = columns.flatMap(({ name }, index): Taken[] => {
    const { kind, use } = choice[index];
    if (use === 'ignore') return [];
    return [{ index, name, target: use === 'target', classes: kind === 'class' ? new Map() : undefined }];
  });
  if (!taken.some(({ target }) => target)) throw new CsvFault({ code: 'target', found: columns.length });
  if (!taken.some(({ target }) => !target)) throw new CsvFault({ code: 'inputs', found: columns.length });
  return taken;
}

/** A number, or the number of a class. */
function numberIn(
  text: string,
  row: number,
  { index, name, classes }: Taken,
  { dialect, columns }: CsvSummary,
): number {
  const place = { row, column: index + 1, name, found: quoted(text) };
  if (!classes) {
    const value = numberOf(text, dialect.separator, columns[index].decimal);
    if (Number.isNaN(value)) throw new CsvFault({ code: 'number', ...place });
    if (Math.abs(value) > largest) throw new CsvFault({ code: 'range', ...place, expected: '3.4e38' });
    return value;
  }
  const known = classes.get(text);
  if (known !== undefined) return known;
  if (classes.size === mostValues) throw new CsvFault({ code: 'classes', ...place, expected: mostValues });
  classes.set(text, classes.size);
  return classes.size - 1;
}

/** Rows of numbers, as many as come. */
class Growing {
  all: Float64Array;
  private used = 0;

  constructor(width: number) {
    this.all = new Float64Array(256 * width);
  }

  add(row: Float64Array, number: number): void {
    if (this.used + row.length > mostNumbers) throw new CsvFault({ code: 'size', row: number, expected: mostNumbers });
    if (this.used + row.length > this.all.length) {
      const larger = new Float64Array(2 * this.all.length);
      larger.set(this.all);
      this.all = larger;
    }
    this.all.set(row, this.used);
    this.used += row.length;
  }
}
