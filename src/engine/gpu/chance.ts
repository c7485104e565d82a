import { call, name, parseExpression, substitute } from '../../math';
import { mul, sub } from '../../math/build';

/** Quarters of a turn, to the nearest whole one, and what is left of the angle. */
const quarters = call('floor', parseExpression('4*v + 0.5', new Set(['v'])));
const rest = mul(sub(mul(4, name('v')), quarters), Math.PI / 2);

/**
 * A normal number of two random ones `u` and `v`, as `study/random` has it: √(−2 ln(1 − u)) cos 2πv. The angle is reduced
 * before it is a product with π, which single precision would round.
 */
export const normal = substitute(
  parseExpression(
    'sqrt(-2*log(1 - u))*where(j == 1, -sin(r), where(j == 2, -cos(r), where(j == 3, sin(r), cos(r))))',
    new Set(['u', 'j', 'r']),
  ),
  new Map([
    ['j', quarters],
    ['r', rest],
  ]),
);
