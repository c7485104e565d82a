import { evaluator, type Node, namesIn, type Program } from '../math';

/**
 * The step table: one row of scalars for each of `steps` steps from t = `first` on, in f64.
 * Columns are those of the program; a value that is not valid is NaN.
 */
export function stepTable(
  program: Program,
  hyper: Readonly<Record<string, number>>,
  steps: number,
  first = 1,
): Float64Array {
  const columns = program.scalars.map(({ value }) => column(program, hyper, value));
  const rows = new Float64Array(steps * columns.length);
  for (let k = 0; k < steps; k++) {
    for (let c = 0; c < columns.length; c++) rows[k * columns.length + c] = columns[c](first + k);
  }
  return rows;
}

/** A column of the step table as a function of t, in f64; NaN where it is not valid. */
export function column(program: Program, hyper: Readonly<Record<string, number>>, value: Node): (t: number) => number {
  const names = [...program.hyper, 't'];
  const evaluate = evaluator(value, names);
  const values = program.hyper.map((name) => hyper[name]);
  if (!namesIn(value).has('t')) {
    const constant = evaluate(...values, 0);
    return () => constant;
  }
  return (t) => evaluate(...values, t);
}
