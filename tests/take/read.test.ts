import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublishedPath } from '../../src/api/published';
import { decode } from '../../src/state';
import { encodeCsv } from '../../src/take/csv';
import { encodeJson } from '../../src/take/json';
import { ReadFault, readPaths } from '../../src/take/read';
import type { TakeSource } from '../../src/take/types';
import { traceOf } from '../support/trace';

const hyper = { eta: 0.05 };
const paths: PublishedPath[] = [
  {
    ...{ id: 'adam', method: 'adam', form: 'outside', hyper, status: 'ok' },
    points: [
      [1, 1.6, Math.fround(14.2)],
      [Math.fround(0.1), -1e-30, 3e30],
    ],
  },
  {
    ...{ id: 'adam-2', method: 'adam', form: 'outside', hyper, status: 'diverged', divergedAt: 1 },
    points: [[1, 1.6, 14]],
  },
];
const source = {
  state: decode('#scene=fig4a&step=3').state,
  version: '0.1.0',
  engine: { kind: 'wasm', description: 'WebAssembly SIMD' },
  paths: async () => paths.map(({ points: each, ...setting }) => ({ setting, trace: traceOf(each) })),
} as unknown as TakeSource;
const csv = await (await encodeCsv(source)).text();
const json = await (await encodeJson(source)).text();
const points = paths.map(({ id, points: each }) => ({ id, points: each }));

const faultIn = (text: string): string => {
  try {
    readPaths(text);
    return 'none';
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    return `${error.code} ${Object.values(error.values).join(' ')}`.trim();
  }
};

describe('a file of paths', () => {
  test.each([
    ['CSV', csv],
    ['JSON', json],
    ['CSV with the line ends of another system', `\uFEFF${csv.replaceAll('\n', '\r\n')}`],
  ])('is read back to the bit: %s', (_, text) => {
    const read = readPaths(text);
    expect(read.paths).toEqual(points);
    expect(read.f).toContain('(1.5 - x + x*y)^2');
  });

  test('names what is wrong, and where', () => {
    const broken = (from: string, to: string) => csv.replace(from, to);
    expect(faultIn('')).toBe('unknown');
    expect(faultIn('{"format":"ravine-paths"')).toBe('unknown');
    expect(faultIn('x\n1\n')).toBe('unknown');
    expect(faultIn(broken('ravine-paths 1', 'ravine-paths 2'))).toBe('version 2 1');
    expect(faultIn(json.replace('"formatVersion": 1', '"formatVersion": "one"'))).toBe('version one 1');
    const line = csv.split('\n').findIndex((text) => text.startsWith('adam,1,')) + 1;
    expect(faultIn(broken('adam,1,', 'adam,2,'))).toBe(`step ${line} step 2 1`);
    expect(faultIn(broken('-1e-30', 'NaN'))).toBe(`number ${line} y NaN`);
    expect(faultIn(broken('-1e-30', ''))).toBe(`number ${line} y –`);
    expect(faultIn(broken('-1e-30', '1e999'))).toBe(`number ${line} y 1e999`);
    expect(faultIn(json.replace('-1e-30', 'null'))).toBe('point adam, 1');
    expect(faultIn(csv.slice(0, csv.indexOf('adam,0,')))).toBe('empty');
  });

  test('that is any text is read or refused, and nothing else', () => {
    const cut = fc.tuple(fc.constantFrom(csv, json), fc.nat(), fc.nat(40), fc.string());
    fc.assert(
      fc.property(cut, ([text, at, length, put]) => {
        const from = at % text.length;
        expect(faultIn(text.slice(0, from) + put + text.slice(from + length))).toBeTypeOf('string');
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(faultIn(text)).toBeTypeOf('string');
      }),
    );
  });
});
