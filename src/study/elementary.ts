/*
 * Logarithm and cosine of doubles by + − × ÷ alone: the same bits in every browser, which those of `Math` need not have.
 */

/**
 * The natural logarithm of n/2²⁴, n being whole, 1 … 2²⁴. With m in [√½, √2), ln m = 2 atanh((m − 1)/(m + 1)), whose series
 * is good to the last digits after ten terms.
 */
export function logOfShare(n: number): number {
  let exponent = 31 - Math.clz32(n);
  let m = n / (1 << exponent);
  if (m > Math.SQRT2) {
    m /= 2;
    exponent++;
  }
  const s = (m - 1) / (m + 1);
  const z = s * s;
  const high = (((z * (1 / 19) + 1 / 17) * z + 1 / 15) * z + 1 / 13) * z + 1 / 11;
  const sum = ((((high * z + 1 / 9) * z + 1 / 7) * z + 1 / 5) * z + 1 / 3) * z + 1;
  return (exponent - 24) * Math.LN2 + 2 * s * sum;
}

/** A quarter of a turn: 33 bits, 33 more, and the rest. */
const [quarter, quarterRest, quarterEnd] = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21];

/** cos x for 0 ≤ x ≤ 2π. */
export function cosine(x: number): number {
  const turns = Math.floor((x * 2) / Math.PI + 0.5);
  const angle = x - turns * quarter - turns * quarterRest - turns * quarterEnd;
  if (turns === 1) return -sineNear(angle);
  if (turns === 3) return sineNear(angle);
  return turns === 2 ? -cosineNear(angle) : cosineNear(angle);
}

/** cos x for |x| ≤ π/4: its series to x¹⁸, what rounding takes from 1 − x²/2 put back. */
function cosineNear(x: number): number {
  const z = x * x;
  const half = z / 2;
  const first = 1 - half;
  const high = ((z / -6402373705728000 + 1 / 20922789888000) * z - 1 / 87178291200) * z + 1 / 479001600;
  const rest = (((high * z - 1 / 3628800) * z + 1 / 40320) * z - 1 / 720) * z + 1 / 24;
  return first + (1 - first - half + rest * z * z);
}

/** sin x for |x| ≤ π/4: its series to x¹⁹. */
function sineNear(x: number): number {
  const z = x * x;
  const high = ((z / -121645100408832000 + 1 / 355687428096000) * z - 1 / 1307674368000) * z + 1 / 6227020800;
  const rest = ((((high * z - 1 / 39916800) * z + 1 / 362880) * z - 1 / 5040) * z + 1 / 120) * z - 1 / 6;
  return x + rest * z * x;
}
