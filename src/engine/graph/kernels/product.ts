/** A matrix as it lies, or turned over: row i of it and column k. */
const reader = (values: Float32Array, rows: number, width: number, turned: boolean) => ({
  values,
  // How far the next row is, and the next column.
  row: turned ? 1 : width,
  column: turned ? rows : 1,
});

/**
 * A · B of so many rows, inner numbers and columns, either turned over before. Each number is a sum in the order of the
 * inner index, in double precision, rounded once.
 */
export function product(
  [a, b]: readonly Float32Array[],
  { rows, inner, width }: { readonly rows: number; readonly inner: number; readonly width: number },
  [ta, tb]: readonly [boolean, boolean],
): Float32Array {
  const left = reader(a, rows, inner, ta);
  const right = reader(b, inner, width, tb);
  const out = new Float32Array(rows * width);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < width; c++) {
      let sum = 0;
      let [i, j] = [r * left.row, c * right.column];
      for (let k = 0; k < inner; k++, i += left.column, j += right.row) sum += a[i] * b[j];
      out[r * width + c] = sum;
    }
  }
  return out;
}
