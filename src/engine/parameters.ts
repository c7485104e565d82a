import type { Text } from '../i18n/text';
import {
  call,
  type Node,
  name,
  noiseColumns,
  num,
  type Program,
  parseRule,
  type RuleReading,
  scaled,
  singleValidity,
} from '../math';
import { once } from '../math/build';
import { sharer } from '../math/lower';
import type { Run } from './run';

/** A number that is added up over all parameters before they are updated, and the names that other trees read it by. */
export interface Sum {
  readonly value: string;
  /** 1 where every term is valid, else 0; absent where they always are. */
  readonly valid?: string;
  readonly term: Node;
}

/** A rule for any number of parameters: trees for each of them, over its own theta, g, states, xi, back and drift, the step's scalars and sums. */
export interface ParameterRule {
  readonly program: Program;
  /** The columns of a step's row; `xi` is no column here, each parameter has its own. */
  readonly scalars: Program['scalars'];
  /** What is added up, in this order: a term may read the sums before it. */
  readonly sums: readonly Sum[];
  /** theta, then each state, after the step. */
  readonly update: readonly Node[];
  /** Where the gradient is taken; undefined: at theta. */
  readonly gradientAt: Node | undefined;
}

/** Why a rule with `newton` does not run on more than two parameters. */
export const newtonNeedsTwo: Text = {
  en: 'Newton’s method needs every second derivative and solves for them at each step: here it runs on two parameters only.',
  zh: '牛顿法需要全部二阶导数，并且每步都要解一次方程组：这里只用于两个参数。',
};

/** How trees are read: in single precision, or as they are written. */
export interface Reading {
  readonly trees: (nodes: readonly Node[]) => readonly Node[];
  /** Where a tree is valid. */
  readonly valid: (node: Node) => Node;
}

const single: Reading = { trees: scaled, valid: (node) => singleValidity(node) };

/** The reading of a rule for any number of parameters. Throws a RangeError, in a sentence, for a rule with `newton`. */
export function parameterRule(program: Program, { trees, valid }: Reading = single): ParameterRule {
  if (program.newton) throw new RangeError(newtonNeedsTwo.en);
  const sums: Sum[] = [];
  const added = once<Node>((sum) => {
    if (sum.kind !== 'call') return sum;
    const term = taken(sum.args[0]);
    const value = `sum ${sums.length}`;
    const condition = valid(term);
    if (condition.kind === 'num' && condition.value !== 0) {
      sums.push({ value, term });
      return name(value);
    }
    const isValid = `${value} is valid`;
    sums.push({ value, term, valid: isValid });
    // A number that is none is not valid in any reading.
    return call('where', call('gt', name(isValid), 0), name(value), num(Number.NaN));
  });
  const taken = once<Node>((n, again) => {
    if (n.kind !== 'call') return n;
    return n.op === 'sum' ? added(n) : call(n.op, ...n.args.map(again));
  });
  const shared = sharer();
  const read = (nodes: readonly Node[]) => trees(nodes).map((n) => taken(shared(n)));
  return {
    program,
    scalars: program.scalars.filter(({ name }) => !noiseColumns.includes(name)),
    update: read([...program.update.values()]),
    gradientAt: program.gradientAt && read([program.gradientAt])[0],
    sums,
  };
}

/** The rule of a run for any number of parameters; `parallel`: with how late a gradient comes. Throws as `parameterRule` and `parseRule` do. */
export const ruleOf = (
  { rule, hyper }: Pick<Run, 'rule' | 'hyper'>,
  reading: RuleReading = 'sequential',
): ParameterRule => parameterRule(parseRule(rule, Object.keys(hyper), reading));

/** What a rule keeps for each parameter: theta, then its states. */
export const keptNames = (program: Program): string[] => ['theta', ...program.states.map((s) => s.name)];

/** What is given for each parameter of how late its gradient comes, where a rule reads it. */
export const lateArrays = ({ late }: Program): readonly ('back' | 'drift')[] =>
  (['back', 'drift'] as const).filter((name) => late.has(name));
