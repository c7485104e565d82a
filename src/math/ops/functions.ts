import { add, call, div, ge, gt, lt, mul, neg, pow, sub, where } from '../build';
import { vector } from '../bytes';
import * as expansions from '../expansions';
import { binding } from '../layout';
import { named, type Operation, zero } from '../operation';

/** Functions that are called by name. */
export const functions = {
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
} satisfies Record<string, Operation>;
