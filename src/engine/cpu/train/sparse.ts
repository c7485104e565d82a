import type { Code } from '../../../math/wasm/code';
import { choose, loop } from '../../../math/wasm/control';
import { Locals } from '../../../math/wasm/emit';
import { get, i32, integer, set, vector } from '../../../math/wasm/instructions';
import type { FunctionBody } from '../../../math/wasm/module';
import { vectorBytes } from '../particle';

/** A dense layer whose inputs are mostly zero: weights of an input are `row` bytes, `vectors` of them; `lane`: a single number. */
export interface SparseLayer {
  readonly vectors: number;
  readonly row: number;
  readonly lane: boolean;
}

/** Most vectors of outputs that are held at once. */
const most = 8;

/**
 * `(counts, columns, values, weights, bias, output, rows)`: the outputs of rows whose numbers lie one after the other:
 * how many each row has, the input that each belongs to, and what it is.
 */
export const sparseForwardFunction = (name: string, layer: SparseLayer): FunctionBody =>
  sparseFunction(name, layer, (first, count, locals) => {
    const sums = Array.from({ length: count }, () => locals.take());
    const offset = (j: number) => (first + j) * vectorBytes;
    const load = layer.lane ? vector.load32Splat : vector.load;
    return {
      begin: sums.map((sum, j) => [get(vectorsAt), vector.load(offset(j)), set(sum)]),
      each: (x) =>
        sums.map((sum, j) => [[get(sum), get(x), get(weight), load(offset(j))], vector.mul, vector.add, set(sum)]),
      end: sums.map((sum, j) => [get(rowAt), get(sum), vector.store(offset(j))]),
    };
  });

/** `(counts, columns, values, gradient, –, slopes, rows)`: adds the gradient by the weights, given the slopes by the outputs. */
export const sparseBackFunction = (name: string, layer: SparseLayer): FunctionBody =>
  sparseFunction(name, layer, (first, count, locals) => {
    const slopes = Array.from({ length: count }, () => locals.take());
    const offset = (j: number) => (first + j) * vectorBytes;
    const [load, store] = layer.lane
      ? [vector.load32Splat, (at: number) => vector.storeLane(at, 0)]
      : [vector.load, vector.store];
    return {
      begin: slopes.map((slope, j) => [get(rowAt), vector.load(offset(j)), set(slope)]),
      each: (x) =>
        slopes.map((slope, j) => [
          [get(weight), get(weight), load(offset(j)), get(x), get(slope), vector.mul, vector.add],
          store(offset(j)),
        ]),
      end: [],
    };
  });

interface Part {
  readonly begin: Code;
  /** For each number of a row, which lies in the local. */
  readonly each: (x: number) => Code;
  readonly end: Code;
}

const [counts, columns, values, weights, vectorsAt, rowAt, rows] = [0, 1, 2, 3, 4, 5, 6];
const [column, value, left, weight] = [7, 8, 9, 10];

function sparseFunction(
  name: string,
  { vectors, row }: SparseLayer,
  part: (first: number, count: number, locals: Locals) => Part,
): FunctionBody {
  const locals = new Locals(11);
  const x = locals.take();
  const parts: Code[] = [];
  for (let first = 0; first < vectors; first += most) {
    const { begin, each, end } = part(first, Math.min(most, vectors - first), locals);
    const number = [
      [get(weights), get(column), integer.load(0), i32(row), integer.multiply, integer.add, set(weight)],
      [get(value), vector.load32Splat(0), set(x)],
      [each(x), integer.advance(column, 4), integer.advance(value, 4)],
    ];
    parts.push([
      [integer.copy(columns, column), integer.copy(values, value), get(counts), integer.load(0), set(left)],
      [begin, choose(get(left), loop(left, number)), end],
    ]);
  }
  const code = loop(rows, [
    parts,
    [integer.copy(column, columns), integer.copy(value, values), integer.advance(counts, 4)],
    integer.advance(rowAt, vectors * vectorBytes),
  ]);
  return { name, parameters: 7, integers: 4, vectors: locals.taken, code };
}
