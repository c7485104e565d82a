import { add, call, div, eq, ge, gt, lt, mul, ne, neg, num, pow, sub, where } from './build';
import { i32, vector } from './bytes';
import * as expansions from './expansions';
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
}

const zero = () => num(0);
const infix = (symbol: string, binds: number) => ({
  binds,
  layout: (a: Argument, b: Argument) => row(a(binds), operator(symbol), b(binds + 1)),
});
const named = (name: string) => ({
  binds: binding.atom,
  layout: (...args: Argument[]): Layout => ({ kind: 'function', name, args: args.map((a) => a(0)) }),
});

const comparison = (symbol: string, wgsl: string, wasm: readonly number[], test: (a: number, b: number) => boolean) =>
  ({
    arity: 2,
    condition: true,
    evaluate: (a: number, b: number) => (test(a, b) ? 1 : 0),
    f32: { wgsl: (a: string, b: string) => `(${a} ${wgsl} ${b})`, wasm },
    ...infix(symbol, binding.condition),
    derivative: zero,
    valid: null,
  }) satisfies Operation;

const constant = (name: string, value: number) =>
  ({
    arity: 0,
    evaluate: () => value,
    f32: { expand: () => num(value) },
    binds: binding.atom,
    layout: (): Layout => ({ kind: 'symbol', name }),
    derivative: zero,
    valid: null,
  }) satisfies Operation;

/** The bit patterns of f32: operations of expansions alone, without a name in the language. */
const internal = (evaluate: (a: number) => number, wgsl: (a: string) => string, wasm: readonly number[]) =>
  ({
    arity: 1,
    evaluate,
    f32: { wgsl, wasm },
    ...named('internal'),
    derivative: zero,
    valid: null,
  }) satisfies Operation;

/** floor(log2 |a|), in f64. */
const exponentOf = (a: number) => {
  const guess = Math.floor(Math.log2(Math.abs(a)));
  return 2 ** guess > Math.abs(a) ? guess - 1 : 2 ** (guess + 1) <= Math.abs(a) ? guess + 1 : guess;
};

