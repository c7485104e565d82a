/** Rows of numbers in a memory: row r begins at float r · `wide`. */
export interface SignalRows {
  readonly wide: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** What went through a dense layer, forward and backward. */
export interface Signals {
  readonly input: SignalRows | undefined;
  readonly output: SignalRows;
  readonly slopes: SignalRows;
}

/** The sum of the squares of a row. */
export function rowSquares({ wide, width, values }: SignalRows, row: number): number {
  let sum = 0;
  for (let k = row * wide; k < row * wide + width; k++) sum += values[k] ** 2;
  return sum;
}
