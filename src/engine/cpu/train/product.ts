import type { Code } from '../../../math/wasm/code';
import { choose, loop, repeat } from '../../../math/wasm/control';
import { Locals } from '../../../math/wasm/emit';
import { get, i32, integer, set, splat, vector } from '../../../math/wasm/instructions';
import type { FunctionBody } from '../../../math/wasm/module';
import { vectorBytes } from '../particle';

/** How two matrices lie whose product is taken: C[r][c] = begin + Σ A[r][k] · B[k][c]. Strides in bytes. */
export interface Product {
  readonly name: string;
  /** From a row of A to the next, and from one of its numbers to the next. */
  readonly aRow: number;
  readonly aStep: number;
  readonly bRow: number;
  readonly cRow: number;
  /** Vectors of a row of C; `lane`: its rows are single numbers, one after the other. */
  readonly vectors: number;
  readonly lane?: boolean;
  /** What C begins with: a row for all, itself times a factor of another matrix that lies as C, or nothing. */
  readonly begin: 'row' | { readonly times: number } | 'zero';
}

/** Rows of C that are computed together, by vectors of a row that are: what fits into 16 registers beside B and A. */
const tiles: readonly { readonly columns: number; readonly rows: number }[] = [
  { columns: 2, rows: 4 },
  { columns: 1, rows: 8 },
];

/** Rows are computed up to a multiple of this: matrices have as many, whatever the last of them hold. */
export const rowTile = 8;

/** Locals of a product, after its parameters. */
const [a, b, c, begin, rows, count] = [0, 1, 2, 3, 4, 5];
const [bAt, cAt, beginAt, aRows, cRows, beginRows, left, aNext, bNext, k, blocks] = Array.from(
  { length: 11 },
  (_, i) => 6 + i,
);
const integers = 11;

/**
 * A function `(a, b, c, begin, rows, count)` that takes a product of `count` terms for at least `rows` rows of C, up to a
 * multiple of `rowTile`. The order in which terms are added is always the same.
 */
export function productFunction(product: Product): FunctionBody {
  const locals = new Locals(6 + integers);
  let done = 0;
  const parts = tiles.map(({ columns, rows }) => {
    const number = Math.floor((product.vectors - done) / columns);
    const first = done;
    done += number * columns;
    return number > 0 ? columnBlocks(product, { columns, rows, number, first }, locals) : [];
  });
  return { name: product.name, parameters: 6, integers, vectors: locals.taken, code: parts };
}

interface Blocks {
  readonly columns: number;
  readonly rows: number;
  /** How many blocks of so many vectors, and the vector that the first begins with. */
  readonly number: number;
  readonly first: number;
}

function columnBlocks(product: Product, { columns, rows: high, number, first }: Blocks, locals: Locals): Code {
  const wide = columns * vectorBytes;
  const tile = rowTileOf(product, columns, high, locals);
  const start = (from: number, to: number): Code => [get(from), i32(first * vectorBytes), integer.add, set(to)];
  return [
    [start(b, bAt), start(c, cAt), start(begin, beginAt), i32(number), set(blocks)],
    loop(blocks, [
      [integer.copy(a, aRows), integer.copy(cAt, cRows), integer.copy(beginAt, beginRows), integer.copy(rows, left)],
      repeat(
        [
          tile,
          integer.advance(aRows, high * product.aRow),
          integer.advance(cRows, high * product.cRow),
          integer.advance(beginRows, high * product.cRow),
        ],
        [integer.advance(left, -high), get(left), i32(0), integer.greater],
      ),
      [bAt, cAt, beginAt].map((pointer) => integer.advance(pointer, wide)),
    ]),
  ];
}

/** Some rows of some vectors of C. */
function rowTileOf(product: Product, columns: number, high: number, locals: Locals): Code {
  const sums = Array.from({ length: high }, () => Array.from({ length: columns }, () => locals.take()));
  const ofB = Array.from({ length: columns }, () => locals.take());
  const x = locals.take();
  const each = (code: (sum: number, row: number, column: number) => Code): Code =>
    sums.map((row, r) => row.map((sum, j) => code(sum, r, j)));
  const term = (ahead: number): Code => [
    ofB.map((local, j) => [get(bNext), vector.load(ahead * product.bRow + j * vectorBytes), set(local)]),
    sums.map((row, r) => [
      [get(aNext), vector.load32Splat(ahead * product.aStep + r * product.aRow), set(x)],
      row.map((sum, j) => [get(sum), get(x), get(ofB[j]), vector.mul, vector.add, set(sum)]),
    ]),
  ];
  const further = (terms: number): Code => [
    Array.from({ length: terms }, (_, i) => term(i)),
    integer.advance(aNext, terms * product.aStep),
    integer.advance(bNext, terms * product.bRow),
  ];
  return [
    each((sum, r, j) => [beginning(product, r, j), set(sum)]),
    [integer.copy(aRows, aNext), integer.copy(bAt, bNext)],
    [integer.half(count), set(k)],
    choose(get(k), loop(k, further(2))),
    choose(integer.odd(count), further(1)),
    each((sum, r, j) => {
      const at = r * product.cRow + j * vectorBytes;
      return [get(cRows), get(sum), product.lane ? vector.storeLane(at, 0) : vector.store(at)];
    }),
  ];
}

function beginning({ begin: kind, cRow, lane }: Product, r: number, j: number): Code {
  if (kind === 'zero') return splat(0);
  if (kind === 'row') return [get(beginAt), vector.load(j * vectorBytes)];
  if (kind.times === 0) return splat(0);
  const at = r * cRow + j * vectorBytes;
  return [get(beginRows), lane ? vector.load32Splat(at) : vector.load(at), splat(kind.times), vector.mul];
}
