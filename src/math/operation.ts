import { add, call, div, eq, lt, num, where } from './build';
import { type Argument, binding, type Layout, operator, row } from './layout';
import type { Node } from './tree';
import type { Code } from './wasm/code';

/** An operation both f32 targets have: WGSL text of its arguments, and the instructions that follow them on the stack. */
interface Base {
  readonly wgsl: (...args: string[]) => string;
  readonly wasm: Code;
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
  /** The same where `root` is 0: of what is at its least there, and so has a cone's tip for a root, the subgradient of least norm; else none. */
  readonly subderivative?: (args: readonly Node[], d: readonly Node[]) => Node;
  /** What is 0 where the derivative is not finite. */
  readonly root?: (args: readonly Node[]) => Node;
  /** Where two branches meet. */
  readonly kink?: (args: readonly Node[]) => Kink;
  /** Where the arguments are allowed; null: everywhere. */
  readonly valid: ((...args: Node[]) => Node) | null;
  /** What f32 must hold of allowed arguments; absent: an infinity that stands for what it does not hold is harmless. */
  readonly holds?: (...args: Node[]) => Node;
  /** What each operand of IEEE f32 arithmetic hands on to the result; absent: nothing is promised. */
  readonly passes?: readonly Poison[];
  /** What IEEE f32 arithmetic gives where the arguments are not allowed; absent: nothing is promised. */
  readonly invalid?: Poison;
}

/** A function that is the one or the other of two, and at a tie both. */
export interface Kink {
  readonly tie: Node;
  readonly branches: readonly [Node, Node];
  /** Whether `derivative` is that of least norm at the tie already: one branch leads up as steeply as the other down, or is flat. */
  readonly settled: boolean;
}

/** d / under, where under is 0 with `zero`: 0 if d is 0 there too, as at the tip of a cone, and else not finite. */
export const overRoot = (d: Node, zero: Node, under: Node): Node => div(d, add(under, atTip(zero, d)));

/** 1 where both are 0, else 0: it keeps the bits of what it is added to. */
export const atTip = (zero: Node, d: Node): Node => where(call('and', eq(zero, 0), eq(d, 0)), 1, 0);

/** The derivative of what is flat. */
export const zero = () => num(0);

/** The setting of a sign between two arguments; it binds to the left. */
export const infix = (symbol: string, binds: number) => ({
  binds,
  layout: (a: Argument, b: Argument) => row(a(binds), operator(symbol), b(binds + 1)),
});

/** The setting of a function by its name, and the base of a logarithm. */
export const named = (name: string, base?: string) => ({
  binds: binding.atom,
  layout: (...args: Argument[]): Layout => ({
    kind: 'function',
    name,
    ...(base !== undefined && { base }),
    args: args.map((a) => a(0)),
  }),
});

/** The setting of what stands between two signs. */
export const between = (open: string, close: string) => ({
  binds: binding.atom,
  layout: (a: Argument): Layout => ({ kind: 'fence', open, close, inside: a(0) }),
});

/** A number that f32 holds: less than the last one, so that no compiler takes the comparison for granted. */
export const isHeld = (a: Node): Node => lt(a, 3.4e38);
