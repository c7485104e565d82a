import type { Code } from '../../../math/wasm/code';
import { loop } from '../../../math/wasm/control';
import { Locals } from '../../../math/wasm/emit';
import { get, integer, set, splat, vector } from '../../../math/wasm/instructions';
import type { FunctionBody } from '../../../math/wasm/module';
import { vectorBytes } from '../particle';

/** `(from, to, rows)`: the sum of so many rows of so many vectors. */
export function sumRowsFunction(name: string, vectors: number): FunctionBody {
  const [from, to, rows, at, left, blocks] = [0, 1, 2, 3, 4, 5];
  const locals = new Locals(6);
  const sum = locals.take();
  const block: Code = [
    [splat(0), set(sum), integer.copy(from, at), integer.copy(rows, left)],
    loop(left, [[get(sum), get(at), vector.load(0), vector.add, set(sum)], integer.advance(at, vectors * vectorBytes)]),
    [get(to), get(sum), vector.store(0)],
    [from, to].map((pointer) => integer.advance(pointer, vectorBytes)),
  ];
  return {
    ...{ name, parameters: 3, integers: 3, vectors: locals.taken },
    code: [integer.set(blocks, vectors), loop(blocks, block)],
  };
}

/** `(from, to, rows)`: row r of so many vectors becomes column r of a matrix whose rows are `toRow` bytes apart. */
export function transposeFunction(name: string, vectors: number, toRow: number): FunctionBody {
  const [from, to, rows, at, blocks] = [0, 1, 2, 3, 4];
  const locals = new Locals(5);
  const four = locals.take();
  const block: Code = [
    [get(from), vector.load(0), set(four)],
    [0, 1, 2, 3].map((lane) => [get(at), get(four), vector.storeLane(lane * toRow, lane)]),
    [integer.advance(from, vectorBytes), integer.advance(at, 4 * toRow)],
  ];
  const code = loop(rows, [
    [integer.copy(to, at), integer.set(blocks, vectors), loop(blocks, block)],
    integer.advance(to, 4),
  ]);
  return { name, parameters: 3, integers: 2, vectors: locals.taken, code };
}
