import { add, call, div, eq, ge, gt, mul, ne, neg, num, pow, sub, where } from '../build';
import * as expansions from '../expansions';
import { binding, operator, product, row } from '../layout';
import { atTip, infix, isHeld, type Operation } from '../operation';
import { vector } from '../wasm/instructions';

/** a^n for a whole n by multiplication alone, which has the same bits in every browser; `**` need not. */
function multiplied(a: number, n: number): number {
  let [power, square] = [1, a];
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power *= square;
    square *= square;
  }
  return n < 0 ? 1 / power : power;
}

/** Sums, products and powers. */
export const arithmetic = {
  add: {
    arity: 2,
    evaluate: (a, b) => a + b,
    f32: { wgsl: (a, b) => `(${a} + ${b})`, wasm: vector.add },
    ...infix('+', binding.sum),
    derivative: (_, [da, db]) => add(da, db),
    valid: null,
    passes: ['infinite', 'infinite'],
  },
  sub: {
    arity: 2,
    evaluate: (a, b) => a - b,
    f32: { wgsl: (a, b) => `(${a} - ${b})`, wasm: vector.sub },
    ...infix('−', binding.sum),
    derivative: (_, [da, db]) => sub(da, db),
    valid: null,
    passes: ['infinite', 'infinite'],
  },
  mul: {
    arity: 2,
    evaluate: (a, b) => a * b,
    f32: { wgsl: (a, b) => `(${a} * ${b})`, wasm: vector.mul },
    binds: binding.product,
    layout: (a, b) => product(a(binding.product), b(binding.product + 1)),
    derivative: ([a, b], [da, db]) => add(mul(da, b), mul(a, db)),
    valid: null,
    passes: ['infinite', 'infinite'],
  },
  div: {
    arity: 2,
    evaluate: (a, b) => a / b,
    f32: { wgsl: (a, b) => `(${a} / ${b})`, wasm: vector.div },
    binds: binding.product,
    layout: (a, b) => ({ kind: 'fraction', over: a(0), under: b(0) }),
    derivative: ([a, b], [da, db]) => div(sub(da, mul(div(a, b), db)), b),
    valid: (_, b) => ne(b, 0),
    passes: ['infinite', 'nan'],
    invalid: 'infinite',
  },
  neg: {
    arity: 1,
    evaluate: (a) => -a,
    f32: { wgsl: (a) => `(-${a})`, wasm: vector.neg },
    binds: binding.sign,
    layout: (a) => row(operator('−'), a(binding.sign)),
    derivative: (_, [da]) => neg(da),
    valid: null,
    passes: ['infinite'],
  },
  powi: {
    arity: 2,
    evaluate: multiplied,
    f32: { expand: (a, n) => expansions.integerPower(a, n.kind === 'num' ? n.value : Number.NaN) },
    binds: binding.power,
    layout: (a, n) => ({ kind: 'power', base: a(binding.atom), exponent: n(0) }),
    derivative: ([a, n], [da]) => mul(mul(n, pow(a, n.kind === 'num' ? n.value - 1 : sub(n, 1))), da),
    valid: (a, n) => (n.kind === 'num' && n.value < 0 ? ne(a, 0) : num(1)),
    passes: ['nan'],
    invalid: 'infinite',
  },
  pow: {
    arity: 2,
    // 0^0 is 1, as where an exponent counts steps: the empty product.
    evaluate: (a, b) => {
      if (!(a > 0 || (a === 0 && b >= 0))) return Number.NaN;
      return Number.isSafeInteger(b) ? multiplied(a, b) : a ** b;
    },
    f32: { expand: expansions.power },
    binds: binding.power,
    layout: (a, b) => ({ kind: 'power', base: a(binding.atom), exponent: b(0) }),
    derivative: ([a, b], [da, db]) =>
      b.kind === 'num'
        ? mul(mul(b, pow(a, b.value - 1)), da)
        : mul(call('pow', a, b), add(mul(db, call('log', a)), div(mul(b, da), a))),
    subderivative: ([a, b], [da, db]) => {
      if (b.kind === 'num') return mul(mul(b, pow(b.value < 1 ? add(a, atTip(a, da)) : a, b.value - 1)), da);
      // a^b ln a ends at 0 with a; what is left is the slope along the base.
      const along = mul(mul(b, call('pow', add(a, atTip(a, da)), sub(b, 1))), da);
      return where(eq(a, 0), along, mul(call('pow', a, b), add(mul(db, call('log', a)), div(mul(b, da), a))));
    },
    root: ([a]) => a,
    valid: (a, b) => call('or', gt(a, 0), call('and', eq(a, 0), ge(b, 0))),
    holds: isHeld,
  },
} satisfies Record<string, Operation>;
