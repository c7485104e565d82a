import { type Evaluator, evaluator, type Node, parseRule, type RuleReading, validity } from '../../math';
import { randomNormal } from '../../study/random';
import { isHeld } from '../limits';
import { keptNames, lateArrays, parameterRule } from '../parameters';
import type { Run } from '../run';
import { stepTable } from '../steps';

/** θ and every state of a rule, each as long as θ, in the order of its program. */
export type Arrays = readonly Float64Array[];

/** A rule over any number of parameters in f64: the specification of every engine. */
export interface ParameterStepper {
  /** θ and the states before the first update. */
  readonly initial: (theta: ArrayLike<number>) => Arrays;
  /** Where the gradient of update t is taken; NaN where not valid. */
  readonly locate: (arrays: Arrays, t: number, hyper: Run['hyper']) => Float64Array;
  /** θ and the states after update t; NaN where not valid, or where single precision does not hold the gradient. */
  readonly follow: (
    arrays: Arrays,
    t: number,
    hyper: Run['hyper'],
    gradient: ArrayLike<number>,
    lateness?: Lateness,
  ) => Arrays;
}

/** How late a gradient comes, as a rule reads it; nothing is late where nothing is said. */
export interface Lateness {
  readonly delay?: number;
  readonly back?: ArrayLike<number>;
  readonly drift?: ArrayLike<number>;
}

/** The rule of a run in f64; throws a RangeError for one that needs second derivatives. */
export function parameterStepper(run: Run, reading?: RuleReading): ParameterStepper {
  const program = parseRule(run.rule, Object.keys(run.hyper), reading);
  const rule = parameterRule(program, { trees: (nodes) => nodes, valid: (node) => validity(node) });
  const sums = rule.sums.flatMap(({ value, valid }) => (valid === undefined ? [value] : [value, valid]));
  const late = lateArrays(program);
  const names = [...keptNames(program), 'g', 'xi', ...late, ...rule.scalars.map(({ name }) => name), ...sums];
  const read = (node: Node): Evaluator => evaluator(node, names);
  const terms = rule.sums.map(({ term, valid }) => ({ valid, term: read(term) }));
  const update = rule.update.map(read);
  const lookahead = rule.gradientAt && read(rule.gradientAt);
  const { seed = 0, stream = 0 } = run;
  const row = (t: number, hyper: Run['hyper'], delay?: number) => [
    ...stepTable({ ...program, scalars: rule.scalars }, { hyper }, 1, t, delay),
  ];
  /** What an evaluator gives at every coordinate of g, xi and what is late; names that nobody knows yet are 0. */
  const each = (arrays: Arrays, given: readonly ArrayLike<number>[], shared: readonly number[]) => {
    const known = [...shared, ...sums.slice(shared.length - rule.scalars.length).map(() => 0)];
    return (value: Evaluator) =>
      arrays[0].map((_, i) => value(...[...arrays, ...given].map((array) => array[i] ?? 0), ...known));
  };
  const nothing = ['g', 'xi', ...late].map(() => []);
  return {
    initial: (theta) => [
      Float64Array.from(theta),
      ...program.states.map((s) => new Float64Array(theta.length).fill(s.initial)),
    ],
    locate: (arrays, t, hyper) => (lookahead ? each(arrays, nothing, row(t, hyper))(lookahead) : arrays[0]),
    follow: (arrays, t, hyper, gradient, lateness = {}) => {
      const g = Float64Array.from(gradient, (slope) => (isHeld(slope) ? slope : Number.NaN));
      const xi = program.noisy ? g.map((_, i) => randomNormal(seed, stream, t, i)) : [];
      const given = [g, xi, ...late.map((name) => lateness[name] ?? [])];
      const shared = row(t, hyper, lateness.delay);
      for (const { term, valid } of terms) {
        const total = each(arrays, given, shared)(term).reduce((a, b) => a + b, 0);
        shared.push(...(valid === undefined ? [total] : Number.isNaN(total) ? [0, 0] : [total, 1]));
      }
      const after = update.map(each(arrays, given, shared));
      return after.map((values) => values.map((value, i) => (Number.isNaN(g[i]) ? Number.NaN : value)));
    },
  };
}
