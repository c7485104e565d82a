import { call, type Evaluator, evaluator, type Node, name, noiseColumns, once, parseRule } from '../../math';
import { randomNormal } from '../../study/random';
import type { Run } from '../run';
import { column } from '../steps';

/** θ and every state of a rule, each as long as θ, in the order of its program. */
export type Arrays = readonly Float64Array[];

/** A rule over any number of parameters in f64: what the engines' updates are tested against. */
export interface ParameterRule {
  /** θ and the states before the first update. */
  readonly initial: (theta: Float64Array) => Arrays;
  /** Where the gradient of update t is taken. */
  readonly locate: (arrays: Arrays, t: number, hyper: Run['hyper']) => Float64Array;
  /** θ and the states after update t; NaN where not valid. */
  readonly follow: (arrays: Arrays, t: number, hyper: Run['hyper'], gradient: Float64Array) => Arrays;
}

/** A sum over the coordinates, by the name that stands for it in what reads it. */
interface Total {
  readonly name: string;
  readonly of: Node;
}

/** Takes a rule apart; throws a RangeError for one that needs second derivatives. */
export function parameterRule({ rule, hyper, seed = 0, stream = 0 }: Run): ParameterRule {
  const program = parseRule(rule, Object.keys(hyper));
  if (program.newton) throw new RangeError('a rule that reads newton is for two parameters alone');
  const scalars = program.scalars.filter((s) => !noiseColumns.includes(s.name));
  const arrays = ['theta', ...program.states.map((s) => s.name)];
  const { trees, totals } = withoutSums([...program.update.values()]);
  const names = [...arrays, 'g', 'xi', ...scalars.map((s) => s.name), ...totals.map((total) => total.name)];
  const update = trees.map((tree) => evaluator(tree, names));
  const sums = totals.map(({ of }) => evaluator(of, names));
  const at = program.gradientAt && evaluator(program.gradientAt, names);
  const row = (t: number, values: Run['hyper']) =>
    scalars.map(({ value }) => column(program, { hyper: values, seed, stream }, value)(t));
  /** What an evaluator gives at every coordinate. */
  const each = (state: Arrays, g: Float64Array | undefined, xi: Float64Array | undefined, rest: readonly number[]) => {
    const padded = [...rest, ...totals.slice(rest.length - scalars.length).map(() => 0)];
    return (run: Evaluator) =>
      state[0].map((_, i) => run(...state.map((array) => array[i]), g?.[i] ?? 0, xi?.[i] ?? 0, ...padded));
  };
  return {
    initial: (theta) => [theta.slice(), ...program.states.map((s) => theta.map(() => s.initial))],
    locate: (state, t, values) => (at ? each(state, undefined, undefined, row(t, values))(at) : state[0]),
    follow: (state, t, values, g) => {
      const xi = program.noisy ? g.map((_, i) => randomNormal(seed, stream, t, i)) : undefined;
      const known = row(t, values);
      for (const sum of sums) known.push(each(state, g, xi, known)(sum).reduce((a, b) => a + b, 0));
      return update.map(each(state, g, xi, known));
    },
  };
}

/** Trees with every sum replaced by a name, and the sums, those inside another first. */
function withoutSums(nodes: readonly Node[]): { trees: Node[]; totals: Total[] } {
  const totals = new Map<string, Total>();
  const read = once<Node>((n, again) => {
    if (n.kind !== 'call') return n;
    const args = n.args.map(again);
    if (n.op !== 'sum') return call(n.op, ...args);
    const key = JSON.stringify(args[0]);
    const known = totals.get(key) ?? { name: `sum ${totals.size}`, of: args[0] };
    totals.set(key, known);
    return name(known.name);
  });
  return { trees: nodes.map(read), totals: [...totals.values()] };
}
