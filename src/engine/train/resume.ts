import { type Change, type Series, type Trained, trainColumns } from './types';

/** Weights that a run has kept. */
export type Snapshots = Pick<Trained, 'snapshots' | 'snapshotAt'>;

/** None. */
export const noSnapshots: Snapshots = { snapshots: new Float32Array(0), snapshotAt: [] };

/** The columns of a run until an update. */
export function columnsUntil(columns: Trained['columns'], update: number): Trained['columns'] {
  const until = ({ at, value }: Series): Series => {
    const count = countUntil(at, update);
    return { at: at.slice(0, count), value: value.slice(0, count) };
  };
  const all = trainColumns.map((name) => [name, until(columns[name])]);
  return Object.fromEntries(all) as unknown as Trained['columns'];
}

/** The snapshots of a run until an update: the same floats, looked at. */
export function snapshotsUntil({ snapshots, snapshotAt }: Snapshots, update: number): Snapshots {
  const count = countUntil(snapshotAt, update);
  const size = snapshots.length / Math.max(1, snapshotAt.length);
  return { snapshots: snapshots.subarray(0, count * size), snapshotAt: snapshotAt.slice(0, count) };
}

/** Snapshots and later ones. */
export function withLater(earlier: Snapshots, later: Snapshots): Snapshots {
  if (earlier.snapshotAt.length === 0) return { snapshots: later.snapshots, snapshotAt: later.snapshotAt };
  const snapshots = new Float32Array(earlier.snapshots.length + later.snapshots.length);
  snapshots.set(earlier.snapshots);
  snapshots.set(later.snapshots, earlier.snapshots.length);
  return { snapshots, snapshotAt: [...earlier.snapshotAt, ...later.snapshotAt] };
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
