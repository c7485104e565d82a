import { describe, expect, test } from 'vitest';
import type { PublishedPath } from '../../src/api/published';
import { decode } from '../../src/state';
import { encodeCsv } from '../../src/take/csv';
import { ReadFault, readPaths, textOf } from '../../src/take/read';
import type { TakeSource } from '../../src/take/types';
import { traceOf } from '../support/trace';

const setting = { method: 'adam', form: 'outside', hyper: { eta: 0.05 }, status: 'ok' } as const;
const paths: PublishedPath[] = [
  {
    id: 'adam',
    ...setting,
    points: [
      [1, 1.5, 14.25],
      [0.5, -1e-30, 3e30],
    ],
  },
  {
    id: 'adam-2',
    ...setting,
    points: [
      [1, 1.5, 14.25],
      [0.75, 1.25, 9.5],
    ],
  },
];
const source = {
  // A formula with commas, and settings with commas and quotes in them.
  state: decode('#f=max(x,y)%2Bx^2&steps=3').state,
  version: '0.1.0',
  engine: { kind: 'wasm', description: 'WebAssembly SIMD' },
  paths: async () => paths.map(({ points: each, ...setting }) => ({ setting, trace: traceOf(each) })),
} as unknown as TakeSource;
const csv = await (await encodeCsv(source)).text();
const points = paths.map(({ id, points: each }) => ({ id, points: each }));

