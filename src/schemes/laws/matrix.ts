/** A square matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/** The matrix that leaves everything as it is. */
export const identity = (size: number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => Number(i === j)));

/** A B: B is applied first. */
export const product = (a: Matrix, b: Matrix): number[][] =>
  a.map((row) => row.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)));

/** Squarings after which the norm of a power tells its radius to the last digits. */
const squarings = 48;

/** The largest modulus of an eigenvalue, as the limit of ‖Aᵐ‖^(1/m) (Gelfand 1941), m doubled again and again. */
export function spectralRadius(matrix: Matrix): number {
  let [power, logarithm]: [Matrix, number] = [matrix, 0];
  for (let k = 0; k < squarings; k++) {
    const norm = Math.max(...power.flat().map(Math.abs));
    if (norm === 0) return 0;
    logarithm += Math.log(norm) / 2 ** k;
    const scaled = power.map((row) => row.map((value) => value / norm));
    power = product(scaled, scaled);
  }
  return Math.exp(logarithm);
}
