import type { ParallelColumn, Paralleled } from '../../engine/parallel/types';
import type { Trails } from '../../stage/trails';
import type { Column, Trace } from '../../study/trace';

/** Trails of a picture; its step at a step of the page is `stepAt`. */
export interface SpreadTrails {
  readonly trails: Trails;
  readonly stepAt: (update: number) => number;
}

/** Points of all trails together, at most. */
const mostPoints = 200_000;

/**
 * The paths of servers and workers over one axis of ticks: an update of any server is one, and as many more as a worker
 * moves until the next; each path stays where it is until its next point.
 */
export function trailsOf(
  runs: readonly { readonly columns: Columns; readonly divergedAt?: number | undefined }[],
): SpreadTrails {
  const moments = momentsOf(
    runs.map(({ columns }) => columns.x ?? nothing),
    mostPoints,
  );
  const { updates, starts, length } = moments;
  const traces = runs.map(({ columns }): Trace => {
    const point = pointsOf(columns.x ?? nothing, moments);
    const values = (name: 'x' | 'y' | 'f'): Column => ({ at: (k) => columns[name].value[point[k]] });
    return { axis: 'step', length: point.length, columns: { x: values('x'), y: values('y'), f: values('f') } };
  });
  const stepAt = (update: number): number => {
    const place = lastUpTo(updates, update);
    return place + 1 < starts.length ? starts[place + 1] - 1 : Math.max(0, length - 1);
  };
  const divergedAt = runs.map(({ divergedAt }) => (divergedAt === undefined ? undefined : stepAt(divergedAt)));
  return { trails: { traces, columns: ['x', 'y', 'f'], divergedAt }, stepAt };
}

/** Of a worker of whom nothing is written down yet. */
const nothing: ParallelColumn = { at: [], value: [] };

/** Where a run is on a surface. */
export type Columns = Paralleled['server'];

interface Moments {
  /** Ascending, each once. */
  readonly updates: readonly number[];
  /** The first tick of each. */
  readonly starts: readonly number[];
  /** Ticks in all. */
  readonly length: number;
}

/** The updates at which anything is written down, and how many ticks each is worth; thinned to so many points. */
function momentsOf(all: readonly ParallelColumn[], most: number): Moments {
  const worth = new Map<number, number>();
  for (const { at } of all) {
    let [same, last] = [0, -1];
    for (const update of at) {
      same = update === last ? same + 1 : 1;
      last = update;
      worth.set(update, Math.max(worth.get(update) ?? 0, same));
    }
  }
  const every = [...worth.keys()].sort((a, b) => a - b);
  const total = [...worth.values()].reduce((sum, n) => sum + n, 0);
  const stride = Math.max(1, Math.ceil((total * all.length) / most));
  const updates = every.filter((_, i) => i % stride === 0 || i === every.length - 1);
  const starts: number[] = [];
  let length = 0;
  for (const update of updates) {
    starts.push(length);
    length += stride > 1 ? 1 : (worth.get(update) ?? 1);
  }
  return { updates, starts, length };
}

/** The point of a run at each tick, until its last: of those of one update one after the other, the last of all at its last tick. */
function pointsOf({ at }: ParallelColumn, { updates, starts, length }: Moments): number[] {
  const point: number[] = [];
  let i = 0;
  updates.forEach((update, place) => {
    if (at.length === 0 || (i === at.length - 1 && at[i] < update)) return;
    const ticks = (starts[place + 1] ?? length) - starts[place];
    while (i + 1 < at.length && at[i + 1] < update) i++;
    for (let tick = 0; tick < ticks; tick++) {
      if (i + 1 < at.length && at[i + 1] <= update && (tick > 0 || at[i] < update)) i++;
      if (tick === ticks - 1) while (i + 1 < at.length && at[i + 1] <= update) i++;
      point.push(i);
    }
  });
  return point;
}

/** The place of the last number up to a value; 0 before the first. */
export function lastUpTo(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The last value of a column up to an update; undefined where there is none. */
export const valueAt = (column: ParallelColumn | undefined, update: number): number | undefined =>
  column && column.at.length > 0 ? column.value[lastUpTo(column.at, update)] : undefined;
