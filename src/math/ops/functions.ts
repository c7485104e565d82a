import { add, call, div, eq, ge, gt, lt, mul, neg, num, pow, where } from '../build';
import * as expansions from '../expansions';
import { binding } from '../layout';
import { atTip, between, isHeld, named, type Operation, zero } from '../operation';
import type { Node } from '../tree';
import { vector } from '../wasm/instructions';

/** Roots, logarithms, what has a corner, and what neurons are made of. */
export const functions = {
  sqrt: {
    arity: 1,
    evaluate: Math.sqrt,
    f32: { wgsl: (a) => `sqrt(${a})`, wasm: vector.sqrt },
    binds: binding.atom,
    layout: (a) => ({ kind: 'root', of: a(0) }),
    derivative: ([a], [da]) => div(da, mul(2, call('sqrt', a))),
    subderivative: ([a], [da]) => div(da, mul(2, add(call('sqrt', a), atTip(a, da)))),
    root: ([a]) => a,
    valid: (a) => ge(a, 0),
    holds: isHeld,
    passes: ['infinite'],
    invalid: 'nan',
  },
  cbrt: {
    arity: 1,
    evaluate: Math.cbrt,
    f32: { expand: expansions.cbrt },
    binds: binding.atom,
    layout: (a) => ({ kind: 'root', of: a(0), index: '3' }),
    derivative: ([a], [da]) => div(da, mul(3, pow(call('cbrt', a), 2))),
    subderivative: ([a], [da]) => div(da, mul(3, add(pow(call('cbrt', a), 2), atTip(a, da)))),
    root: ([a]) => a,
    valid: null,
    holds: (a) => isHeld(call('abs', a)),
  },
  hypot: {
    arity: 2,
    evaluate: Math.hypot,
    f32: { expand: expansions.hypot },
    ...named('hypot'),
    derivative: ([a, b], [da, db]) => slopeOfHypot(a, b, da, db, call('hypot', a, b)),
    // The tip of a cone, whatever the arguments' slopes.
    subderivative: ([a, b], [da, db]) => {
      const length = call('hypot', a, b);
      return slopeOfHypot(a, b, da, db, add(length, where(eq(length, 0), 1, 0)));
    },
    root: (args) => call('hypot', ...args),
    valid: null,
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
    ...named('ln'),
    derivative: ([a], [da]) => div(da, a),
    valid: (a) => gt(a, 0),
    holds: isHeld,
  },
  log2: {
    arity: 1,
    evaluate: Math.log2,
    f32: { expand: expansions.log2 },
    ...named('log', '2'),
    derivative: ([a], [da]) => div(da, mul(a, Math.LN2)),
    valid: (a) => gt(a, 0),
    holds: isHeld,
  },
  log10: {
    arity: 1,
    evaluate: Math.log10,
    f32: { expand: expansions.log10 },
    ...named('log', '10'),
    derivative: ([a], [da]) => div(da, mul(a, Math.LN10)),
    valid: (a) => gt(a, 0),
    holds: isHeld,
  },
  abs: {
    arity: 1,
    evaluate: Math.abs,
    f32: { wgsl: (a) => `abs(${a})`, wasm: vector.abs },
    ...between('|', '|'),
    derivative: ([a], [da]) => mul(call('sign', a), da),
    kink: ([a]) => ({ tie: eq(a, 0), branches: [a, neg(a)], settled: true }),
    valid: null,
    passes: ['infinite'],
  },
  sign: {
    arity: 1,
    evaluate: (a) => (a > 0 ? 1 : a < 0 ? -1 : 0),
    f32: { expand: expansions.sign },
    ...named('sign'),
    derivative: zero,
    valid: null,
  },
  min: {
    arity: 2,
    evaluate: Math.min,
    f32: { expand: expansions.min },
    ...named('min'),
    derivative: ([a, b], [da, db]) => where(lt(b, a), db, da),
    kink: ([a, b]) => ({ tie: eq(a, b), branches: [a, b], settled: false }),
    valid: null,
  },
  max: {
    arity: 2,
    evaluate: Math.max,
    f32: { expand: expansions.max },
    ...named('max'),
    derivative: ([a, b], [da, db]) => where(lt(a, b), db, da),
    kink: ([a, b]) => ({ tie: eq(a, b), branches: [a, b], settled: false }),
    valid: null,
  },
  relu: {
    arity: 1,
    evaluate: (a) => (a > 0 ? a : 0),
    f32: { expand: expansions.relu },
    ...named('relu'),
    derivative: ([a], [da]) => where(gt(a, 0), da, 0),
    kink: ([a]) => ({ tie: eq(a, 0), branches: [a, num(0)], settled: true }),
    valid: null,
  },
  softplus: {
    arity: 1,
    evaluate: (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
    f32: { expand: expansions.softplus },
    ...named('softplus'),
    derivative: ([a], [da]) => mul(call('sigmoid', a), da),
    valid: null,
  },
  sigmoid: {
    arity: 1,
    evaluate: (a) => (a < 0 ? Math.exp(a) / (1 + Math.exp(a)) : 1 / (1 + Math.exp(-a))),
    f32: { expand: expansions.sigmoid },
    ...named('sigmoid'),
    // Not 1 − σ, which has no digits left where σ is 1.
    derivative: ([a], [da]) => mul(mul(call('sigmoid', a), call('sigmoid', neg(a))), da),
    valid: null,
  },
} satisfies Record<string, Operation>;

/** The slope along a direction: each argument's, by its share of the length. */
function slopeOfHypot(a: Node, b: Node, da: Node, db: Node, length: Node): Node {
  return add(mul(div(a, length), da), mul(div(b, length), db));
}