/** The table of operations. */
const table = {
  add: {
    arity: 2,
    evaluate: (a, b) => a + b,
    f32: { wgsl: (a, b) => `(${a} + ${b})`, wasm: vector.add },
    ...infix('+', binding.sum),
    derivative: (_, [da, db]) => add(da, db),
    valid: null,
  },
  sub: {
    arity: 2,
    evaluate: (a, b) => a - b,
    f32: { wgsl: (a, b) => `(${a} - ${b})`, wasm: vector.sub },
    ...infix('−', binding.sum),
    derivative: (_, [da, db]) => sub(da, db),
    valid: null,
  },
  mul: {
    arity: 2,
    evaluate: (a, b) => a * b,
    f32: { wgsl: (a, b) => `(${a} * ${b})`, wasm: vector.mul },
    ...infix('\u2062', binding.product),
    derivative: ([a, b], [da, db]) => add(mul(da, b), mul(a, db)),
    valid: null,
  },
  div: {
    arity: 2,
    evaluate: (a, b) => a / b,
    f32: { wgsl: (a, b) => `(${a} / ${b})`, wasm: vector.div },
    binds: binding.product,
    layout: (a, b) => ({ kind: 'fraction', over: a(0), under: b(0) }),
    derivative: ([a, b], [da, db]) => div(sub(da, mul(div(a, b), db)), b),
    valid: (_, b) => ne(b, 0),
  },
  neg: {
    arity: 1,
    evaluate: (a) => -a,
    f32: { wgsl: (a) => `(-${a})`, wasm: vector.neg },
    binds: binding.sign,
    layout: (a) => row(operator('−'), a(binding.sign)),
    derivative: (_, [da]) => neg(da),
    valid: null,
  },
  powi: {
    arity: 2,
    evaluate: (a, n) => a ** n,
    f32: { expand: (a, n) => expansions.integerPower(a, n.kind === 'num' ? n.value : Number.NaN) },
    binds: binding.power,
    layout: (a, n) => ({ kind: 'power', base: a(binding.atom), exponent: n(0) }),
    derivative: ([a, n], [da]) => mul(mul(n, pow(a, n.kind === 'num' ? n.value - 1 : sub(n, 1))), da),
    valid: (a, n) => (n.kind === 'num' && n.value < 0 ? ne(a, 0) : num(1)),
  },
  pow: {
    arity: 2,
    evaluate: (a, b) => (a > 0 ? a ** b : a === 0 && b > 0 ? 0 : Number.NaN),
    f32: { expand: expansions.power },
    binds: binding.power,
    layout: (a, b) => ({ kind: 'power', base: a(binding.atom), exponent: b(0) }),
    derivative: ([a, b], [da, db]) =>
      b.kind === 'num'
        ? mul(mul(b, pow(a, b.value - 1)), da)
        : mul(call('pow', a, b), add(mul(db, call('log', a)), div(mul(b, da), a))),
    valid: (a, b) => call('or', gt(a, 0), call('and', eq(a, 0), gt(b, 0))),
  },
  sqrt: {
    arity: 1,
    evaluate: Math.sqrt,
    f32: { wgsl: (a) => `sqrt(${a})`, wasm: vector.sqrt },
    binds: binding.atom,
    layout: (a) => ({ kind: 'root', of: a(0) }),
    derivative: ([a], [da]) => div(da, mul(2, call('sqrt', a))),
    valid: (a) => ge(a, 0),
  },
  exp: {
    arity: 1,
    evaluate: Math.exp,
    f32: { expand: expansions.exp },
    binds: binding.power,
    layout: (a) => ({ kind: 'power', base: { kind: 'symbol', name: 'e' }, exponent: a(0) }),
    derivative: ([a], [da]) => mul(call('exp', a), da),
    valid: null,
  },
  log: {
    arity: 1,
    evaluate: Math.log,
    f32: { expand: expansions.log },
    ...named('log'),
    derivative: ([a], [da]) => div(da, a),
    valid: (a) => gt(a, 0),
  },
  sin: {
    arity: 1,
    evaluate: Math.sin,
    f32: { expand: expansions.sin },
    ...named('sin'),
    derivative: ([a], [da]) => mul(call('cos', a), da),
    valid: null,
  },
  cos: {
    arity: 1,
    evaluate: Math.cos,
    f32: { expand: expansions.cos },
    ...named('cos'),
    derivative: ([a], [da]) => neg(mul(call('sin', a), da)),
    valid: null,
  },
  tan: {
    arity: 1,
    evaluate: Math.tan,
    f32: { expand: expansions.tan },
    ...named('tan'),
    derivative: ([a], [da]) => mul(add(1, pow(call('tan', a), 2)), da),
    valid: null,
  },
  tanh: {
    arity: 1,
    evaluate: Math.tanh,
    f32: { expand: expansions.tanh },
    ...named('tanh'),
    derivative: ([a], [da]) => mul(sub(1, pow(call('tanh', a), 2)), da),
    valid: null,
  },
  abs: {
    arity: 1,
    evaluate: Math.abs,
    f32: { wgsl: (a) => `abs(${a})`, wasm: vector.abs },
    binds: binding.atom,
    layout: (a) => ({ kind: 'fence', open: '|', close: '|', inside: a(0) }),
    derivative: ([a], [da]) => mul(call('sign', a), da),
    valid: null,
  },
  sign: {
    arity: 1,
    evaluate: (a) => (a > 0 ? 1 : a < 0 ? -1 : 0),
    f32: { expand: expansions.sign },
    ...named('sign'),
    derivative: zero,
    valid: null,
  },
  floor: {
    arity: 1,
    evaluate: Math.floor,
    f32: { wgsl: (a) => `floor(${a})`, wasm: vector.floor },
    binds: binding.atom,
    layout: (a) => ({ kind: 'fence', open: '⌊', close: '⌋', inside: a(0) }),
    derivative: zero,
    valid: null,
  },
  min: {
    arity: 2,
    evaluate: Math.min,
    f32: { expand: expansions.min },
    ...named('min'),
    derivative: ([a, b], [da, db]) => where(lt(b, a), db, da),
    valid: null,
  },
  max: {
    arity: 2,
    evaluate: Math.max,
    f32: { expand: expansions.max },
    ...named('max'),
    derivative: ([a, b], [da, db]) => where(lt(a, b), db, da),
    valid: null,
  },
  where: {
    arity: 3,
    evaluate: (c, p, q) => (c ? p : q),
    f32: { wgsl: (c, p, q) => `select(${q}, ${p}, ${c})`, wasm: vector.bitselect, stack: [1, 2, 0] },
    binds: binding.sum,
    layout: (c, p, q) => ({
      kind: 'cases',
      rows: [
        { value: p(0), when: c(0) },
        { value: q(0), when: undefined },
      ],
    }),
    derivative: ([c], [, dp, dq]) => where(c, dp, dq),
    valid: null,
  },
  lt: comparison('<', '<', vector.lt, (a, b) => a < b),
  le: comparison('≤', '<=', vector.le, (a, b) => a <= b),
  gt: comparison('>', '>', vector.gt, (a, b) => a > b),
  ge: comparison('≥', '>=', vector.ge, (a, b) => a >= b),
  eq: comparison('=', '==', vector.eq, (a, b) => a === b),
  ne: comparison('≠', '!=', vector.ne, (a, b) => a !== b),
  and: comparison('∧', '&', vector.and, (a, b) => a !== 0 && b !== 0),
  or: comparison('∨', '|', vector.or, (a, b) => a !== 0 || b !== 0),
  /** Adds over the coordinates; each target sees to it, and only `perPoint` may use it. */
  sum: {
    arity: 1,
    evaluate: (a) => a,
    f32: { wgsl: (a) => `sum(${a})`, wasm: [] },
    binds: binding.product,
    layout: (a) => row(operator('∑'), a(binding.product)),
    derivative: (_, [da]) => call('sum', da),
    valid: null,
  },
  pi: constant('pi', Math.PI),
  e: constant('e', Math.E),
  exp2i: internal(
    (n) => 2 ** n,
    (n) => `exp2i$(${n})`,
    [...vector.i32x4TruncSat, ...i32(127), ...vector.i32x4Splat, ...vector.i32x4Add, ...i32(23), ...vector.i32x4Shl],
  ),
  exponent: internal(exponentOf, (a) => `exponent$(${a})`, [
    ...i32(23),
    ...vector.i32x4ShrU,
    ...i32(127),
    ...vector.i32x4Splat,
    ...vector.i32x4Sub,
    ...vector.f32x4Convert,
  ]),
  mantissa: internal(
    (a) => a / 2 ** exponentOf(a),
    (a) => `mantissa$(${a})`,
    [...i32(0x7fffff), ...vector.i32x4Splat, ...vector.and, ...i32(0x3f800000), ...vector.i32x4Splat, ...vector.or],
  ),
} satisfies Record<string, Operation>;

/** The name of an operation. */
export type OperationName = keyof typeof table;

/** Every operation by name; a Map, so that no text of a user reaches a prototype. */
export const operations: ReadonlyMap<string, Operation> = new Map(Object.entries(table));

/** The row of an operation that is known to exist. */
export function operation(op: string): Operation {
  const found = operations.get(op);
  if (!found) throw new Error(`no operation '${op}'`);
  return found;
}

/** What the language lets a user call, in the order in which it is listed. */
export const functionNames = [
  'sqrt',
  'exp',
  'log',
  'sin',
  'cos',
  'tan',
  'tanh',
  'abs',
  'sign',
  'min',
  'max',
  'floor',
  'where',
  'sum',
] as const satisfies readonly OperationName[];

/** Comparisons as they are typed. */
export const comparisons: ReadonlyMap<string, OperationName> = new Map([
  ['<', 'lt'],
  ['<=', 'le'],
  ['>', 'gt'],
  ['>=', 'ge'],
  ['==', 'eq'],
  ['!=', 'ne'],
]);
