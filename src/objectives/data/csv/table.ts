import type { Feature, Table, Task } from '../types';
import { CsvFault } from './fault';
import { mostNumbers } from './types';

/** A chosen column on the way. */
export interface Taken {
  /** From 0, in the file. */
  readonly index: number;
  readonly name: string;
  readonly target: boolean;
  /** Of classes: their numbers, in the order in which they came; undefined for numbers. */
  readonly classes: Map<string, number> | undefined;
}

/** One input of a model: a column of numbers, or whether a column of classes has this one. */
interface Input {
  readonly column: number;
  readonly level: number | undefined;
  readonly feature: Feature;
}

/** The table of what was read: `values` has as many numbers a row as columns were taken. */
export function tableOf(values: Float64Array, rows: number, taken: readonly Taken[]): Table {
  const width = taken.length;
  const sorted = taken.map(({ classes }, column) => {
    // Rows that were left out may have been the only ones of a class.
    const used = new Set(Array.from({ length: classes ? rows : 0 }, (_, row) => values[row * width + column]));
    return classes && sortedClasses([...classes].filter(([, number]) => used.has(number)));
  });
  const at = taken.findIndex(({ target }) => target);
  const order = sorted[at]?.order;
  const targets = Float64Array.from({ length: rows }, (_, row) => {
    const value = values[row * width + at];
    return order ? order[value] : value;
  });
  const task = taskOf(taken[at], sorted[at]?.names, targets);
  const inputs = taken.flatMap(({ target, name }, column): Input[] => {
    if (target) return [];
    const { names, order } = sorted[column] ?? {};
    const numbers = { column, level: undefined, feature: { name: { en: name, zh: name } } };
    if (!names || !order) return [numbers];
    return names.map((text, k) => {
      const both = `${name}: ${text}`;
      return { column, level: order.indexOf(k), feature: { name: { en: both, zh: both } } };
    });
  });
  if (inputs.length * rows > mostNumbers) throw new CsvFault({ code: 'size', row: rows, expected: mostNumbers });
  const all = new Float64Array(rows * inputs.length);
  inputs.forEach(({ column, level }, i) => {
    for (let row = 0; row < rows; row++) {
      const value = values[row * width + column];
      all[row * inputs.length + i] = level === undefined ? value : Number(value === level);
    }
  });
  const features = inputs.map(({ feature }) => feature);
  return { inputs: { kind: 'dense', width: inputs.length, values: all }, targets, features, task };
}

/** What is learnt; a CsvFault where there is nothing to learn. */
function taskOf({ name, index }: Taken, names: readonly string[] | undefined, targets: Float64Array): Task {
  const target: Feature = { name: { en: name, zh: name } };
  const place = { column: index + 1, name };
  if (names?.length === 1) throw new CsvFault({ code: 'oneClass', ...place, found: names[0] });
  if (names) return { kind: 'classes', target, classes: names.map((text) => ({ en: text, zh: text })) };
  if (targets.every((value) => value === targets[0]))
    throw new CsvFault({ code: 'constant', ...place, found: targets[0] });
  return { kind: 'number', target };
}

/** Classes by number where all are numbers, else by their signs; `order` has the new place of each. */
function sortedClasses(classes: readonly (readonly [text: string, number: number])[]): {
  names: string[];
  order: number[];
} {
  const numberOf = new Map(classes);
  const names = [...numberOf.keys()];
  const numbers = names.every((text) => text !== '' && Number.isFinite(Number(text)));
  names.sort((a, b) => (numbers ? Number(a) - Number(b) : 0) || (a < b ? -1 : 1));
  const order: number[] = [];
  names.forEach((text, place) => {
    order[numberOf.get(text) ?? 0] = place;
  });
  return { names, order };
}
