import { describe, expect, test } from 'vitest';
import { guessedChoice, withKind, withUse } from '../../src/objectives/data/csv/choice';
import type { ByteSource } from '../../src/objectives/data/csv/encoding';
import { CsvFault, csvSentence } from '../../src/objectives/data/csv/fault';
import { readCsv } from '../../src/objectives/data/csv/read';
import { scanCsv } from '../../src/objectives/data/csv/scan';
import type { CsvChoice, CsvSummary, CsvTable } from '../../src/objectives/data/csv/types';

const utf8 = (text: string) => new TextEncoder().encode(text);
const sourceOf = (given: string | Uint8Array): ByteSource => {
  const bytes = typeof given === 'string' ? utf8(given) : given;
  return { size: bytes.length, bytes: (from, to) => bytes.subarray(from, to) };
};

function result<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const scan = (given: string | Uint8Array, header?: boolean): CsvSummary => result(scanCsv(sourceOf(given), header));
const read = (
  given: string | Uint8Array,
  change: (choice: CsvChoice, summary: CsvSummary) => CsvChoice = (c) => c,
): CsvTable => {
  const summary = scan(given);
  return result(readCsv(sourceOf(given), summary, change(guessedChoice(summary), summary)));
};
const inputs = ({ table }: CsvTable) => [...table.inputs.values];

/** Why a file cannot be used, in English. */
function fault(given: string | Uint8Array, change?: (choice: CsvChoice, summary: CsvSummary) => CsvChoice): string {
  try {
    read(given, change);
  } catch (error) {
    if (error instanceof CsvFault) return csvSentence(error.problem).en;
    throw error;
  }
  return 'no fault';
}

