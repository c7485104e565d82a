import { type Evaluator, evaluator, type Node, parseRule, validity } from '../../math';
import { randomNormal } from '../../study/random';
import { isHeld } from '../limits';
import { keptNames, parameterRule } from '../parameters';
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
  readonly follow: (arrays: Arrays, t: number, hyper: Run['hyper'], gradient: ArrayLike<number>) => Arrays;
}

/** The rule of a run in f64; throws a RangeError for one that needs second derivatives. */
export function parameterStepper(run: Run): ParameterStepper {
  const program = parseRule(run.rule, Object.keys(run.hyper));
  const rule = parameterRule(program, { trees: (nodes) => nodes, valid: (node) => validity(node) });
  const sums = rule.sums.flatMap(({ value, valid }) => (valid === undefined ? [value] : [value, valid]));
  const names = [...keptNames(program), 'g', 'xi', ...rule.scalars.map(({ name }) => name), ...sums];
  const read = (node: Node): Evaluator => evaluator(node, names);
  const terms = rule.sums.map(({ term, valid }) => ({ valid, term: read(term) }));
  const update = rule.update.map(read);
  const lookahead = rule.gradientAt && read(rule.gradientAt);
  const { seed = 0, stream = 0 } = run;
  const row = (t: number, hyper: Run['hyper']) => [
    ...stepTable({ ...program, scalars: rule.scalars }, { hyper }, 1, t),
  ];
  /** What an evaluator gives at every coordinate; names that nobody knows yet are 0. */
  const each = (arrays: Arrays, g: ArrayLike<number>, xi: ArrayLike<number>, shared: readonly number[]) => {
    const known = [...shared, ...sums.slice(shared.length - rule.scalars.length).map(() => 0)];
    return (value: Evaluator) =>
      arrays[0].map((_, i) => value(...arrays.map((array) => array[i]), g[i] ?? 0, xi[i] ?? 0, ...known));
  };
  return {
    initial: (theta) => [
      Float64Array.from(theta),
      ...program.states.map((s) => new Float64Array(theta.length).fill(s.initial)),
    ],
    locate: (arrays, t, hyper) => (lookahead ? each(arrays, [], [], row(t, hyper))(lookahead) : arrays[0]),
    follow: (arrays, t, hyper, gradient) => {
      const g = Float64Array.from(gradient, (slope) => (isHeld(slope) ? slope : Number.NaN));
      const xi = program.noisy ? g.map((_, i) => randomNormal(seed, stream, t, i)) : [];
      const shared = row(t, hyper);
      for (const { term, valid } of terms) {
        const total = each(arrays, g, xi, shared)(term).reduce((a, b) => a + b, 0);
        shared.push(...(valid === undefined ? [total] : Number.isNaN(total) ? [0, 0] : [total, 1]));
      }
      const after = update.map(each(arrays, g, xi, shared));
      return after.map((values) => values.map((value, i) => (Number.isNaN(g[i]) ? Number.NaN : value)));
    },
  };
}
