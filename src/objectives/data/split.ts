import { randomBelow, streams } from '../../study/random';
import type { DataEntry, Split } from './types';

/** The rows of each part, ascending. */
export interface Parts {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
}

/** Training, validation, test. */
const parts = [0, 1, 2] as const;

/** Splits belong to the data: they are the same whatever the seed of a run. */
const seed = 2016;

/** How many rows of so many train, are held back for validation, and for the test: largest remainders. */
export function countsOf(rows: number, split: Split): readonly [train: number, validation: number, test: number] {
  if (split === 'all') return [rows, 0, 0];
  const exact = split.map((percent) => (rows * percent) / 100);
  const counts = exact.map(Math.floor);
  const order = [...parts].sort((a, b) => exact[b] - counts[b] - (exact[a] - counts[a]) || a - b);
  const rest = rows - counts[0] - counts[1] - counts[2];
  for (const part of order.slice(0, rest)) counts[part]++;
  return [counts[0], counts[1], counts[2]];
}

/** How many rows of a set train, repeated ones counted as often as they stand there. */
export const trainingCount = ({ rows, times = 1 }: Pick<DataEntry, 'rows' | 'times'>, split: Split): number =>
  times * countsOf(rows, split)[0];

/**
 * Divides rows into parts, at random and class by class: every part has of every class its share, within one row, and as many rows in
 * all as `countsOf` says. `classes` has the class of each row, 0 where there are none.
 */
export function splitRows(classes: ArrayLike<number>, split: Split): Parts {
  const groups = groupsOf(classes);
  const counts = stratified(
    groups.map((rows) => rows.length),
    split,
  );
  const lists: number[][] = [[], [], []];
  groups.forEach((rows, k) => {
    shuffle(rows, (i) => randomBelow(i + 1, seed, streams.data, k, i));
    const [train, validation] = counts[k];
    const ends = [0, train, train + validation, rows.length];
    for (const part of parts) for (let i = ends[part]; i < ends[part + 1]; i++) lists[part].push(rows[i]);
  });
  const [train, validation, test] = lists.map((rows) => Uint32Array.from(rows).sort());
  return { train, validation, test };
}

/** Shuffles a list in place, as Fisher and Yates do; `below(i)` draws one of 0 … i. */
export function shuffle(
  list: { [index: number]: number; readonly length: number },
  below: (i: number) => number,
): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = below(i);
    [list[i], list[j]] = [list[j], list[i]];
  }
}

/** The rows of each class. */
function groupsOf(classes: ArrayLike<number>): number[][] {
  const groups: number[][] = [];
  for (let row = 0; row < classes.length; row++) {
    const of = classes[row];
    while (groups.length <= of) groups.push([]);
    groups[of].push(row);
  }
  return groups;
}

/**
 * Counts of each class in each part: every one its exact share rounded up or down, with the right sums both ways. Such a table exists
 * (the shares themselves are a flow, so there is one of whole numbers), and rows are moved along paths until it is found.
 */
function stratified(sizes: readonly number[], split: Split): number[][] {
  const counts = sizes.map((size) => [...countsOf(size, split)]);
  const wanted = countsOf(
    sizes.reduce((a, b) => a + b, 0),
    split,
  );
  const exact = (k: number, part: number) => (split === 'all' ? 0 : (sizes[k] * split[part]) / 100);
  /** Moves a row of some class that stays within one of its shares. */
  const move = (from: number, to: number): boolean => {
    const k = counts.findIndex((row, k) => row[from] > exact(k, from) && row[to] < exact(k, to));
    if (k < 0) return false;
    counts[k][from]--;
    counts[k][to]++;
    return true;
  };
  const excess = (part: number) => counts.reduce((sum, row) => sum + row[part], -wanted[part]);
  const pairs = parts.flatMap((from) => parts.map((to) => [from, to] as const));
  const step = () => {
    const open = pairs.filter(([from, to]) => excess(from) > 0 && excess(to) < 0);
    // Straight, or over the third part.
    return (
      open.some(([from, to]) => move(from, to)) ||
      open.some(([from, to]) => move(from, 3 - from - to) && move(3 - from - to, to))
    );
  };
  while (step());
  return counts;
}
