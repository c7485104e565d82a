import { add, call, div, eq, ge, gt, lt, mul, neg, num, polynomial, sub, where } from './build';
import type { Node } from './tree';

/*
 * Transcendental functions in f32, made of base operations alone, so that every target computes the same function:
 * WGSL may be off by 5e-4 in sin, leaves pow of a negative base undefined and may answer tanh(100) with NaN.
 * Range reductions and polynomials after S. L. Moshier's Cephes library (single precision), about 1e-7 relative.
 */

export const abs = (x: Node): Node => call('abs', x);
const floor = (x: Node) => call('floor', x);
const atMost = (x: Node, limit: number) => where(lt(x, limit), x, limit);
const atLeast = (x: Node, limit: number) => where(gt(x, limit), x, limit);

/** From here on 2^128, whose bits are those of infinity, takes the place of what f32 does not hold; below, subnormals begin. */
const expMost = 89;
const expLeast = -87;

/** e^x = 2^n · e^r with |r| ≤ ln 2 / 2; 0 below −87; infinite from about 88.4 on. */
export function exp(x: Node): Node {
  const clamped = atLeast(atMost(x, expMost), expLeast);
  const n = floor(add(mul(clamped, Math.LOG2E), 0.5));
  const r = sub(sub(clamped, mul(n, 0.693359375)), mul(n, -2.1219444e-4));
  const p = polynomial(
    r,
    [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.50000001201],
  );
  const power = mul(add(add(mul(p, mul(r, r)), r), 1), call('exp2i', n));
  return where(lt(x, expLeast), 0, power);
}

/** x = 2^e · (1 + r) with 1 + r in [√½, √2), and ln(1 + r) = r + rest; x > 0. */
function logarithm(x: Node): { e: Node; r: Node; z: Node; rest: Node } {
  const mantissa = call('mantissa', x);
  const high = gt(mantissa, Math.SQRT2);
  const m = where(high, mul(mantissa, 0.5), mantissa);
  const e = add(call('exponent', x), where(high, 1, 0));
  const r = sub(m, 1);
  const z = mul(r, r);
  const p = polynomial(
    r,
    [
      7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
      2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
    ],
  );
  return { e, r, z, rest: mul(mul(r, z), p) };
}

/** ln x = e · ln 2 + ln m. */
export function log(x: Node): Node {
  const { e, r, z, rest } = logarithm(x);
  const y = sub(add(rest, mul(e, -2.1219444e-4)), mul(z, 0.5));
  return add(add(r, y), mul(e, 0.693359375));
}

/** log₂ x, exact for the powers of two. */
export function log2(x: Node): Node {
  const { e, r, z, rest } = logarithm(x);
  return add(mul(add(r, sub(rest, mul(z, 0.5))), Math.LOG2E), e);
}

/** log₁₀ x. */
export const log10 = (x: Node): Node => mul(log(x), Math.LOG10E);

/** ln(1 + t) for t ≥ 0, good to the last digit of a small t too: what 1 + t has rounded is made up for. */
function log1p(t: Node): Node {
  const u = add(1, t);
  return where(gt(u, 1), mul(log(u), div(t, sub(u, 1))), t);
}

/** x less its nearest multiple of π/2 (three-part Cody–Waite), and the quadrant plus `turn`, in 0 … 3. */
function reduce(x: Node, turn: number): { r: Node; quadrant: Node } {
  const j = floor(add(mul(x, 2 / Math.PI), 0.5));
  const r = sub(sub(sub(x, mul(j, 1.5703125)), mul(j, 4.837512969970703e-4)), mul(j, 7.549789954891882e-8));
  const turned = turn === 0 ? j : add(j, turn);
  // Huge arguments have no digits left: the clamp keeps the result bounded.
  return { r: atLeast(atMost(r, 0.8), -0.8), quadrant: sub(turned, mul(floor(mul(turned, 0.25)), 4)) };
}

function circular(x: Node, turn: number): Node {
  const { r, quadrant } = reduce(x, turn);
  const z = mul(r, r);
  const sine = add(mul(mul(polynomial(z, [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1]), z), r), r);
  const cosine = add(
    sub(
      mul(mul(polynomial(z, [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2]), z), z),
      mul(z, 0.5),
    ),
    1,
  );
  const odd = eq(sub(quadrant, mul(floor(mul(quadrant, 0.5)), 2)), 1);
  const value = where(odd, cosine, sine);
  return where(ge(quadrant, 2), neg(value), value);
}

