import { randomNormal } from './random';

/** The snapshots of a run: points of θ one after the other. */
export interface Snapshots {
  /** Points × coordinates. */
  readonly values: Float32Array;
  readonly points: number;
}

/** A plane through many-dimensional paths: the first two principal components of their union, every run counted alike. */
export interface PathPlane {
  /** What is subtracted: the weighted mean of all points. */
  readonly origin: Float64Array;
  /** Unit vectors, at right angles. */
  readonly axes: readonly [Float64Array, Float64Array];
  /** Each path in the plane: u, v of each point. */
  readonly paths: readonly Float64Array[];
  /** Share of the variance that lies in the plane, along either axis: of all together, and of each path about its own mean. */
  readonly shares: readonly [number, number];
  readonly sharesOf: readonly (readonly [number, number])[];
}

/** Most points of all runs together: their products are a matrix of so many squared. */
export const mostSnapshots = 400;

/**
 * The plane of some runs (Lorch 2016, Visualizing deep network training trajectories with PCA): by the matrix of the
 * products of all points, which is small, in f64. The signs are those that put the first path's end at positive u and v.
 */
export function planeOf(runs: readonly Snapshots[], size: number): PathPlane {
  const parts = planeInParts(runs, size);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** The same, with a rest after the products of each point. */
export function* planeInParts(runs: readonly Snapshots[], size: number): Generator<undefined, PathPlane> {
  const points = runs.flatMap(({ values, points: count }) =>
    Array.from({ length: count }, (_, k) => values.subarray(k * size, (k + 1) * size)),
  );
  if (points.length > mostSnapshots) throw new RangeError(`at most ${mostSnapshots} snapshots, not ${points.length}`);
  const weights = runs.flatMap(({ points: count }) => Array.from({ length: count }, () => 1 / (count * runs.length)));
  const origin = meanOf(points, weights, size);
  const centred = points.map((point) => Float64Array.from(point, (value, i) => value - origin[i]));
  const weighted = centred.map((point, k) => point.map((value) => value * Math.sqrt(weights[k])));
  const products = yield* productsOf(weighted);
  const total = products.reduce((sum, row, k) => sum + row[k], 0);
  const vectors = topTwo(products);
  const axes: [Float64Array, Float64Array] = [
    combined(weighted, vectors[0], size),
    combined(weighted, vectors[1], size),
  ];
  orthogonal(axes);
  const last = centred[runs[0].points - 1];
  for (const axis of axes) if (dot(axis, last) < 0) axis.set(axis.map((value) => -value));
  const coordinates = centred.map((point) => axes.map((axis) => dot(axis, point)));
  const inPlane = [0, 1].map((k) => coordinates.reduce((sum, at, i) => sum + weights[i] * at[k] ** 2, 0) / total);
  let from = 0;
  const split = runs.map(({ points: count }) => {
    const part = { at: coordinates.slice(from, from + count), points: centred.slice(from, from + count) };
    from += count;
    return part;
  });
  return {
    origin,
    axes,
    paths: split.map(({ at }) => Float64Array.from(at.flat())),
    shares: [orZero(inPlane[0]), orZero(inPlane[1])],
    sharesOf: split.map(({ at, points: own }) => shareOf(at, own, size)),
  };
}

function* productsOf(points: readonly Float64Array[]): Generator<undefined, Float64Array[]> {
  const products = points.map(() => new Float64Array(points.length));
  for (let i = 0; i < points.length; i++) {
    for (let j = 0; j <= i; j++) {
      products[i][j] = dot(points[i], points[j]);
      products[j][i] = products[i][j];
    }
    yield;
  }
  return products;
}

const orZero = (value: number): number => (Number.isFinite(value) ? value : 0);

/** Variance of a path about its own mean that lies along the axes. */
function shareOf(at: readonly (readonly number[])[], points: readonly Float64Array[], size: number): [number, number] {
  const even = points.map(() => 1 / points.length);
  const mean = meanOf(points, even, size);
  let total = 0;
  for (const point of points) for (let i = 0; i < size; i++) total += (point[i] - mean[i]) ** 2;
  const along = [0, 1].map((k) => {
    const middle = at.reduce((sum, one) => sum + one[k], 0) / at.length;
    return at.reduce((sum, one) => sum + (one[k] - middle) ** 2, 0);
  });
  return [orZero(along[0] / total), orZero(along[1] / total)];
}

function meanOf(points: readonly ArrayLike<number>[], weights: readonly number[], size: number): Float64Array {
  const mean = new Float64Array(size);
  points.forEach((point, k) => {
    for (let i = 0; i < size; i++) mean[i] += weights[k] * point[i];
  });
  return mean;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function combined(points: readonly Float64Array[], vector: ArrayLike<number>, size: number): Float64Array {
  const sum = new Float64Array(size);
  points.forEach((point, k) => {
    for (let i = 0; i < size; i++) sum[i] += vector[k] * point[i];
  });
  return sum;
}

/** Vectors that are iterated together: more than two, so that the first two stand soon. */
const block = 8;
const rounds = 400;

/** The eigenvectors of the two largest eigenvalues of a symmetric matrix without negative ones: subspace iteration. */
function topTwo(matrix: readonly Float64Array[]): [Float64Array, Float64Array] {
  const n = matrix.length;
  const width = Math.min(block, n);
  let vectors = Array.from({ length: width }, (_, k) =>
    Float64Array.from({ length: n }, (_, i) => randomNormal(1, 0, k, i)),
  );
  let before = [Number.NaN, Number.NaN];
  for (let round = 0; round < rounds; round++) {
    orthogonal(vectors);
    const images = vectors.map((vector) => Float64Array.from(matrix, (row) => dot(row, vector)));
    const sizes = vectors.map((vector, k) => dot(vector, images[k]));
    const settled = [0, 1].every((k) => k >= width || Math.abs(sizes[k] - before[k]) <= 1e-15 * sizes[0]);
    if (settled) break;
    before = sizes.slice(0, 2);
    vectors = images;
  }
  orthogonal(vectors);
  return [vectors[0] ?? new Float64Array(n), vectors[1] ?? new Float64Array(n)];
}

/** Makes vectors unit vectors at right angles, one after the other (modified Gram and Schmidt). */
function orthogonal(vectors: Float64Array[]): void {
  vectors.forEach((vector, k) => {
    const length = Math.sqrt(dot(vector, vector));
    for (let j = 0; j < k; j++) {
      const along = dot(vectors[j], vector);
      for (let i = 0; i < vector.length; i++) vector[i] -= along * vectors[j][i];
    }
    const left = Math.sqrt(dot(vector, vector));
    // What is only rounding is no direction.
    const scale = left > 1e-13 * length ? 1 / left : 0;
    for (let i = 0; i < vector.length; i++) vector[i] *= scale;
  });
}

/** Seeded random walks from a start, with normal steps: what a plane shows of paths that go nowhere. */
export function walksFrom(start: ArrayLike<number>, counts: readonly number[], seed: number): Snapshots[] {
  const size = start.length;
  return counts.map((points, run) => {
    const values = new Float32Array(points * size);
    for (let i = 0; i < size; i++) {
      let at = start[i];
      for (let k = 0; k < points; k++) {
        if (k > 0) at += randomNormal(seed, 1 + run, k, i);
        values[k * size + i] = at;
      }
    }
    return { values, points };
  });
}
