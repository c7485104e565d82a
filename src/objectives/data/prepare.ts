import { splitRows } from './split';
import type { FeatureKind, Inputs, Prepared, RawInputs, Split, Standard, Table } from './types';

/** Makes of a table what a model gets: divided into parts and, if asked for, standardised. A RangeError where no row would train. */
export function prepare(
  table: Table,
  { split, features }: { readonly split: Split; readonly features: FeatureKind },
): Prepared {
  const { inputs, targets, task, difficulty, pixels = false } = table;
  const classes = task.kind === 'classes' ? task.classes.length : 0;
  const parts = splitRows(classes > 0 ? targets : new Uint8Array(targets.length), split);
  const { train } = parts;
  if (train.length === 0) throw new RangeError(`of ${targets.length} rows, split ${split} leaves none to train`);
  const shared = { classes, ...parts, ...(difficulty && { difficulty }) };
  const dense = inputs.kind === 'dense' && features === 'standardised';
  if (!dense) return { ...shared, inputs: single(inputs), targets: Float32Array.from(targets) };
  const standards = pixels ? ofAll(inputs, train) : ofEach(inputs, train);
  const target = classes > 0 ? undefined : standardOf(targets, 1, 0, train);
  return {
    ...shared,
    inputs: { ...inputs, values: standardised(inputs.values, standards) },
    targets: target ? standardised(targets, [target]) : Float32Array.from(targets),
    standard: { inputs: standards, ...(target && { target }) },
  };
}

const single = (inputs: Table['inputs']): Inputs =>
  inputs.kind === 'dense' ? { ...inputs, values: Float32Array.from(inputs.values) } : inputs;

/** In f64, then rounded: column k of as many as there are standards. */
function standardised(values: Float64Array, standards: readonly Standard[]): Float32Array {
  const width = standards.length;
  return Float32Array.from(values, (value, i) => {
    const { mean, deviation } = standards[i % width];
    return deviation > 0 ? (value - mean) / deviation : 0;
  });
}

const ofEach = ({ width, values }: RawInputs, rows: Uint32Array): Standard[] =>
  Array.from({ length: width }, (_, column) => standardOf(values, width, column, rows));

/** Of all pixels together, so that one that hardly ever is lit does not count for hundreds of others. */
function ofAll(inputs: RawInputs, rows: Uint32Array): Standard[] {
  const each = ofEach(inputs, rows);
  const mean = each.reduce((sum, one) => sum + one.mean, 0) / each.length;
  const variance = each.reduce((sum, one) => sum + one.deviation ** 2 + (one.mean - mean) ** 2, 0) / each.length;
  return each.map(() => ({ mean, deviation: Math.sqrt(variance) }));
}

/** Mean and deviation of a column over some rows, in two passes. */
function standardOf(values: Float64Array, width: number, column: number, rows: Uint32Array): Standard {
  const sumOf = (term: (value: number) => number) => {
    let sum = 0;
    for (const row of rows) sum += term(values[row * width + column]);
    return sum;
  };
  const first = values[rows[0] * width + column];
  // Measured from the first value: a constant column has exactly 0.
  const mean = first + sumOf((value) => value - first) / rows.length;
  const variance = sumOf((value) => (value - mean) ** 2) / rows.length;
  return { mean, deviation: Math.sqrt(variance) };
}
