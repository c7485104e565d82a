import { randomBelow, randomUnit, streams } from '../../study/random';
import { type Parts, splitRows } from './split';
import type { FeatureKind, Inputs, Prepared, RawInputs, Split, Standard, Table } from './types';

/** Of the labels that are wrong. */
const labelSeed = 2016;

/** Makes of a table what a model gets: divided into parts and, if asked for, standardised. A RangeError where no row would train. */
export function prepare(
  table: Table,
  { split, features }: { readonly split: Split; readonly features: FeatureKind },
): Prepared {
  const { inputs, task, difficulty, aim, pixels = false, times = 1, wrong = 0 } = table;
  const classes = task.kind === 'classes' ? task.classes.length : 0;
  const { length } = table.targets;
  const divided = splitRows(classes > 0 ? table.targets : new Uint8Array(length), split);
  const parts = aim && difficulty ? onlyHardest(divided, difficulty) : divided;
  const { train } = parts;
  if (train.length === 0) throw new RangeError(`of ${length} rows, split ${split} leaves none to train`);
  const targets = wrong > 0 ? mislabelled(table.targets, train, classes, wrong) : table.targets;
  const shared = { classes, ...parts, train: repeated(train, times), ...(difficulty && { difficulty }) };
  const dense = inputs.kind === 'dense' && features === 'standardised';
  if (!dense) return { ...shared, inputs: single(inputs), targets: Float32Array.from(targets) };
  const each = standardsOf(inputs, train);
  const standards = pixels ? together(each) : each;
  const [target] = classes > 0 ? [] : standardsOf({ width: 1, values: targets }, train);
  return {
    ...shared,
    inputs: { ...inputs, values: standardised(inputs.values, standards) },
    targets: target ? standardised(targets, [target]) : Float32Array.from(targets),
    standard: { inputs: standards, ...(target && { target }) },
  };
}

/** A list as often as is said, one after the other. */
const repeated = (rows: Uint32Array, times: number): Uint32Array =>
  times === 1 ? rows : Uint32Array.from({ length: times * rows.length }, (_, i) => rows[i % rows.length]);

/** What is drawn of a row's label: whether it is wrong, and which wrong one it is. */
const [isWrong, which] = [100, 101];

/** Classes of which some of the training rows' are another one: a function of the row alone, whatever the seed of a run. */
function mislabelled(targets: Float64Array, train: Uint32Array, classes: number, share: number): Float64Array {
  const result = targets.slice();
  for (const row of train)
    if (randomUnit(labelSeed, streams.data, row, isWrong) < share)
      result[row] = (targets[row] + 1 + randomBelow(classes - 1, labelSeed, streams.data, row, which)) % classes;
  return result;
}

/** Of the rows held back those that are as hard as can be. */
function onlyHardest({ train, validation, test }: Parts, difficulty: Float32Array): Parts {
  const most = difficulty.reduce((a, b) => Math.max(a, b));
  const kept = (rows: Uint32Array) => rows.filter((row) => difficulty[row] === most);
  return { train, validation: kept(validation), test: kept(test) };
}

const single = (inputs: Table['inputs']): Inputs =>
  inputs.kind === 'dense' ? { ...inputs, values: Float32Array.from(inputs.values) } : inputs;

/** In f64, then rounded: column k of as many as there are standards. */
function standardised(values: Float64Array, standards: readonly Standard[]): Float32Array {
  const width = standards.length;
  const result = new Float32Array(values.length);
  for (let row = 0; row < values.length; row += width)
    for (let k = 0; k < width; k++) {
      const { mean, deviation } = standards[k];
      if (deviation > 0) result[row + k] = (values[row + k] - mean) / deviation;
    }
  return result;
}

/** One mean and one deviation for all pixels, so that one that hardly ever is lit does not count for hundreds of others. */
function together(each: readonly Standard[]): Standard[] {
  const mean = each.reduce((sum, one) => sum + one.mean, 0) / each.length;
  const variance = each.reduce((sum, one) => sum + one.deviation ** 2 + (one.mean - mean) ** 2, 0) / each.length;
  return each.map(() => ({ mean, deviation: Math.sqrt(variance) }));
}

/** Mean and deviation of each column over some rows, in two passes. */
function standardsOf({ width, values }: Pick<RawInputs, 'width' | 'values'>, rows: Uint32Array): Standard[] {
  // Measured from the first row: a constant column has exactly 0.
  const first = values.slice(rows[0] * width, (rows[0] + 1) * width);
  const means = averaged(values, first, rows, (distance) => distance).map((sum, k) => first[k] + sum);
  const variances = averaged(values, means, rows, (distance) => distance * distance);
  return Array.from(means, (mean, k) => ({ mean, deviation: Math.sqrt(variances[k]) }));
}

/** The mean of a term of each column's distances from a centre. */
function averaged(
  values: Float64Array,
  centre: Float64Array,
  rows: Uint32Array,
  term: (distance: number) => number,
): Float64Array {
  const sums = new Float64Array(centre.length);
  for (const row of rows)
    for (let k = 0; k < sums.length; k++) sums[k] += term(values[row * sums.length + k] - centre[k]);
  return sums.map((sum) => sum / rows.length);
}
