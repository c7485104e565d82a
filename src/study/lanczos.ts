import { randomNormal } from './random';

/** A symmetric matrix times a unit vector, in parts; undefined where it cannot be computed. */
export type Product = (vector: Float64Array) => Generator<undefined, Float64Array | undefined>;

interface Eigenvalue {
  readonly value: number;
  /** Length of A v − λ v for the unit vector v that was found: an eigenvalue lies within that distance. */
  readonly residual: number;
}

/** Products at most. */
const most = 80;

/** Share of the eigenvalue at which the residual is small enough: its own error is of the second order in that. */
const close = 1e-3;

/**
 * The largest eigenvalue (not magnitude) of a symmetric matrix of so many rows that is known by its products: Lanczos's
 * method from a seeded normal vector, every vector made orthogonal to all before it. undefined where a product is.
 */
export function* largestEigenvalue(size: number, product: Product): Generator<undefined, Eigenvalue | undefined> {
  const basis: Float64Array[] = [];
  const [diagonal, beside]: [number[], number[]] = [[], []];
  let next = unit(Float64Array.from({ length: size }, (_, i) => randomNormal(1, 0, 0, i)));
  let found: Eigenvalue | undefined;
  for (let k = 0; k < Math.min(most, size); k++) {
    basis.push(next);
    const image = yield* product(next);
    if (!image) return undefined;
    diagonal.push(dot(image, next));
    for (let round = 0; round < 2; round++) for (const vector of basis) subtract(image, vector, dot(image, vector));
    const length = Math.sqrt(dot(image, image));
    const { value, last } = top(diagonal, beside);
    found = { value, residual: Math.abs(length * last) };
    if (found.residual <= close * Math.abs(value) || length <= 1e-12 * norm(diagonal)) break;
    beside.push(length);
    next = image.map((x) => x / length);
    yield;
  }
  return found;
}

/** The largest eigenvalue of a symmetric tridiagonal matrix by bisection on the count of those above (Sturm), and the last coordinate of its unit vector. */
function top(diagonal: readonly number[], beside: readonly number[]): { value: number; last: number } {
  const n = diagonal.length;
  const around = diagonal.map((_, i) => Math.abs(beside[i - 1] ?? 0) + Math.abs(beside[i] ?? 0));
  let low = Math.min(...diagonal.map((d, i) => d - around[i]));
  let high = Math.max(...diagonal.map((d, i) => d + around[i]));
  const isAbove = (x: number): boolean => {
    // Pivots of T − x: all are negative where no eigenvalue is above x.
    let pivot = diagonal[0] - x;
    for (let i = 1; i < n && pivot < 0; i++) pivot = diagonal[i] - x - beside[i - 1] ** 2 / pivot;
    return pivot >= 0;
  };
  for (let round = 0; round < 100 && high - low > 1e-14 * Math.max(Math.abs(low), Math.abs(high)); round++) {
    const middle = (low + high) / 2;
    if (isAbove(middle)) low = middle;
    else high = middle;
  }
  const value = (low + high) / 2;
  // Upward from the last row, whose coordinate is 1, each row of (T − λ) s = 0 gives the one before.
  let [squares, one, after] = [1, 1, 0];
  for (let i = n - 1; i > 0; i--) {
    const before = ((value - diagonal[i]) * one - (beside[i] ?? 0) * after) / beside[i - 1];
    [after, one] = [one, before];
    squares += before * before;
  }
  // Beyond what a number holds, the last coordinate is 0.
  return { value, last: Number.isFinite(squares) ? 1 / Math.sqrt(squares) : 0 };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function subtract(from: Float64Array, vector: Float64Array, times: number): void {
  for (let i = 0; i < from.length; i++) from[i] -= times * vector[i];
}

const norm = (values: readonly number[]): number => Math.hypot(...values);

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((x) => x / length);
}
