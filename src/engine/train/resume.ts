import { type Change, type Resumption, type Series, type Trained, trainColumns } from './types';

/** What a run had left after an update, of what it has left later. */
export function leftAt({ columns, snapshots, snapshotAt }: Resumption['left'], update: number): Resumption['left'] {
  const until = ({ at, value }: Series): Series => {
    const count = countUntil(at, update);
    return { at: at.slice(0, count), value: value.slice(0, count) };
  };
  const count = countUntil(snapshotAt, update);
  const size = snapshots.length / Math.max(1, snapshotAt.length);
  return {
    columns: Object.fromEntries(
      trainColumns.map((name) => [name, until(columns[name])]),
    ) as unknown as Trained['columns'],
    snapshots: snapshots.slice(0, count * size),
    snapshotAt: snapshotAt.slice(0, count),
  };
}

/** How many of ascending updates are not after one. */
function countUntil(at: readonly number[], update: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] <= update) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last update at which two runs that differ in their changes alone are the same. */
export function sameUntil(a: readonly Change[], b: readonly Change[]): number {
  const [of, other] = [a, b].map((changes) => new Set(changes.map((change) => JSON.stringify(change))));
  const own = [...a, ...b].filter((change) => !(of.has(JSON.stringify(change)) && other.has(JSON.stringify(change))));
  return Math.min(...own.map(({ update }) => update)) - 1;
}
