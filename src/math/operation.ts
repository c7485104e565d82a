import { num } from './build';
import { type Argument, binding, type Layout, operator, row } from './layout';
import type { Node } from './tree';

/** An operation both f32 targets have: WGSL text of its arguments, and the instructions that follow them on the stack. */
interface Base {
  readonly wgsl: (...args: string[]) => string;
  readonly wasm: readonly number[];
  /** Order in which the arguments go on the stack, where it is not theirs. */
  readonly stack?: readonly number[];
}

/** An operation that f32 targets compute from base operations. */
interface Expanded {
  readonly expand: (...args: Node[]) => Node;
}

/** A result that shows that something was not valid: NaN alone, or NaN or an infinity. */
export type Poison = 'nan' | 'infinite';

/** One operation with every reading of it; a reading that is missing does not compile. */
export interface Operation {
  readonly arity: number;
  /** true: gives a condition (1 or 0 in f64), not a number. */
  readonly condition?: true;
  /** The meaning, in f64. */
  readonly evaluate: (...args: number[]) => number;
  /** The reading in f32. */
  readonly f32: Base | Expanded;
  /** Binding of the result, and how it is set as a formula. */
  readonly binds: number;
  readonly layout: (...args: Argument[]) => Layout;
  /** The derivative, given the arguments and their derivatives. */
  readonly derivative: (args: readonly Node[], d: readonly Node[]) => Node;
  /** Where the arguments are allowed; null: everywhere. */
  readonly valid: ((...args: Node[]) => Node) | null;
  /** What each operand of IEEE f32 arithmetic hands on to the result; absent: nothing is promised. */
  readonly passes?: readonly Poison[];
  /** What IEEE f32 arithmetic gives where the arguments are not allowed; absent: nothing is promised. */
  readonly invalid?: Poison;
}

/** The derivative of what is flat. */
export const zero = () => num(0);

/** The setting of a sign between two arguments; it binds to the left. */
export const infix = (symbol: string, binds: number) => ({
  binds,
  layout: (a: Argument, b: Argument) => row(a(binds), operator(symbol), b(binds + 1)),
});

/** The setting of a function by its name. */
export const named = (name: string) => ({
  binds: binding.atom,
  layout: (...args: Argument[]): Layout => ({ kind: 'function', name, args: args.map((a) => a(0)) }),
});
