import { num, once, where } from './build';
import { operation } from './ops';
import { simplify } from './simplify';
import type { Node } from './tree';
import { validity } from './valid';

/** A tree as a function of the values of `names`, in that order. */
export type Evaluator = (...values: number[]) => number;

/** The f64 meaning of trees: NaN where an operation is not valid. Each shared subtree is computed once. */
export function evaluator(node: Node, names: readonly string[]): Evaluator {
  const [run] = evaluators([node], names);
  return run;
}

/** Several trees over the same names, each checked by its own validity. */
const evaluators = (nodes: readonly Node[], names: readonly string[]): Evaluator[] =>
  nodes.map((node) => {
    const tree = simplify(node);
    return tape(where(validity(tree), tree, Number.NaN), names);
  });

/** A straight list of instructions over an array of values: faster than closures, and nothing is generated. */
function tape(node: Node, names: readonly string[]): Evaluator {
  const slots = names.map(() => 0);
  const steps: { run: (...args: number[]) => number; args: number[]; to: number }[] = [];
  const slotOf = once<number>((n, again) => {
    if (n.kind === 'name') return nameSlot(names, n.name);
    if (n.kind === 'num') return slots.push(n.value) - 1;
    const args = n.args.map(again);
    const to = slots.push(0) - 1;
    steps.push({ run: operation(n.op).evaluate, args, to });
    return to;
  });
  const result = slotOf(node.kind === 'call' && node.op === 'where' && isTrue(node.args[0]) ? node.args[1] : node);
  const memory = Float64Array.from(slots);
  const compute = () => {
    for (const { run, args, to } of steps) {
      memory[to] = call(run, args, memory);
    }
    return memory[result];
  };
  if (names.length !== 2) {
    return (...values) => {
      for (let i = 0; i < values.length; i++) memory[i] = values[i];
      return compute();
    };
  }
  // A surface, asked for the f of every pixel: no list is made.
  return (x, y) => {
    memory[0] = x;
    memory[1] = y;
    return compute();
  };
}

/** What formulas are mostly made of. */
const [add, sub, mul, powi] = ['add', 'sub', 'mul', 'powi'].map((op): Evaluator => operation(op).evaluate);

/**
 * By arity, so that no argument list is built and variadic functions see only what is theirs. The most frequent
 * operations are called by a name of their own: a compiler inlines only calls that always lead to the same place.
 */
function call(run: Evaluator, args: readonly number[], memory: Float64Array): number {
  if (args.length === 2) {
    const [a, b] = [memory[args[0]], memory[args[1]]];
    if (run === mul) return mul(a, b);
    if (run === add) return add(a, b);
    if (run === sub) return sub(a, b);
    if (run === powi) return powi(a, b);
    return run(a, b);
  }
  if (args.length === 1) return run(memory[args[0]]);
  return run(...args.map((slot) => memory[slot]));
}

function nameSlot(names: readonly string[], wanted: string): number {
  const at = names.indexOf(wanted);
  if (at < 0) throw new Error(`no value for '${wanted}'; given: ${names.join(' ')}`);
  return at;
}

const isTrue = (node: Node): boolean => node.kind === 'num' && node.value === num(1).value;
