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
  const steps: Step[] = [];
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
  const perform = performer(steps, memory);
  if (names.length !== 2) {
    return (...values) => {
      for (let i = 0; i < values.length; i++) memory[i] = values[i];
      perform();
      return memory[result];
    };
  }
  // A surface, asked for the f of every pixel: no list is made.
  return (x, y) => {
    memory[0] = x;
    memory[1] = y;
    perform();
    return memory[result];
  };
}

/** One operation: slots of what it is given, and of what it gives. */
interface Step {
  readonly run: Evaluator;
  readonly args: readonly number[];
  readonly to: number;
}

/**
 * The kinds of steps: what formulas are mostly made of, then the others by arity, so that variadic functions see only
 * what is theirs.
 */
const kind = { add: 0, sub: 1, mul: 2, div: 3, powi: 4, ofOne: 5, ofTwo: 6, ofMany: 7 } as const;

/** By names of their own: a compiler inlines only calls that always lead to the same place. */
const [add, sub, mul, div, powi] = ['add', 'sub', 'mul', 'div', 'powi'].map((op): Evaluator => operation(op).evaluate);
const frequent = [add, sub, mul, div, powi];

function kindOf({ run, args }: Step): number {
  const known = frequent.indexOf(run);
  if (args.length === 2) return known >= 0 ? known : kind.ofTwo;
  return args.length === 1 ? kind.ofOne : kind.ofMany;
}

/** Does all steps on a memory. */
function performer(steps: readonly Step[], memory: Float64Array): () => void {
  const kinds = Uint8Array.from(steps, kindOf);
  const [first, second] = [0, 1].map((i) => Int32Array.from(steps, ({ args }) => args[i] ?? 0));
  const to = Int32Array.from(steps, (step) => step.to);
  const perform = (i: number, a: number, b: number): number => {
    const { run, args } = steps[i];
    if (kinds[i] === kind.ofOne) return run(a);
    return kinds[i] === kind.ofTwo ? run(a, b) : run(...args.map((slot) => memory[slot]));
  };
  return () => {
    for (let i = 0; i < kinds.length; i++) {
      const a = memory[first[i]];
      const b = memory[second[i]];
      switch (kinds[i]) {
        case kind.mul:
          memory[to[i]] = mul(a, b);
          break;
        case kind.add:
          memory[to[i]] = add(a, b);
          break;
        case kind.sub:
          memory[to[i]] = sub(a, b);
          break;
        case kind.div:
          memory[to[i]] = div(a, b);
          break;
        case kind.powi:
          memory[to[i]] = powi(a, b);
          break;
        default:
          memory[to[i]] = perform(i, a, b);
      }
    }
  };
}

function nameSlot(names: readonly string[], wanted: string): number {
  const at = names.indexOf(wanted);
  if (at < 0) throw new Error(`no value for '${wanted}'; given: ${names.join(' ')}`);
  return at;
}

const isTrue = (node: Node): boolean => node.kind === 'num' && node.value === num(1).value;
