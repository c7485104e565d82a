import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessedChoice } from '../../src/objectives/data/csv/choice';
import { CsvFault, csvSentence } from '../../src/objectives/data/csv/fault';
import { readCsv } from '../../src/objectives/data/csv/read';
import { scanCsv } from '../../src/objectives/data/csv/scan';
import type { CsvTable } from '../../src/objectives/data/csv/types';

function result<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Reads bytes as they would be offered; a fault must say where. */
function attempt(bytes: Uint8Array): CsvTable | CsvFault {
  const source = { size: bytes.length, bytes: (from: number, to: number) => bytes.subarray(from, to) };
  try {
    const summary = result(scanCsv(source));
    return result(readCsv(source, summary, guessedChoice(summary)));
  } catch (error) {
    if (error instanceof CsvFault) return error;
    throw error;
  }
}

const separators = fc.constantFrom(',', ';', '\t');
const cell = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: -9, max: 9 }).map(String) },
  { weight: 4, arbitrary: fc.double({ noNaN: true }).map(String) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      'NA',
      '.',
      '?',
      'null',
      '1,5',
      '"1,5"',
      '"a"',
      '"',
      '""',
      '"x\ny"',
      'x',
      '1e999',
      '−1',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 5, unit: 'binary' }) },
);
/** Tables that are nearly good: their rows may be one cell off. */
const tables = fc
  .record({
    separator: separators,
    end: fc.constantFrom('\n', '\r\n', '\r'),
    rows: fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 }),
      ),
    off: fc.option(fc.nat(12), { freq: 5 }),
  })
  .map(({ separator, end, rows, off }) =>
    rows.map((row, i) => (i === off ? row.slice(1) : row).join(separator)).join(end),
  );
const signs = fc.string({ unit: fc.constantFrom(...',;\t|"\n\r .-+eE19aNé中\0\uFEFF\ud800'), maxLength: 60 });

const encoders: readonly ((text: string) => Uint8Array)[] = [
  (text) => new TextEncoder().encode(text),
  (text) => new Uint8Array(Uint16Array.from(text, (_, i) => text.charCodeAt(i)).buffer),
  (text) => Uint8Array.from(text, (_, i) => text.charCodeAt(i) & 255),
];
const bytes = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.oneof(tables, signs), fc.constantFrom(0, 0, 0, 1, 2)).map(([text, k]) => encoders[k](text)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
);

test('of 10 000 texts each is a table of finite numbers, or refused with its place', () => {
  let tablesRead = 0;
  fc.assert(
    fc.property(bytes, (given) => {
      const found = attempt(given);
      if (found instanceof CsvFault) {
        const { en, zh } = csvSentence(found.problem);
        expect(en).toMatch(/^(Row \d+|Column \d+|Columns 1 to \d+)/);
        expect(`${en}${zh}`).not.toMatch(/undefined|NaN\b.*expected|\{/);
        return;
      }
      tablesRead++;
      const { table, rows, left } = found;
      expect(table.targets.length).toBe(rows.length);
      expect(table.inputs.values.length).toBe(rows.length * table.inputs.width);
      expect(table.features.length).toBe(table.inputs.width);
      for (const value of [...table.inputs.values, ...table.targets])
        expect(Number.isFinite(Math.fround(value))).toBe(true);
      expect(left).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 10_000 },
  );
  expect(tablesRead).toBeGreaterThan(500);
});
