/** A product of two matrices as a thread does it, a tile at a time: `sum` over k of left(row, k) · right(column, k). */
export interface Product {
  /** Rows and columns of the result, and k, as WGSL; a column or row that is known is a number. */
  readonly rows: number | 'rowCount';
  readonly columns: number;
  readonly inner: number | 'rowCount';
  /** Statements of k, before it is read. */
  readonly left: (row: string) => string;
  readonly right: (column: string) => string;
  readonly begin: (row: string, column: string) => string;
  readonly end: (row: string, column: string, sum: string) => string;
}

/** Fewest rows or columns that are worth a tile of four. */
const worth = 8;

/** Statements of a product; `most` is the most that `rowCount` can be. What is added, and in which order, is the same for every tile. */
export function productWgsl(product: Product, most: number): string {
  const { rows, columns, inner, left, right, begin, end } = product;
  const [height, width] = [sideOf(rows === 'rowCount' ? most : rows), sideOf(columns)];
  const of = (count: number | 'rowCount') => (count === 'rowCount' ? count : `${count}u`);
  const down = upTo(height);
  const across = upTo(width);
  // Beyond the last row or column the last is taken once more, and not kept.
  const place = (name: string, count: string) => (i: number) =>
    i === 0 ? '' : `let ${name}${i} = min(${name}0 + ${i}u, ${count} - 1u);\n`;
  const cells = down.flatMap((r) => across.map((c) => ({ r: `r${r}`, c: `c${c}`, sum: `sum${r}${c}`, i: r, j: c })));
  const within = ({ i, j }: (typeof cells)[number]): string =>
    [...(i > 0 ? [`r0 + ${i}u < ${of(rows)}`] : []), ...(j > 0 ? [`c0 + ${j}u < ${of(columns)}`] : [])].join(' && ');
  const kept = (cell: (typeof cells)[number]): string => {
    const stored = end(cell.r, cell.c, cell.sum);
    const condition = within(cell);
    return condition === '' ? stored : `if (${condition}) {\n${stored}\n}`;
  };
  return `for (var t = lane; t < (${of(rows)} + ${height - 1}u) / ${height}u * ${Math.ceil(columns / width)}u; t += threads) {
let r0 = t / ${Math.ceil(columns / width)}u * ${height}u;
let c0 = t % ${Math.ceil(columns / width)}u * ${width}u;
${down.map(place('r', of(rows))).join('')}${across.map(place('c', of(columns))).join('')}${cells
  .map(({ r, c, sum }) => `var ${sum} = ${begin(r, c)};`)
  .join('\n')}
for (var k = 0u; k < ${of(inner)}; k++) {
${down.map((r) => `let left${r} = ${left(`r${r}`)};`).join('\n')}
${across.map((c) => `let right${c} = ${right(`c${c}`)};`).join('\n')}
${cells.map(({ sum, i, j }) => `${sum} += left${i} * right${j};`).join('\n')}
}
${cells.map(kept).join('\n')}
}`;
}

const sideOf = (count: number): number => (count >= worth ? 4 : 1);

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
