import { type DataFile, readDataFile } from '../file';
import type { Feature, SparseInputs, Table } from '../types';

type Bytes = (name: string) => Promise<ArrayBuffer>;

/** What a film has → whether it is rated above 6.4. */
export const loadMovies = (bytes: Bytes): Promise<Table> => filmsOf(bytes, 'movies.bin');

/** Every word of a film’s title, its director and distributor → whether it is rated above 6.4. */
export const loadFilmWords = (bytes: Bytes): Promise<Table> => filmsOf(bytes, 'film-words.bin');

/** What many films have in common. */
const common = /^(title: (the|of|and|in|to|on)$|distributor: )/;

/** The same without what many films have in common. */
export async function loadRareFilmWords(bytes: Bytes): Promise<Table> {
  const table = await loadFilmWords(bytes);
  return chosen(table, (feature) => !common.test(feature.name.en));
}

/** The same with a 1 in every row: what a bias is, as a word. */
export async function loadBiasedFilmWords(bytes: Bytes): Promise<Table> {
  const table = await loadFilmWords(bytes);
  const { inputs, features } = table;
  if (inputs.kind !== 'sparse') throw new TypeError('the words of films are sparse');
  const rows = inputs.starts.length - 1;
  const columns = new Uint32Array(inputs.columns.length + rows).fill(inputs.width);
  // A row's own words come first: the columns of a row ascend.
  for (let row = 0; row < rows; row++)
    columns.set(inputs.columns.subarray(inputs.starts[row], inputs.starts[row + 1]), inputs.starts[row] + row);
  return {
    ...table,
    inputs: {
      ...{ kind: 'sparse', width: inputs.width + 1, columns },
      starts: inputs.starts.map((start, row) => start + row),
      values: new Float32Array(columns.length).fill(1),
    },
    features: [...features, { name: { en: 'bias', zh: '偏置' } }],
  };
}

/** A sparse table with some of its features only. */
function chosen(table: Table, keeps: (feature: Feature) => boolean): Table {
  const { inputs, features } = table;
  if (inputs.kind !== 'sparse') throw new TypeError('features are left out of sparse tables alone');
  const kept = features.map(keeps);
  const numbers = new Uint32Array(features.length);
  let width = 0;
  kept.forEach((keep, column) => {
    numbers[column] = width;
    if (keep) width++;
  });
  const starts = new Uint32Array(inputs.starts.length);
  const places: number[] = [];
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let k = inputs.starts[row]; k < inputs.starts[row + 1]; k++) if (kept[inputs.columns[k]]) places.push(k);
    starts[row + 1] = places.length;
  }
  const columns = Uint32Array.from(places, (k) => numbers[inputs.columns[k]]);
  const values = Float32Array.from(places, (k) => inputs.values[k]);
  return { ...table, inputs: { kind: 'sparse', width, starts, columns, values }, features: features.filter(keeps) };
}

async function filmsOf(bytes: Bytes, name: string): Promise<Table> {
  const file = await readDataFile(await bytes(name));
  const words = file.texts('words');
  return {
    inputs: inputsOf(file, words.length),
    targets: Float64Array.from(file.array('classes')),
    features: words.map((word) => ({ name: { en: word, zh: word } })),
    task: {
      kind: 'classes',
      target: { name: { en: 'IMDB rating', zh: 'IMDB 评分' } },
      classes: [
        { en: '6.4 or less', zh: '6.4 及以下' },
        { en: 'above 6.4', zh: '6.4 以上' },
      ],
    },
  };
}

/** Numbers of the words of a mail → whether it is spam. */
export async function loadSpam(bytes: Bytes): Promise<Table> {
  const file = await readDataFile(await bytes('spam.bin'));
  const [width] = file.array('width');
  return {
    inputs: inputsOf(file, width),
    targets: Float64Array.from(file.array('classes')),
    features: Array.from({ length: width }, (_, i) => ({ name: { en: `word ${i + 1}`, zh: `词 ${i + 1}` } })),
    task: {
      kind: 'classes',
      target: { name: { en: 'kind of mail', zh: '邮件类型' } },
      classes: [
        { en: 'wanted', zh: '正常邮件' },
        { en: 'spam', zh: '垃圾邮件' },
      ],
    },
  };
}

/** A 1 for every word that is there; the file has how many there are in each row, and the steps from one number to the next. */
function inputsOf(file: DataFile, width: number): SparseInputs {
  const [counts, steps] = [file.array('counts'), file.array('steps')];
  const starts = new Uint32Array(counts.length + 1);
  const columns = new Uint32Array(steps.length);
  counts.forEach((count, row) => {
    const from = starts[row];
    starts[row + 1] = from + count;
    for (let k = from; k < from + count; k++) columns[k] = steps[k] + (k > from ? columns[k - 1] : 0);
  });
  return { kind: 'sparse', width, starts, columns, values: new Float32Array(columns.length).fill(1) };
}
