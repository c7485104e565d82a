import type { DenseInputs, SparseInputs } from '../../../objectives/data/types';
import { floatBytes } from './emit';
import { rowFloats } from './places';

/** Which of a list of rows are taken. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** Copies rows to a place of a memory, each filled up to whole vectors. */
export function loadDense(
  { buffer }: WebAssembly.Memory,
  { width, values }: DenseInputs,
  rows: ArrayLike<number>,
  { from, to }: Part,
  at: number,
): void {
  const wide = rowFloats(width);
  const into = new Float32Array(buffer, at, (to - from) * wide);
  for (let r = from; r < to; r++) {
    const begin = rows[r] * width;
    into.set(values.subarray(begin, begin + width), (r - from) * wide);
  }
}

/** Copies sparse rows: how many numbers each has, then the columns and the numbers of all of them. */
export function loadSparse(
  { buffer }: WebAssembly.Memory,
  { starts, columns, values }: SparseInputs,
  rows: ArrayLike<number>,
  { from, to }: Part,
  at: { readonly counts: number; readonly columns: number; readonly numbers: number },
): void {
  const counts = new Uint32Array(buffer, at.counts, to - from);
  const [whole, floats] = [new Uint32Array(buffer), new Float32Array(buffer)];
  let next = 0;
  for (let r = from; r < to; r++) {
    const [begin, end] = [starts[rows[r]], starts[rows[r] + 1]];
    counts[r - from] = end - begin;
    whole.set(columns.subarray(begin, end), at.columns / floatBytes + next);
    floats.set(values.subarray(begin, end), at.numbers / floatBytes + next);
    next += end - begin;
  }
}
