/**
 * The standard deviation of the gradient of a batch drawn at random of so many rows, where that of one row's is σ: σ/√n with
 * replacement, √((N − n)/(N − 1)) times that without. Of a vector, both are roots of the mean squared distance from the mean.
 */
export function deviationOfBatch(
  sigma: number,
  { batch, rows, replacement }: { readonly batch: number; readonly rows: number; readonly replacement: boolean },
): number {
  const left = replacement || rows === 1 ? 1 : (rows - batch) / (rows - 1);
  return sigma * Math.sqrt(left / batch);
}
