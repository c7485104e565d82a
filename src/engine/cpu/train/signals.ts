import type { Inputs } from '../../../objectives/data/types';

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

/** Calls `at` with the column of every number of a row that is not 0, and the number. */
export function eachInput(inputs: Inputs, row: number, at: (column: number, value: number) => void): void {
  const { values } = inputs;
  if (inputs.kind === 'dense') {
    const begin = row * inputs.width;
    for (let i = 0; i < inputs.width; i++) if (values[begin + i] !== 0) at(i, values[begin + i]);
  } else for (let k = inputs.starts[row]; k < inputs.starts[row + 1]; k++) at(inputs.columns[k], values[k]);
}
