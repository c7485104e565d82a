import { add, call, div, gt, lt, mul, neg, polynomial, sub, where } from './build';
import { abs, log } from './expansions';
import type { Node } from './tree';

/*
 * Inverse functions in f32, as the others made of base operations alone; range reductions and polynomials after
 * S. L. Moshier's Cephes library (single precision).
 */

const sqrt = (x: Node) => call('sqrt', x);
/** A value of |x| with the sign of x. */
const signed = (x: Node, value: Node) => where(lt(x, 0), neg(value), value);
/** x + x·z·p(z), z = x². */
const odd = (x: Node, coefficients: readonly number[]): Node => {
  const z = mul(x, x);
  return add(mul(mul(polynomial(z, coefficients), z), x), x);
};

const arcsine = [4.2163199048e-2, 2.4181311049e-2, 4.5470025998e-2, 7.4953002686e-2, 1.6666752422e-1];

/** The arc sine of a in 0 … 1: of the square root of (1 − a)/2 above ½. */
function arcsineOf(a: Node): { high: Node; near: Node } {
  const high = gt(a, 0.5);
  return { high, near: odd(where(high, sqrt(mul(sub(1, a), 0.5)), a), arcsine) };
}

/** asin x, |x| ≤ 1. */
export function asin(x: Node): Node {
  const { high, near } = arcsineOf(abs(x));
  return signed(x, where(high, sub(Math.PI / 2, mul(near, 2)), near));
}

/** acos x, |x| ≤ 1: near 1 not from asin, whose digits would cancel. */
export function acos(x: Node): Node {
  const { high, near } = arcsineOf(abs(x));
  const outer = mul(near, 2);
  return where(high, where(lt(x, 0), sub(Math.PI, outer), outer), sub(Math.PI / 2, signed(x, near)));
}

/** atan a for a ≥ 0. */
function arctangentOf(a: Node): Node {
  const [steep, middle] = [gt(a, 2.414213562373095), gt(a, 0.4142135623730951)];
  const r = where(steep, div(-1, a), where(middle, div(sub(a, 1), add(a, 1)), a));
  const angle = where(steep, Math.PI / 2, where(middle, Math.PI / 4, 0));
  return add(angle, odd(r, [8.05374449538e-2, -1.38776856032e-1, 1.99777106478e-1, -3.33329491539e-1]));
}

/** atan x. */
export const atan = (x: Node): Node => signed(x, arctangentOf(abs(x)));

/** The angle of (x, y), in −π … π; 0 at the origin. */
export function atan2(y: Node, x: Node): Node {
  const [u, v] = [abs(x), abs(y)];
  const steep = gt(v, u);
  const longer = where(steep, v, u);
  const ratio = div(where(steep, u, v), where(gt(longer, 0), longer, 1));
  const angle = arctangentOf(ratio);
  const first = where(steep, sub(Math.PI / 2, angle), angle);
  return signed(y, where(lt(x, 0), sub(Math.PI, first), first));
}

/** From here on x² + 1 is x². */
const far = 1500;

/** asinh x = ln(|x| + √(x² + 1)) with the sign of x; a polynomial below ½. */
export function asinh(x: Node): Node {
  const a = abs(x);
  const near = odd(a, [2.0122003309e-2, -4.2699340972e-2, 7.4847586088e-2, -1.6666288134e-1]);
  const beyond = gt(a, far);
  const sum = add(log(where(beyond, a, add(a, sqrt(add(mul(a, a), 1))))), where(beyond, Math.LN2, 0));
  return signed(x, where(lt(a, 0.5), near, sum));
}

/** acosh x = ln(x + √(x² − 1)), x ≥ 1; near 1 a polynomial times √(x − 1). */
export function acosh(x: Node): Node {
  const z = sub(x, 1);
  const near = mul(
    polynomial(z, [1.7596881071e-3, -7.5272886713e-3, 2.6454905019e-2, -1.1784741703e-1, 1.4142135263]),
    sqrt(z),
  );
  const beyond = gt(x, far);
  const sum = add(log(where(beyond, x, add(x, sqrt(mul(z, add(x, 1)))))), where(beyond, Math.LN2, 0));
  return where(lt(z, 0.5), near, sum);
}

/** atanh x = ½ ln((1 + x)/(1 − x)), |x| < 1; a polynomial below ½. */
export function atanh(x: Node): Node {
  const near = odd(x, [1.81740078349e-1, 8.24370301058e-2, 1.4669143173e-1, 1.997821645e-1, 3.33337300303e-1]);
  return where(lt(abs(x), 0.5), near, mul(log(div(add(1, x), sub(1, x))), 0.5));
}
