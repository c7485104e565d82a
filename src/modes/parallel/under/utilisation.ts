import type { Span } from '../../../engine/parallel/types';

/** Cells of the picture of many workers: rows from the fastest worker to the slowest, columns of seconds; the share that was computed. */
export interface Utilisation {
  readonly rows: number;
  readonly columns: number;
  /** Row by row, 0 … 1; NaN where nobody of the row lives. */
  readonly shares: Float64Array;
}

/** The workers from the busiest to the idlest, those alike by number. */
export const bySpeed = (busy: readonly number[]): number[] =>
  busy.map((_, worker) => worker).sort((a, b) => busy[b] - busy[a] || a - b);

/** What share of each cell's time the workers of its row computed. */
export function utilisationOf(
  { spans, busy }: { readonly spans: readonly Span[]; readonly busy: readonly number[] },
  [from, to]: readonly [number, number],
  rows: number,
  columns: number,
): Utilisation {
  const workers = busy.length;
  const rowOf = new Float64Array(workers);
  const members = new Float64Array(rows);
  bySpeed(busy).forEach((worker, place) => {
    rowOf[worker] = Math.min(rows - 1, Math.floor((place * rows) / workers));
    members[rowOf[worker]]++;
  });
  const shares = new Float64Array(rows * columns);
  const cell = (to - from) / columns;
  for (const { worker, kind, from: begun, to: ended } of spans) {
    if (kind !== 'compute' || ended < from || begun > to) continue;
    const first = Math.max(0, Math.floor((begun - from) / cell));
    const last = Math.min(columns - 1, Math.floor((ended - from) / cell));
    for (let column = first; column <= last; column++) {
      const [low, high] = [from + column * cell, from + (column + 1) * cell];
      const covered = Math.max(0, Math.min(high, ended) - Math.max(low, begun));
      shares[rowOf[worker] * columns + column] += covered / cell / members[rowOf[worker]];
    }
  }
  return { rows, columns, shares };
}