/** sin x, by quadrants. */
export const sin = (x: Node): Node => circular(x, 0);

/** cos x = sin(x + π/2): one quadrant further. */
export const cos = (x: Node): Node => circular(x, 1);

/** tan x = sin x / cos x. */
export const tan = (x: Node): Node => div(sin(x), cos(x));

/** tanh x: a polynomial below 0.625, else 1 − 2/(e^{2|x|} + 1) with the sign of x. */
export function tanh(x: Node): Node {
  const z = mul(x, x);
  const p = polynomial(
    z,
    [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1],
  );
  const small = add(mul(mul(p, z), x), x);
  const large = sub(1, div(2, add(exp(mul(abs(x), 2)), 1)));
  return where(lt(abs(x), 0.625), small, where(lt(x, 0), neg(large), large));
}

/** (e^{|x|} ± e^{−|x|})/2 from the root of e^{|x|}, which f32 holds as far as the result. */
function hyperbolic(x: Node, sign: 1 | -1): Node {
  const root = exp(mul(abs(x), 0.5));
  const inverse = div(1, root);
  return add(mul(mul(root, 0.5), root), mul(mul(inverse, 0.5 * sign), inverse));
}

/** cosh x. */
export const cosh = (x: Node): Node => hyperbolic(x, 1);

/** sinh x: a polynomial below 1. */
export function sinh(x: Node): Node {
  const z = mul(x, x);
  const p = polynomial(z, [2.03721912945e-4, 8.33028376239e-3, 1.66667160211e-1]);
  const large = hyperbolic(x, -1);
  return where(lt(abs(x), 1), add(mul(mul(p, z), x), x), where(lt(x, 0), neg(large), large));
}

/** 1/(1 + e^{−x}), by e^{−|x|} alone. */
export function sigmoid(x: Node): Node {
  const t = exp(neg(abs(x)));
  return div(where(lt(x, 0), t, 1), add(1, t));
}

/** ln(1 + e^x). */
export const softplus = (x: Node): Node => add(relu(x), log1p(exp(neg(abs(x)))));

/** The cube root: e^{ln|x|/3}, then Newton's step, which gives back the digits that the logarithm has lost. */
export function cbrt(x: Node): Node {
  const size = abs(x);
  const a = where(gt(size, 0), size, 1);
  const y = exp(mul(log(a), 1 / 3));
  const root = sub(y, mul(sub(y, div(a, mul(y, y))), 1 / 3));
  return where(gt(size, 0), where(lt(x, 0), neg(root), root), 0);
}

/** √(a² + b²), no square of which leaves the range. */
export function hypot(a: Node, b: Node): Node {
  const [u, v] = [abs(a), abs(b)];
  const long = max(u, v);
  const ratio = div(min(u, v), where(gt(long, 0), long, 1));
  return mul(long, call('sqrt', add(1, mul(ratio, ratio))));
}

/** a − b·⌊a/b⌋, which lies between 0 and b; a quotient that came out a whole number too low or too high is mended. */
export function mod(a: Node, b: Node): Node {
  const r = sub(a, mul(b, floor(div(a, b))));
  const along = where(lt(b, 0), neg(r), r);
  return where(ge(along, abs(b)), sub(r, b), where(lt(along, 0), add(r, b), r));
}

/** a^b = e^{b ln a} for a > 0; 0 for a = 0, but 0^0 = 1. */
export const power = (a: Node, b: Node): Node =>
  where(gt(a, 0), exp(mul(b, log(where(gt(a, 0), a, 1)))), where(eq(b, 0), 1, 0));

/** a^n for an integer n: squarings and multiplications, as few as its binary digits allow. */
export function integerPower(a: Node, n: number): Node {
  if (n < 0) return div(1, integerPower(a, -n));
  if (n === 0) return num(1);
  if (n === 1) return a;
  const half = integerPower(a, Math.floor(n / 2));
  return n % 2 === 0 ? mul(half, half) : mul(mul(half, half), a);
}

/** min, max and sign state their result for every operand: compare and select. */
export const min = (a: Node, b: Node): Node => where(lt(b, a), b, a);
export const max = (a: Node, b: Node): Node => where(lt(a, b), b, a);
export const relu = (a: Node): Node => where(gt(a, 0), a, 0);
export const sign = (a: Node): Node => where(gt(a, 0), 1, where(lt(a, 0), -1, 0));
