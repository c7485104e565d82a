import { evaluator } from '../math';
import type { Surface } from './compile';
import type { Point } from './types';

/** The eigenvalues of a symmetric matrix, ascending, and the direction of the second. */
export interface Bend {
  readonly values: readonly [number, number];
  readonly axis: Point;
}

/** The eigenvalues and axes of the Hessian at a point, lengths along x and y taken in these units. */
export function bendingOf(surface: Surface, [u, v]: Point): (at: Point) => Bend {
  const [xx, xy, yy] = surface.hessian.map((node) => evaluator(node, ['x', 'y']));
  return ([x, y]) => {
    const [a, b, c] = [u * u * xx(x, y), u * v * xy(x, y), v * v * yy(x, y)];
    const [mean, half] = [(a + c) / 2, Math.hypot((a - c) / 2, b)];
    const turn = Math.atan2(2 * b, a - c) / 2;
    return { values: [mean - half, mean + half], axis: [Math.cos(turn), Math.sin(turn)] };
  };
}

const rounds = 80;
/** A step is halved this often before the search ends. */
const halvings = 12;
/** An eigenvalue below this share of the other counts as none: no step is taken along its axis. */
const singular = 1e-9;
/** Longest step, in units. */
const reach = 6;

type Slope = (at: Point) => Point;

/** ∇f, lengths along x and y taken in these units. */
export const slopeOf =
  ({ gradientAt }: Surface, [u, v]: Point): Slope =>
  ([x, y]) => {
    const [gx, gy] = gradientAt(x, y);
    return [u * gx, v * gy];
  };

/** Newton's method on the gradient, whose length must fall with every step. Undefined where it leads into a hole. */
export function newton(slopeAt: Slope, bendAt: (at: Point) => Bend, [u, v]: Point): (from: Point) => Point | undefined {
  return (from) => {
    let at = from;
    let g = slopeAt(at);
    for (let round = 0; round < rounds; round++) {
      const [du, dv] = stepOf(g, bendAt(at));
      const step: Point = [du * u, dv * v];
      const length = Math.hypot(...step);
      if (!Number.isFinite(length)) return undefined;
      const next = shorter(slopeAt, at, g, step);
      if (!next) return at;
      [at, g] = [next.at, next.g];
      if (length <= 1e-13 * Math.hypot(...at)) return at;
    }
    return at;
  };
}

/** The step, or a part of it, after which the gradient is shorter. */
function shorter(slopeAt: Slope, [x, y]: Point, g: Point, [dx, dy]: Point): { at: Point; g: Point } | undefined {
  for (let k = 0, share = 1; k < halvings; k++, share /= 2) {
    const at: Point = [x - share * dx, y - share * dy];
    const there = slopeAt(at);
    if (Math.hypot(...there) < Math.hypot(...g)) return { at, g: there };
  }
  return undefined;
}

/** H⁻¹g by the axes of H, without what a singular axis would add. */
function stepOf([gx, gy]: Point, { values: [low, high], axis: [c, s] }: Bend): Point {
  const least = singular * Math.max(Math.abs(low), Math.abs(high));
  const along = (g: number, value: number) => (Math.abs(value) > least ? g / value : 0);
  const [p, q] = [along(gx * c + gy * s, high), along(gy * c - gx * s, low)];
  const length = Math.hypot(p, q);
  const short = length > reach ? reach / length : 1;
  return [short * (p * c - q * s), short * (p * s + q * c)];
}
