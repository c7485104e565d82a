import { evaluator, type Node, namesIn, noiseColumns, type Program } from '../math';
import { randomNormal } from '../study/random';
import type { Run } from './run';

/** What the scalars of a run come from, beside its rule. */
export type Settings = Omit<Run, 'rule'>;

/**
 * The step table: one row of scalars for each of `steps` steps from t = `first` on, in f64, their gradients `delay`
 * updates late. Columns are those of the program; a value that is not valid is NaN.
 */
export function stepTable(program: Program, settings: Settings, steps: number, first = 1, delay = 0): Float64Array {
  const columns = program.scalars.map(({ value }) => column(program, settings, value));
  const rows = new Float64Array(steps * columns.length);
  for (let k = 0; k < steps; k++) {
    for (let c = 0; c < columns.length; c++) rows[k * columns.length + c] = columns[c](first + k, delay);
  }
  return rows;
}

/** A column of the step table as a function of t, and of the delay of the step, in f64; NaN where it is not valid. */
export function column(program: Program, settings: Settings, value: Node): (t: number, delay?: number) => number {
  const coordinate = noiseOf(program, value);
  if (coordinate >= 0) return noise(settings, coordinate);
  const names = [...program.hyper, 't', 'delay'];
  const evaluate = evaluator(value, names);
  const values = program.hyper.map((name) => settings.hyper[name]);
  if (!changes(value) && !isLate(program, value)) {
    const constant = evaluate(...values, 0, 0);
    return () => constant;
  }
  return (t, delay = 0) => evaluate(...values, t, delay);
}

/** Whether a column differs with the delay of the step. */
export const isLate = ({ late }: Program, value: Node): boolean => late.has('delay') && namesIn(value).has('delay');

/** The rows of a program's step table, one at a time, for whatever settings: a run's at step t, in f64. */
export function rowsOf(program: Program): (settings: Settings, t: number) => number[] {
  const names = [...program.hyper, 't'];
  const columns = program.scalars.map(({ value }) => {
    if (noiseOf(program, value) >= 0) return (settings: Settings, t: number) => column(program, settings, value)(t);
    const evaluate = evaluator(value, names);
    return ({ hyper }: Settings, t: number) => evaluate(...program.hyper.map((name) => hyper[name]), t);
  });
  return (settings, t) => columns.map((at) => at(settings, t));
}

/** The coordinate whose noise a column is; −1: it is none, or a hyperparameter that is called so. */
const noiseOf = ({ hyper }: Program, value: Node): number =>
  value.kind === 'name' && !hyper.includes(value.name) ? noiseColumns.indexOf(value.name) : -1;

const noise =
  ({ seed = 0, stream = 0 }: Settings, coordinate: number) =>
  (t: number): number =>
    randomNormal(seed, stream, t, coordinate);

/** Whether a column differs from step to step. */
export const changes = (value: Node): boolean => ['t', ...noiseColumns].some((name) => namesIn(value).has(name));
