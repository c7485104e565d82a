import type { Hyper } from './adam';

/** One step of Adam over arrays, as one writes it by hand: constants outside, one division and one root inside. */
export function updatePlain(
  theta: Float32Array,
  g: Float32Array,
  m: Float32Array,
  v: Float32Array,
  { eta, beta1, beta2, epsilon }: Hyper,
  t: number,
): void {
  const c1 = 1 / (1 - beta1 ** t);
  const c2 = 1 / (1 - beta2 ** t);
  const a1 = 1 - beta1;
  const a2 = 1 - beta2;
  for (let i = 0; i < theta.length; i++) {
    const slope = g[i];
    const mean = beta1 * m[i] + a1 * slope;
    const square = beta2 * v[i] + a2 * slope * slope;
    m[i] = mean;
    v[i] = square;
    theta[i] -= (eta * (mean * c1)) / (Math.sqrt(square * c2) + epsilon);
  }
}

/** Points of many particles, in f64. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** 1 / (1 − β^t) for t = 1 … steps. */
const corrections = (beta: number, steps: number) =>
  Float64Array.from({ length: steps }, (_, k) => 1 / (1 - beta ** (k + 1)));

const limit = 2 ** 100;

/**
 * Adam on Rosenbrock's function in f64, every particle to its end before the next. `tested` has it do what the engine does
 * besides: f at every point, and a run that leaves what is finite ends there.
 */
export function descendPlain(from: Points, to: Points, steps: number, hyper: Hyper, tested: boolean): void {
  const { eta, beta1, beta2, epsilon } = hyper;
  const c1 = corrections(beta1, steps);
  const c2 = corrections(beta2, steps);
  const a1 = 1 - beta1;
  const a2 = 1 - beta2;
  for (let i = 0; i < from.x.length; i++) {
    let x = from.x[i];
    let y = from.y[i];
    let mx = 0;
    let my = 0;
    let vx = 0;
    let vy = 0;
    for (let k = 0; k < steps; k++) {
      const d = y - x * x;
      const gx = -400 * x * d - 2 * (1 - x);
      const gy = 200 * d;
      mx = beta1 * mx + a1 * gx;
      my = beta1 * my + a1 * gy;
      vx = beta2 * vx + a2 * gx * gx;
      vy = beta2 * vy + a2 * gy * gy;
      const nextX = x - (eta * (mx * c1[k])) / (Math.sqrt(vx * c2[k]) + epsilon);
      const nextY = y - (eta * (my * c1[k])) / (Math.sqrt(vy * c2[k]) + epsilon);
      if (tested) {
        const nextD = nextY - nextX * nextX;
        const f = (1 - nextX) * (1 - nextX) + 100 * nextD * nextD;
        if (!(Math.abs(nextX) < limit && Math.abs(nextY) < limit && f < limit && vx < limit && vy < limit)) break;
      }
      x = nextX;
      y = nextY;
    }
    to.x[i] = x;
    to.y[i] = y;
  }
}

type Vector = number[];
const slope = ([x, y]: Vector): Vector => [-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)];

/** The same as pages draw it: a function of the point that returns an array, and states as arrays made anew each step. */
export function descendArrays(from: Points, to: Points, steps: number, { eta, beta1, beta2, epsilon }: Hyper): void {
  for (let i = 0; i < from.x.length; i++) {
    let p: Vector = [from.x[i], from.y[i]];
    let m: Vector = [0, 0];
    let v: Vector = [0, 0];
    for (let t = 1; t <= steps; t++) {
      const g = slope(p);
      m = m.map((mean, j) => beta1 * mean + (1 - beta1) * g[j]);
      v = v.map((square, j) => beta2 * square + (1 - beta2) * g[j] ** 2);
      p = p.map((at, j) => at - (eta * (m[j] / (1 - beta1 ** t))) / (Math.sqrt(v[j] / (1 - beta2 ** t)) + epsilon));
    }
    [to.x[i], to.y[i]] = p;
  }
}
