import { evaluator, type Node, namesIn, type Program } from '../math';

/**
 * The step table: one row of scalars for each step t = 1 … steps, in f64; row k belongs to step k + 1.
 * Columns are those of the program; a value that is not valid is NaN.
 */
export function stepTable(program: Program, hyper: Readonly<Record<string, number>>, steps: number): Float64Array {
  const columns = program.scalars.map(({ value }) => column(program, hyper, value));
  const rows = new Float64Array(steps * columns.length);
  for (let k = 0; k < steps; k++) {
    for (let c = 0; c < columns.length; c++) rows[k * columns.length + c] = columns[c](k + 1);
  }
  return rows;
}

function column(program: Program, hyper: Readonly<Record<string, number>>, value: Node): (t: number) => number {
  const names = [...program.hyper, 't'];
  const evaluate = evaluator(value, names);
  const values = program.hyper.map((name) => hyper[name]);
  if (!namesIn(value).has('t')) {
    const constant = evaluate(...values, 0);
    return () => constant;
  }
  return (t) => evaluate(...values, t);
}