/** As a spreadsheet writes a row: cells in quotes where they need them, and as many as the widest row has. */
const saved = (cells: readonly string[], separator: string) =>
  Array.from({ length: 12 }, (_, i) => cells[i] ?? '')
    .map((cell) => (cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(separator);

/** Opened where cells are divided by commas: quotes inside a cell stay, those around it go. */
const divided = (line: string) => line.split(',').map((cell) => cell.replace(/^"(.*?)"/, '$1'));
const lines = csv.trimEnd().split('\n');
const isData = (line: string) => /^adam/.test(line);
const decimalComma = (line: string) => divided(line).map((cell) => (isData(line) ? cell.replace('.', ',') : cell));

const read = (text: string) => readPaths(text).paths;
const only = (text: string) => read(text)[0].points;
const faultIn = (text: string): string => {
  try {
    readPaths(text);
    return 'none';
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    return `${error.code} ${Object.values(error.values).join(' ')}`.trim();
  }
};

describe('a table that was exported here and saved by a spreadsheet', () => {
  test.each([
    ['with commas after every line', lines.map((line) => `${line},,,,`).join('\n')],
    ['cell by cell', lines.map((line) => saved(divided(line), ',')).join('\r\n')],
    ['with notes in quotes', lines.map((line) => (line.startsWith('#') ? saved([line], ',') : line)).join('\n')],
    ['with semicolons and decimal commas', lines.map((line) => saved(decimalComma(line), ';')).join('\r\n')],
    ['with semicolons, every line one cell', lines.map((line) => saved([line], ';').replace(/;+$/, '')).join('\r\n')],
    ['with tabs', lines.map((line) => divided(line).join('\t')).join('\n')],
    [
      'with every cell in quotes',
      lines
        .map((line) =>
          divided(line)
            .map((cell) => `"${cell.replaceAll('"', '""')}"`)
            .join(),
        )
        .join('\n'),
    ],
    [
      'with a first line that names the separator',
      `sep=;\r\n${lines.map((line) => saved(divided(line), ';')).join('\r\n')}`,
    ],
    ['with empty rows', lines.flatMap((line) => [line, ',,,,', '']).join('\n')],
  ])('is read: %s', (_, text) => {
    expect(read(text)).toEqual(points);
    expect(read(`\uFEFF${text}`)).toEqual(points);
    expect(readPaths(text).f).toBe('max(x,y)+x^2');
  });

  test('is still of a version, and complete', () => {
    const text = lines.map((line) => `${line},,,,`).join('\n');
    expect(faultIn(text.replace('ravine-paths 1', 'ravine-paths 2'))).toBe('version 2 1');
    const row = lines.findIndex((line) => line.startsWith('adam-2,1,')) + 1;
    expect(faultIn(text.replace('adam-2,1,', 'adam-2,2,'))).toBe(`step ${row} step 2 1`);
    expect(faultIn(text.replace(',9.5,', ',,'))).toBe(`number ${row} f –`);
  });
});

describe('a bare table', () => {
  const f = Number.NaN;
  test.each([
    [
      'step,x,y\n0,1,2\n1,3,4\n',
      [
        [1, 2, f],
        [3, 4, f],
      ],
    ],
    [
      'x,y\n1,2\n3,4',
      [
        [1, 2, f],
        [3, 4, f],
      ],
    ],
    [
      'X,Y,F\n1,2,5\n3,4,6',
      [
        [1, 2, 5],
        [3, 4, 6],
      ],
    ],
    [
      'Y;F;Step;X\r\n2,5;0,125;0;1\r\n4;-1,5E-05;1;3,5\r\n',
      [
        [1, 2.5, 0.125],
        [3.5, 4, -1.5e-5],
      ],
    ],
    ['"Step"\t"x"\t"y"\n"0"\t"1.5"\t"2"', [[1.5, 2, f]]],
    // An index without a name, and columns of another's.
    [
      ',epoch,x,y,loss\n0,0,1,2,9.5\n1,0,3,4,8.5',
      [
        [1, 2, f],
        [3, 4, f],
      ],
    ],
    [
      '# x,y\n1.000000000000000000e+00,2.0e+00\n-3e0,+4.',
      [
        [1, 2, f],
        [-3, 4, f],
      ],
    ],
    [
      '# made by hand, x and y\nx y\n 1  2\n3 4\n',
      [
        [1, 2, f],
        [3, 4, f],
      ],
    ],
    ['x,y\n"1,5","2,5"\n', [[1.5, 2.5, f]]],
    ['x;y\n\u22121,5;2\n', [[-1.5, 2, f]]],
    // Steps that were not written down lie on the line between those that were.
    [
      'step,x,y\n0,1,2\n2,3,6\n3,4,4',
      [
        [1, 2, f],
        [2, 4, f],
        [3, 6, f],
        [4, 4, f],
      ],
    ],
    [
      'step,x,y\n1,1,2\n2,3,4',
      [
        [1, 2, f],
        [1, 2, f],
        [3, 4, f],
      ],
    ],
  ])('is a path: %j', (text, expected) => {
    expect(only(text)).toEqual(expected);
    expect(readPaths(text).f).toBeUndefined();
    const mixed = text.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r');
    expect(only(`\uFEFF${mixed}`)).toEqual(expected);
  });

  const two = [
    [1, 2, f],
    [3, 4, f],
  ];
  test.each([
    'step,x1,x2\n0,1,2\n1,3,4',
    'x0,x1\n1,2\n3,4',
    'iter,w_0,w_1,loss\n0,1,2,9\n1,3,4,8',
    'step,theta[0],theta[1]\n0,1,2\n1,3,4',
    'step,x [m],y (m)\n0,1,2\n1,3,4',
    'x,y\n1,2\n3,4\nnan,nan\nnan,nan',
    'x,y\n1,2\n3,4\n-inf,1\n',
    'x;y\n1;2\n3;4\n#NUM!;#NUM!\n',
    'x,y\n1.0D+00,2\n3,4.0D0\n',
  ])('has the names and numbers of other programs: %j', (text) => expect(only(text)).toEqual(two));

  test('has thousands set apart', () => {
    for (const x of ['1\u00a0000,5', '1\u202f000,5', "1'000.5", '1’000,5', '1.000,5', '1000,5'])
      expect(only(`step;x;y\n0;${x};2`), x).toEqual([[1000.5, 2, f]]);
    expect(only('step,x,y\n0,"1,000.5",2')).toEqual([[1000.5, 2, f]]);
  });

  test('belongs to the methods that a column names', () => {
    expect(read('optimizer,step,x,y\nsgd,0,1,2\nadam,0,5,6\nsgd,1,3,4')).toEqual([
      { id: 'sgd', points: two },
      { id: 'adam', points: [[5, 6, f]] },
    ]);
  });

  test('has as many paths as it names', () => {
    expect(read('Path,x,y\nsgd,1,2\nadam,5,6\nsgd,3,4')).toEqual([
      {
        id: 'sgd',
        points: [
          [1, 2, f],
          [3, 4, f],
        ],
      },
      { id: 'adam', points: [[5, 6, f]] },
    ]);
  });

  test.each([
    ['0,1,2\n1,3,4\n', 'names 1 0 1 2'],
    ['step,x\n0,1\n', 'names 1 step x'],
    ['\n\nstep;a;b\n', 'names 3 step a b'],
    ['x,y\n1,5,2,5\n', 'cells 2 4 2'],
    ['x,y\n1,2\n\n3,oops\n', 'number 4 y oops'],
    ['x,y\n1,0x10\n', 'number 2 y 0x10'],
    ['x,y\n1\n', 'number 2 y –'],
    ['x,y\nnan,1\n', 'number 2 x nan'],
    ['x,y\n1,2\n3,nan\n5,6\n', 'number 3 y nan'],
    ['x;y;f\n1;2;\n3;1.5;2,5', 'number 3 f 2,5'],
    ['step,x,y\n0,1,2\n0,1,2\n', 'step 3 step 0 1 … 100000'],
    ['step,x,y\n0,1,2\n1.5,1,2\n', 'step 3 step 1.5 1 … 100000'],
    ['step,x,y\n1e9,1,2\n', 'step 2 step 1e9 0 … 100000'],
    ['step,x,y\n9999999,1,2\n', 'step 2 step 9999999 0 … 100000'],
    ['x,y\n1,"2\n3,4\n', 'quote 2'],
    ['x,y\n', 'empty'],
    ['<!doctype html>', 'names 1 <!doctype html>'],
    ['words', 'unknown'],
  ])('that cannot be read says where, what was expected and what is there: %j', (text, fault) =>
    expect(faultIn(text)).toBe(fault),
  );
});

test('a file is UTF-8, or UTF-16 of either order, with a mark or without', () => {
  const text = 'path,x,y\nη,1,2\n';
  const wide = (little: boolean, mark: string) => {
    const view = new DataView(new ArrayBuffer(2 * (mark + text).length));
    for (const [i, sign] of [...(mark + text)].entries()) view.setUint16(2 * i, sign.charCodeAt(0), little);
    return new Uint8Array(view.buffer);
  };
  for (const mark of ['', '\uFEFF']) {
    expect(textOf(new TextEncoder().encode(mark + text))).toBe(text);
    expect(textOf(wide(true, mark))).toBe(text);
    expect(textOf(wide(false, mark))).toBe(text);
  }
  expect(textOf(new Uint8Array())).toBe('');
});

test('pixels of a map are no paths, and said to be none at once', () => {
  const rows = '\nsgd,0,0,1,0,0,3,60,0'.repeat(1000);
  for (const first of ['# Ravine basins', '"# Ravine rates"', '\uFEFF# Ravine basins,,,,'])
    expect(() => readPaths(`${first}\n# f: x^2\nmethod,x,y,f${rows}`)).toThrow(new ReadFault('map'));
});
