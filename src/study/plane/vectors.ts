/** Sum of the products of two vectors' coordinates. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** The mean of points with weights that sum to 1. */
export function meanOf(points: readonly ArrayLike<number>[], weights: readonly number[], size: number): Float64Array {
  const mean = new Float64Array(size);
  points.forEach((point, k) => {
    for (let i = 0; i < size; i++) mean[i] += weights[k] * point[i];
  });
  return mean;
}

/** The sum of points, each times a coordinate of a vector. */
export function combined(points: readonly Float64Array[], vector: ArrayLike<number>, size: number): Float64Array {
  const sum = new Float64Array(size);
  points.forEach((point, k) => {
    for (let i = 0; i < size; i++) sum[i] += vector[k] * point[i];
  });
  return sum;
}

/** Makes vectors unit vectors at right angles, one after the other (modified Gram and Schmidt). */
export function orthogonal(vectors: Float64Array[]): void {
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
