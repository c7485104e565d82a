/** Updates that batches of so many rows take to a target. */
export interface UpdatesOfBatch {
  readonly batch: number;
  readonly updates: number;
}

/** S(n) = least · (1 + critical/n) updates, and least · (n + critical) examples; `off`: how far, relatively, the worst point is from it. */
export interface BatchLaw {
  readonly least: number;
  readonly critical: number;
  readonly off: number;
}

/**
 * The law of S. McCandlish, J. Kaplan, D. Amodei and the OpenAI Dota team (An Empirical Model of Large-Batch Training, 2018)
 * that fits updates best, by least squares of relative deviations; two sizes or more.
 */
export function fitBatchLaw(points: readonly UpdatesOfBatch[]): BatchLaw {
  // least · u + least · critical · v = 1 for u = 1/S, v = 1/(n S).
  let [uu, uv, vv, u1, v1] = [0, 0, 0, 0, 0];
  for (const { batch, updates } of points) {
    const [u, v] = [1 / updates, 1 / (batch * updates)];
    uu += u * u;
    uv += u * v;
    vv += v * v;
    u1 += u;
    v1 += v;
  }
  const determinant = uu * vv - uv * uv;
  const least = (u1 * vv - v1 * uv) / determinant;
  const product = (v1 * uu - u1 * uv) / determinant;
  const off = Math.max(...points.map(({ batch, updates }) => Math.abs((least + product / batch) / updates - 1)));
  return { least, critical: product / least, off };
}
