import { add, call, div, ge, lt, mul, pow, sub } from '../build';
import * as expansions from '../expansions';
import * as inverse from '../inverse-expansions';
import { named, type Operation, overRoot } from '../operation';
import type { Node } from '../tree';

/** √(a² − 1), not from a² near 1, where it has no digits left. */
const height = (a: Node): Node => call('sqrt', mul(sub(a, 1), add(a, 1)));

/** The hyperbolic functions and their inverses. */
export const hyperbolic = {
  sinh: {
    arity: 1,
    evaluate: Math.sinh,
    f32: { expand: expansions.sinh },
    ...named('sinh'),
    derivative: ([a], [da]) => mul(call('cosh', a), da),
    valid: null,
  },
  cosh: {
    arity: 1,
    evaluate: Math.cosh,
    f32: { expand: expansions.cosh },
    ...named('cosh'),
    derivative: ([a], [da]) => mul(call('sinh', a), da),
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
  asinh: {
    arity: 1,
    evaluate: Math.asinh,
    f32: { expand: inverse.asinh },
    ...named('arsinh'),
    derivative: ([a], [da]) => div(da, call('hypot', a, 1)),
    valid: null,
  },
  acosh: {
    arity: 1,
    evaluate: Math.acosh,
    f32: { expand: inverse.acosh },
    ...named('arcosh'),
    derivative: ([a], [da]) => div(da, height(a)),
    subderivative: ([a], [da]) => overRoot(da, sub(a, 1), height(a)),
    root: ([a]) => sub(a, 1),
    valid: (a) => ge(a, 1),
  },
  atanh: {
    arity: 1,
    evaluate: Math.atanh,
    f32: { expand: inverse.atanh },
    ...named('artanh'),
    derivative: ([a], [da]) => div(da, mul(sub(1, a), add(1, a))),
    valid: (a) => lt(call('abs', a), 1),
  },
} satisfies Record<string, Operation>;
