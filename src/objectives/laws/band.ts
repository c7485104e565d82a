import type { Bowl, Moments } from './least-squares';

/**
 * The loss above the least that a share of the runs lies below, with e taken as normal of the given moments: an
 * approximation, as the true distribution of e is not normal. 0 < share < 1.
 */
export function excessBelow({ hessian }: Bowl, moments: Moments, share: number): number {
  const parts = independent(hessian, moments);
  const [a, b] = parts;
  let low = 0;
  let high = (a.mean ** 2 + b.mean ** 2) / 2 + a.variance + b.variance;
  while (chance(parts, high) < share) high *= 2;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (chance(parts, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A normal number. */
interface Normal {
  readonly mean: number;
  readonly variance: number;
}

/** Two independent normal numbers half of whose squares add up to the excess, that of larger variance first. */
function independent([xx, xy, yy]: Bowl['hessian'], { mean, second }: Moments): [Normal, Normal] {
  // H = L Lᵀ; z = Lᵀ e has the covariance S = Lᵀ C L.
  const l = Math.sqrt(xx);
  const m = xy / l;
  const n = Math.sqrt(Math.max(0, yy - m * m));
  const z = [l * mean[0] + m * mean[1], n * mean[1]];
  const [a, b, c] = [second[0] - mean[0] ** 2, second[1] - mean[0] * mean[1], second[2] - mean[1] ** 2];
  const s = [l * l * a + 2 * l * m * b + m * m * c, n * (l * b + m * c), n * n * c];
  const turn = Math.atan2(2 * s[1], s[0] - s[2]) / 2;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [middle, half] = [(s[0] + s[2]) / 2, Math.hypot((s[0] - s[2]) / 2, s[1])];
  return [
    { mean: cos * z[0] + sin * z[1], variance: Math.max(0, middle + half) },
    { mean: cos * z[1] - sin * z[0], variance: Math.max(0, middle - half) },
  ];
}

/** Deviations beyond which nothing is left of a normal number, and intervals of the integral. */
const [tails, intervals] = [7, 96];

/** The chance that half the sum of both squares is below q. */
function chance([a, b]: readonly [Normal, Normal], q: number): number {
  const radius = Math.sqrt(2 * q);
  const deviation = Math.sqrt(a.variance);
  if (deviation === 0) return Number(a.mean ** 2 + b.mean ** 2 <= 2 * q);
  const from = Math.max(-radius, a.mean - tails * deviation);
  const to = Math.min(radius, a.mean + tails * deviation);
  if (from >= to) return 0;
  // By w = middle + reach · sin φ, under which the root's ends are smooth.
  const [middle, reach] = [(from + to) / 2, (to - from) / 2];
  let sum = 0;
  for (let k = 0; k < intervals; k++) {
    const phi = ((k + 0.5) / intervals - 0.5) * Math.PI;
    const w = middle + reach * Math.sin(phi);
    const rest = Math.sqrt(Math.max(0, radius * radius - w * w));
    sum += Math.exp(-((w - a.mean) ** 2) / (2 * a.variance)) * within(b, rest) * Math.cos(phi);
  }
  return (sum * reach * Math.PI) / intervals / (deviation * Math.sqrt(2 * Math.PI));
}

/** The chance of a size up to `reach`. */
function within({ mean, variance }: Normal, reach: number): number {
  const deviation = Math.sqrt(variance);
  if (deviation === 0) return Number(Math.abs(mean) <= reach);
  return below((reach - mean) / deviation) - below((-reach - mean) / deviation);
}

/** The normal distribution, to 1e-7 (Abramowitz and Stegun, 26.2.17). */
function below(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153].reduce(
    (sum, c) => (sum + c) * t,
    0,
  );
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z > 0 ? 1 - tail : tail;
}
