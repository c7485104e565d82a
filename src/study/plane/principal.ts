import { randomNormal } from '../random';
import { combined, dot, orthogonal } from './vectors';

/** Two directions in which weighted points, taken from their mean, spread most. */
export type Directions = [Float64Array, Float64Array];

/**
 * The first two principal components (Lorch 2016, Visualizing deep network training trajectories with PCA): by the matrix of
 * the products of all points, which is small, in f64. With a rest after the products of each point.
 */
export function* principal(
  centred: readonly Float64Array[],
  weights: readonly number[],
  size: number,
): Generator<undefined, Directions> {
  const weighted = centred.map((point, k) => point.map((value) => value * Math.sqrt(weights[k])));
  const vectors = topTwo(yield* productsOf(weighted));
  const axes: Directions = [combined(weighted, vectors[0], size), combined(weighted, vectors[1], size)];
  orthogonal(axes);
  return axes;
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
