import { add, call, div, le, mul, neg, pow, sub } from '../build';
import * as expansions from '../expansions';
import * as inverse from '../inverse-expansions';
import { named, type Operation, overRoot } from '../operation';
import type { Node } from '../tree';

/** √(1 − a²), not from a² near ±1, where it has no digits left. */
const height = (a: Node): Node => call('sqrt', besideOne(a));
/** 1 − a². */
const besideOne = (a: Node): Node => mul(sub(1, a), add(1, a));

/** The circular functions and their inverses. */
export const circular = {
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
  asin: {
    arity: 1,
    evaluate: Math.asin,
    f32: { expand: inverse.asin },
    ...named('arcsin'),
    derivative: ([a], [da]) => div(da, height(a)),
    subderivative: ([a], [da]) => overRoot(da, besideOne(a), height(a)),
    root: ([a]) => besideOne(a),
    valid: (a) => le(call('abs', a), 1),
  },
  acos: {
    arity: 1,
    evaluate: Math.acos,
    f32: { expand: inverse.acos },
    ...named('arccos'),
    derivative: ([a], [da]) => neg(div(da, height(a))),
    subderivative: ([a], [da]) => neg(overRoot(da, besideOne(a), height(a))),
    root: ([a]) => besideOne(a),
    valid: (a) => le(call('abs', a), 1),
  },
  atan: {
    arity: 1,
    evaluate: Math.atan,
    f32: { expand: inverse.atan },
    ...named('arctan'),
    derivative: ([a], [da]) => div(da, add(1, pow(a, 2))),
    valid: null,
  },
  atan2: {
    arity: 2,
    // No sign of a zero: the angle of what lies on the left is π.
    evaluate: (y, x) => Math.atan2(y + 0, x + 0),
    f32: { expand: inverse.atan2 },
    ...named('atan2'),
    derivative: ([y, x], [dy, dx]) => div(sub(mul(x, dy), mul(y, dx)), add(pow(x, 2), pow(y, 2))),
    valid: null,
  },
} satisfies Record<string, Operation>;
