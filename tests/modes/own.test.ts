import { expect, test } from 'vitest';
import { createOwn } from '../../src/modes/train/own/model';
import type { ByteSource } from '../../src/objectives/data/csv/encoding';
import { ownEntry } from '../../src/objectives/data/csv/entry';
import { readCsv } from '../../src/objectives/data/csv/read';
import { scanCsv } from '../../src/objectives/data/csv/scan';

function result<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const sourceOf = async (file: Blob): Promise<ByteSource> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { size: bytes.length, bytes: (from, to) => bytes.subarray(from, to) };
};

/** Reads at once, as the worker does; `asked` has what was asked for. */
function own() {
  const asked: string[] = [];
  const model = createOwn({
    scan: async (file, header, watch) => {
      asked.push('scan');
      watch?.onFrame?.(0.5);
      return result(scanCsv(await sourceOf(file), header));
    },
    table: async (file, summary, choice) => {
      asked.push('table');
      return result(readCsv(await sourceOf(file), summary, choice));
    },
    dispose: () => asked.push('dispose'),
  });
  return { model, asked };
}

const csv = (text: string, name = 'mine.csv') => new File([text], name);
const text = `a,b,y\n${'1,2.5,x\n2,3.5,y\n'.repeat(10)}`;

test('a file becomes a table, by what is offered and then by what is chosen', async () => {
  const { model, asked } = own();
  await model.take(csv(text));
  expect(model.file.value).toMatchObject({
    name: 'mine.csv',
    summary: { rows: 20 },
    result: { table: { inputs: { width: 2 } } },
  });
  expect(model.file.value?.share).toBeUndefined();
  await model.setUse(0, 'ignore');
  expect(model.file.value?.result?.table.inputs.width).toBe(1);
  await model.setUse(1, 'target');
  expect(model.file.value?.result?.table.task).toMatchObject({ kind: 'number', target: { name: { en: 'b' } } });
  await model.setHeader(false);
  expect(model.file.value?.summary?.columns[0].name).toBe('column 1');
  expect(asked.filter((one) => one === 'scan').length).toBe(2);
});

test('what is wrong stands beside the columns, and is gone when it is corrected', async () => {
  const { model } = own();
  await model.take(csv(`a,b,y\n${'1,2.5,x\n2,3.5,y\n'.repeat(10)}oops,2.5,x\n`));
  expect(model.file.value).toMatchObject({ fault: { code: 'number', row: 22, column: 1, name: 'a', found: 'oops' } });
  expect(model.file.value?.result).toBeUndefined();
  await model.setKind(0, 'class');
  expect(model.file.value?.fault).toBeUndefined();
  expect(model.file.value?.result?.table.features.map(({ name }) => name.en)).toEqual(['a: 1', 'a: 2', 'a: oops', 'b']);
});

test('only the newest file is shown, and none that was put away', async () => {
  const { model } = own();
  const first = model.take(csv('a,b\n1,2\n'));
  await Promise.all([first, model.take(csv(text, 'second.csv'))]);
  expect(model.file.value).toMatchObject({ name: 'second.csv', result: {} });
  expect(model.file.value?.fault).toBeUndefined();
  const late = model.take(csv(text, 'third.csv'));
  model.remove();
  await late;
  expect(model.file.value).toBeUndefined();
});

test.each([
  ['# ravine-paths 1\nstep,path,x,y,f\n0,sgd,1,2,3\n'],
  ['"# Ravine map"\nx,y\n'],
  ['{ "format": "ravine" }'],
])('a file of Ravine’s own is told apart: %j', async (given) => {
  const { model, asked } = own();
  await model.take(csv(given));
  expect([model.file.value?.fault?.code, asked]).toEqual(['ravine', []]);
});

test('a file that cannot be opened is said to be so', async () => {
  const { model } = own();
  const file = csv(text);
  file.slice = () => {
    throw new Error('it has gone');
  };
  await model.take(file);
  expect(model.file.value?.fault).toEqual({ code: 'unreadable', reason: 'it has gone' });
});

test('a table stands beside those of the catalogue', async () => {
  const { model } = own();
  await model.take(csv(text));
  const table = model.file.value?.result;
  if (!table) throw new Error('no table');
  const entry = ownEntry('own', 'mine.csv', table);
  expect([entry.rows, entry.inputs, entry.classes]).toEqual([20, 2, 2]);
  expect(await entry.load(() => Promise.reject(new Error('nothing is fetched')))).toBe(table.table);
});
