/*
 * Stochastic gradient descent on least squares with rows drawn with replacement, exactly: with e = θ − θ*, an example
 * makes of e (I − η x xᵀ) e + η x r, r its residual at θ*. Of two parameters, a weight and a bias.
 */

/** Rows of one number and a target each, as a model gets them. */
export interface Points {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** A vector of two, and a symmetric matrix [xx, xy, yy] of two. */
type Vector = readonly [number, number];
type Symmetric = readonly [number, number, number];

/** Least squares of a line: its optimum (slope, intercept), the loss there, and its Hessian. */
export interface Bowl {
  readonly optimum: Vector;
  readonly least: number;
  readonly hessian: Symmetric;
}

/** The bowl of rows, and the variance of their numbers; where that is 0, so is the slope. */
export interface RowsBowl extends Bowl {
  readonly spread: number;
}

/** What is known of e after some updates: its mean, and the mean of e eᵀ. */
export interface Moments {
  readonly mean: Vector;
  readonly second: Symmetric;
}

/** Half the mean square of a line's residuals, as a bowl. */
export function bowlOf({ x, y }: Points): RowsBowl {
  const n = x.length;
  const mean = (value: (i: number) => number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += value(i);
    return sum / n;
  };
  const [mx, my] = [mean((i) => x[i]), mean((i) => y[i])];
  const spread = mean((i) => (x[i] - mx) ** 2);
  const slope = spread > 0 ? mean((i) => (x[i] - mx) * (y[i] - my)) / spread : 0;
  const intercept = my - slope * mx;
  return {
    optimum: [slope, intercept],
    least: mean((i) => (y[i] - slope * x[i] - intercept) ** 2) / 2,
    hessian: [mean((i) => x[i] * x[i]), mx, 1],
    spread,
  };
}

/** Eigenvalues of a symmetric matrix, the larger first. */
export function eigenvalues([a, b, c]: Symmetric): Vector {
  const [middle, half] = [(a + c) / 2, Math.hypot((a - c) / 2, b)];
  return [middle + half, middle - half];
}

/** The moments at a start that is known. */
export function momentsAt([w, b]: Vector, { optimum }: Bowl): Moments {
  const e: Vector = [w - optimum[0], b - optimum[1]];
  return { mean: e, second: outer(e) };
}

/** What an update makes of the moments: `batch` rows drawn with replacement, at the rate `eta`. */
export function nextMoments(
  points: Points,
  bowl: Bowl,
  { mean, second }: Moments,
  eta: number,
  batch: number,
): Moments {
  const [xx, xy, yy] = bowl.hessian;
  const shrink: Full = [1 - eta * xx, -eta * xy, -eta * xy, 1 - eta * yy];
  const one = afterOne(points, bowl, { mean, second }, eta);
  const whole = conjugated(shrink, second);
  return {
    mean: [shrink[0] * mean[0] + shrink[1] * mean[1], shrink[2] * mean[0] + shrink[3] * mean[1]],
    second: mixed(one, whole, 1 / batch),
  };
}

/** The mean over the rows of what one example makes of E[e eᵀ]. */
function afterOne({ x, y }: Points, { optimum }: Bowl, { mean, second }: Moments, eta: number): Symmetric {
  const n = x.length;
  const sum = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const pull = eta * (y[i] - optimum[0] * x[i] - optimum[1]);
    const step: Full = [1 - eta * x[i] * x[i], -eta * x[i], -eta * x[i], 1 - eta];
    const moved: Vector = [step[0] * mean[0] + step[1] * mean[1], step[2] * mean[0] + step[3] * mean[1]];
    const [a, b, c] = conjugated(step, second);
    sum[0] += a + 2 * pull * moved[0] * x[i] + (pull * x[i]) ** 2;
    sum[1] += b + pull * (moved[0] + moved[1] * x[i]) + pull * pull * x[i];
    sum[2] += c + 2 * pull * moved[1] + pull * pull;
  }
  return [sum[0] / n, sum[1] / n, sum[2] / n];
}

/** The mean of the loss above the least: ½ tr(H E[e eᵀ]). */
export const meanExcess = ([a, b, c]: Symmetric, { second }: Moments): number =>
  (a * second[0] + 2 * b * second[1] + c * second[2]) / 2;

/** Rows: a matrix of two by two, row by row. */
type Full = readonly [number, number, number, number];

const outer = ([x, y]: Vector): Symmetric => [x * x, x * y, y * y];

/** A S Aᵀ. */
function conjugated([p, q, r, s]: Full, [a, b, c]: Symmetric): Symmetric {
  const [pa, pb, ra, rb] = [p * a + q * b, p * b + q * c, r * a + s * b, r * b + s * c];
  return [pa * p + pb * q, pa * r + pb * s, ra * r + rb * s];
}

const mixed = (a: Symmetric, b: Symmetric, share: number): Symmetric => [
  share * a[0] + (1 - share) * b[0],
  share * a[1] + (1 - share) * b[1],
  share * a[2] + (1 - share) * b[2],
];
