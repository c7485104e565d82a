import type { Inputs } from '../data/types';

/** How sparse an objective is that is a sum over rows, each of which has to do with some coordinates (Niu, Recht, Ré and Wright 2011). */
export interface Sparsity {
  /** Coordinates that some row has to do with. */
  readonly size: number;
  /** Ω: the most coordinates of a row. */
  readonly most: number;
  /** Δ: the largest share of rows with one coordinate, and which that is. */
  readonly commonest: number;
  readonly coordinate: number;
  /** ρ: the largest share of rows that one row, itself counted, has a coordinate in common with. */
  readonly meeting: number;
}

/** The sparsity of some rows; `bias`: a coordinate beyond the inputs that every row has. */
export function sparsityOf(inputs: Inputs, rows: ArrayLike<number>, bias: boolean): Sparsity {
  const lists = Array.from(rows, (row) => columnsOf(inputs, row, bias));
  const having: number[][] = Array.from({ length: inputs.width + 1 }, () => []);
  lists.forEach((columns, i) => {
    for (const column of columns) having[column].push(i);
  });
  const counts = having.map((list) => list.length);
  const count = Math.max(...counts);
  return {
    size: counts.filter((n) => n > 0).length,
    most: Math.max(...lists.map((columns) => columns.length)),
    commonest: count / lists.length,
    coordinate: counts.indexOf(count),
    meeting: mostMet(lists, having) / lists.length,
  };
}

/** The coordinates that a row has to do with. */
function columnsOf(inputs: Inputs, row: number, bias: boolean): number[] {
  const own = [];
  if (inputs.kind === 'sparse') {
    for (let k = inputs.starts[row]; k < inputs.starts[row + 1]; k++) own.push(inputs.columns[k]);
  } else {
    for (let k = 0; k < inputs.width; k++) if (inputs.values[row * inputs.width + k] !== 0) own.push(k);
  }
  return bias ? [...own, inputs.width] : own;
}

/** The most rows that one of them has a coordinate in common with. */
function mostMet(lists: readonly (readonly number[])[], having: readonly (readonly number[])[]): number {
  const everywhere = having.some((list) => list.length === lists.length);
  if (everywhere) return lists.length;
  const met = new Int32Array(lists.length).fill(-1);
  let most = 0;
  lists.forEach((columns, i) => {
    let count = 0;
    for (const column of columns)
      for (const other of having[column])
        if (met[other] !== i) {
          met[other] = i;
          count++;
        }
    most = Math.max(most, count);
  });
  return most;
}