describe('a table is read', () => {
  test('columns, kinds, task and rows of a plain one', () => {
    const { columns, rows, header } = scan('size,colour,price\n1.5,red,10.5\n2,blue,20\n3,red,35\n');
    expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['size', 'number'],
      ['colour', 'class'],
      ['price', 'number'],
    ]);
    expect([rows, header]).toEqual([3, true]);
    const found = read('size,colour,price\n1.5,red,10.5\n2,blue,20\n3,red,35\n');
    expect(inputs(found)).toEqual([1.5, 0, 1, 2, 1, 0, 3, 0, 1]);
    expect(found.table.features.map(({ name }) => name.en)).toEqual(['size', 'colour: blue', 'colour: red']);
    expect([...found.table.targets]).toEqual([10.5, 20, 35]);
    expect(found.table.task.kind).toBe('number');
    expect([...found.rows]).toEqual([2, 3, 4]);
  });

  test.each([
    ['commas', 'a,b\n1,2.5\n3,4.5\n'],
    ['semicolons and decimal commas', 'a;b\n1;2,5\n3;4,5\n'],
    ['tabs and decimal commas', 'a\tb\n1\t2,5\n3\t4,5\n'],
    ['bars', 'a|b\n1|2.5\n3|4.5\n'],
    ['CRLF', 'a,b\r\n1,2.5\r\n3,4.5\r\n'],
    ['CR', 'a,b\r1,2.5\r3,4.5'],
    ['quotes', '"a","b"\n"1","2.5"\n"3","4.5"'],
    ['spaces', 'a, "b"\n 1 , 2.5\n3,\t4.5 \n'],
    ['empty lines and empty cells at the end', '\na,b,,\n\n1,2.5,,\n3,4.5,,,,\n\n'],
    ['what a spreadsheet writes first', 'sep=;\r\na;b\r\n1;2,5\r\n3;4,5\r\n'],
    ['a mark of UTF-8', '\uFEFFa,b\n1,2.5\n3,4.5\n'],
    ['exponents and signs', 'a,b\n+1e0,25e-1\n3,.45E1\n'],
  ])('with %s', (_, text) => {
    const found = read(text);
    expect([inputs(found), [...found.table.targets]]).toEqual([
      [1, 3],
      [2.5, 4.5],
    ]);
    expect(found.table.features[0].name.en).toBe('a');
  });

  test.each([
    ['utf-16le', (text: string) => new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer)],
    [
      'utf-16be',
      (text: string) => Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255])),
    ],
  ])('in %s, with its mark or without', (encoding, encode) => {
    for (const mark of ['\uFEFF', '']) {
      const summary = scan(encode(`${mark}größe,b\n1,2\n3,4\n`));
      expect([summary.encoding, summary.columns[0].name]).toEqual([encoding, 'größe']);
    }
  });

  test('in Latin-1 and in the Chinese of spreadsheets, also far down', () => {
    const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
    const rows = '1,ja\n'.repeat(100_000);
    expect(scan(latin(`größe,b\n1,2\n3,4\n`)).columns[0].name).toBe('größe');
    const late = scan(latin(`x,y\n${rows}2,müde\n`));
    expect([late.encoding, late.columns[1].examples]).toEqual(['windows-1252', ['ja', 'müde']]);
    const chinese = Uint8Array.from([0xc9, 0xed, 0xb8, 0xdf, ...latin(',b\n1,2\n3,4\n')]);
    expect(scan(chinese).columns[0].name).toBe('身高');
  });

  test('quotes hold separators, line ends and doubled quotes; rows count as in a spreadsheet', () => {
    const found = read('a,"b ""c"", d"\n1,"x,\ny"\n2,z\n3,"x,\ny"\n');
    expect(found.table.task).toMatchObject({ kind: 'classes', classes: [{ en: 'x,\ny' }, { en: 'z' }] });
    expect(found.table.task.target.name.en).toBe('b "c", d');
    expect([...found.rows]).toEqual([2, 3, 4]);
  });

  test('without a header, which a number in the first row tells, and with names that are missing or come twice', () => {
    expect(scan('5.1,3.5,setosa\n4.9,3.0,virginica\n').columns.map(({ name }) => name)).toEqual([
      'column 1',
      'column 2',
      'column 3',
    ]);
    expect(scan('a,a,,a (2)\n1,2,3,4\n1,2,3,4\n').columns.map(({ name }) => name)).toEqual([
      'a',
      'a (2)',
      'column 3',
      'a (2) (2)',
    ]);
    const years = '2001,2002\n1,2\n3,4\n';
    expect([scan(years).rows, scan(years, true).rows, scan(years, true).columns[0].name]).toEqual([3, 2, '2001']);
  });

  test.each(['', 'NA', 'NaN', '.', '?', 'null', 'N/A'])('rows with %j are left out, and named', (gap) => {
    const found = read(`a,b,c\n1,2,3.5\n4,${gap},6\n7,8,9\n${gap},1,1\n`);
    expect([inputs(found), [...found.rows], found.left]).toEqual([[1, 2, 7, 8], [2, 4], 2]);
    expect(found.missing).toEqual([
      { row: 3, column: 2, name: 'b' },
      { row: 5, column: 1, name: 'a' },
    ]);
    const [, b] = scan(`a,b,c\n1,2,3.5\n4,${gap},6\n7,8,9\n7,8,9\n`).columns;
    expect([b.missing, b.missingRow, b.kind]).toEqual([1, 3, 'number']);
  });

  test('a class whose only row is left out is no class', () => {
    const found = read('a,b\n1,x\nNA,y\n3,z\n4,x\n');
    expect(found.table.task).toMatchObject({ classes: [{ en: 'x' }, { en: 'z' }] });
    expect([...found.table.targets]).toEqual([0, 1, 0]);
  });

  test('few whole numbers are classes where they are learnt, and that can be corrected', () => {
    const text = 'a,b,y\n1,0.5,1\n0,1.5,0\n1,2.5,1\n0,3.5,2\n';
    expect(read(text).table.task).toMatchObject({ kind: 'classes', classes: [{ en: '0' }, { en: '1' }, { en: '2' }] });
    expect(read(text, (choice) => withKind(choice, 2, 'number')).table.task.kind).toBe('number');
    const other = read(text, (choice, summary) => withUse(summary, choice, 0, 'target'));
    expect(other.table.features.map(({ name }) => name.en)).toEqual(['b', 'y']);
    expect(inputs(other)).toEqual([0.5, 1, 1.5, 0, 2.5, 1, 3.5, 2]);
    expect(other.table.task).toMatchObject({ kind: 'classes', target: { name: { en: 'a' } } });
    const fewer = read(text, (choice, summary) => withUse(summary, choice, 0, 'ignore'));
    expect(fewer.table.inputs.width).toBe(1);
  });

  test('columns of no use are left out unless they are wanted, each with its reason', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i + 1},name ${i},7,,${i % 3 ? '' : i},${i % 2},${i * 1.5}`);
    const { columns } = scan(['id,name,same,none,gaps,ok,y', ...rows].join('\n'));
    expect(columns.map(({ note }) => note)).toEqual([
      'numbering',
      'many',
      'constant',
      'empty',
      'missing',
      undefined,
      undefined,
    ]);
    expect(read(['id,name,same,none,gaps,ok,y', ...rows].join('\n')).table.features.map(({ name }) => name.en)).toEqual(
      ['ok'],
    );
  });
});

describe('a table that cannot be used is refused with its place', () => {
  const plain = 'a,b\n1,2.5\n3,4.5\n';
  test.each([
    ['nothing', '', 'Row 1: the file is empty; a table is expected'],
    ['empty lines', '\n \n\r\n', 'Row 1: the file is empty; a table is expected'],
    ['a header alone', 'a,b\n', 'Row 2: there is no row of values; two or more are expected'],
    ['one row', 'a,b\n1,2\n', 'Row 3: there is no row of values; two or more are expected'],
    ['a row that is longer', `${plain}5,6,7\n`, 'Row 4, column 3: 3 cells; 2 are expected, as in the first row'],
    ['a row that is shorter', `${plain}5\n`, 'Row 4, column 2: 1 cells; 2 are expected, as in the first row'],
    [
      'a quote left open',
      `${plain}5,"6\n7,8\n`,
      'Row 4, column 2: a quotation mark is opened here and not closed within 100000 signs',
    ],
    [
      'a picture',
      '\u0089PNG\r\n\u001a\n\0\0',
      'Row 3, column 1: a zero byte, so this is no text; a table of text is expected',
    ],
    ['text among numbers', `a,b\n${'1,2\n'.repeat(12)}x,4\n1,3.5\n`, 'Row 14, column 1 “a”: “x”; a number is expected'],
    [
      'a decimal comma among points',
      `a;b\n${'1;2.5\n2;3.5\n'.repeat(6)}1;4,5\n`,
      'Row 14, column 2 “b”: “4,5”; a number is expected',
    ],
    [
      'a number that is too large',
      'a,b\n1,2.5\n1e39,4.5\n',
      'Row 3, column 1 “a”: 1e39; a number of at most 3.4e38 in size is expected',
    ],
    ['one class', 'a,b\n1,x\n2,x\n', 'Column 1 “a”', 'Column 2 “b”: “x” is the only class; two or more are expected'],
  ])('%s', (_, text, ...expected) => {
    const wanted = expected.at(-1) ?? '';
    const asked = /only class/.test(wanted)
      ? (choice: CsvChoice, summary: CsvSummary) => withUse(summary, withUse(summary, choice, 1, 'target'), 0, 'input')
      : undefined;
    expect(fault(text, asked)).toBe(wanted);
  });

  test('a constant target, no target, no input, too many classes, values missing everywhere', () => {
    const target = (choice: CsvChoice, summary: CsvSummary) =>
      withKind(withUse(summary, withUse(summary, choice, 1, 'target'), 0, 'input'), 1, 'number');
    expect(fault('a,b\n1,7\n2,7\n', target)).toBe(
      'Column 2 “b”: every row has 7; a column that varies is expected as the target',
    );
    expect(fault(plain, (choice, summary) => withUse(summary, choice, 1, 'ignore'))).toBe(
      'Columns 1 to 2: none is the target; one is expected',
    );
    expect(fault(plain, (choice, summary) => withUse(summary, choice, 0, 'ignore'))).toBe(
      'Columns 1 to 2: none is an input; one or more are expected',
    );
    const names = Array.from({ length: 102 }, (_, i) => `${i}.5,n${i}`).join('\n');
    expect(fault(`a,b\n${names}`, (choice, summary) => withUse(summary, choice, 1, 'target'))).toBe(
      'Row 102, column 2 “b”: “n100” is one class too many; at most 100 are expected',
    );
    expect(
      fault('a,b,c\n1,2,NA\n3,NA,1.5\n1,2,3.5\n1,NA,2.5\n', (choice) =>
        choice.map((one) => ({ ...one, use: one.use === 'ignore' ? 'input' : one.use })),
      ),
    ).toBe(
      'Row 2, column 3 “c”: a value is missing, as in all rows but 1 some chosen column lacks one; two or more whole rows are expected',
    );
  });

  test('a million columns, with the first that is too many', () => {
    const wide = Array.from({ length: 1e6 }, (_, i) => i).join();
    expect(fault(`${wide}\n${wide}\n`)).toBe('Row 1, column 10001: more than 10000 columns');
  });

  test('a cell that does not end', () => {
    expect(fault(`a,b\n1,${'x'.repeat(2e6)}\n`)).toBe('Row 2, column 2: a cell of more than 100000 signs');
    expect(fault(`a,b\n1,"${'x\n'.repeat(1e6)}\n`)).toMatch(/^Row 2, column 2: a quotation mark/);
  });

  test('in Chinese too', () => {
    expect(csvSentence({ code: 'number', row: 3, column: 1, name: 'a', found: 'x' }).zh).toBe(
      '第 3 行第 1 列 “a”：“x”；应为数字',
    );
  });
});

test('parts of a file may end anywhere: within a quote, a line end or a sign', () => {
  const row = '"ä ""x"", y\r\nz",1,2.5\r\n"b",2,3.5\r\n';
  const count = 20_000;
  const found = read(`t,u,v\r\n${row.repeat(count)}`);
  expect([found.rows.length, found.left, found.table.features[0].name.en]).toEqual([2 * count, 0, 't: b']);
  expect(found.table.targets.every((value, i) => value === (i % 2 ? 3.5 : 2.5))).toBe(true);
});
