import { quantile } from '../../../engine/many/quartiles';
import { betterOf, type CurveRun, type CurvesInput } from './types';

/** So many seeds and more have quantiles for a band; fewer have their range. */
const quantilesFrom = 20;

/** What the band of so many seeds is. */
export const bandOf = (seeds: number): 'none' | 'range' | 'quantiles' =>
  seeds < 2 ? 'none' : seeds < quantilesFrom ? 'range' : 'quantiles';

/** Methods up to which each has its band: of more, they would cover each other and the lines. */
const mostBands = 12;

/** Whether all methods of a view have bands; if not, that which stands out has. */
export const allBanded = ({ methods }: Pick<CurvesInput, 'methods'>): boolean => methods.length <= mostBands;

/** The values of several runs over the updates at which they were recorded. */
export interface Spread {
  readonly at: readonly number[];
  readonly median: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Runs that have anything recorded. */
  readonly runs: number;
}

interface Known {
  readonly runs: readonly CurveRun[];
  readonly spreads: Map<string, Spread>;
}

/** By the columns of the first run. */
const known = new WeakMap<CurveRun['columns'], Known>();

/** Whether lists have the same runs: while others are computed, a list is made anew of what has not changed. */
const alike = (a: readonly CurveRun[], b: readonly CurveRun[]): boolean =>
  a.length === b.length &&
  a.every(({ columns, divergedAt }, i) => columns === b[i].columns && divergedAt === b[i].divergedAt);

/**
 * Median and band (5–95 %, the range below 20 runs) of a column. From where it diverged on, a run counts as worse than every
 * number: the median of a method most of whose runs diverged is infinite. A run that ended otherwise is no longer counted,
 * and there is a value where at least half of the runs have one. Kept while the runs are.
 */
export function spreadOf(runs: readonly CurveRun[], column: string): Spread {
  const first = runs[0]?.columns;
  if (!first) return computed(runs, column);
  const before = known.get(first);
  const mine = before && alike(before.runs, runs) ? before : { runs, spreads: new Map<string, Spread>() };
  known.set(first, mine);
  const spread = mine.spreads.get(column) ?? computed(runs, column);
  mine.spreads.set(column, spread);
  return spread;
}

function computed(all: readonly CurveRun[], column: string): Spread {
  const worst = betterOf(column) === 'low' ? Infinity : -Infinity;
  const runs = all.flatMap(({ columns, divergedAt }) => {
    const series = columns[column];
    return series && series.at.length > 0 ? [{ ...series, diverged: divergedAt !== undefined }] : [];
  });
  const grid = gridOf(runs.map(({ at }) => at));
  const found = { at: [] as number[], low: [] as number[], median: [] as number[], high: [] as number[] };
  const places = new Int32Array(runs.length);
  const edge = bandOf(runs.length) === 'quantiles' ? 0.05 : 0;
  const values = new Float64Array(runs.length);
  for (const update of grid) {
    let count = 0;
    for (let r = 0; r < runs.length; r++) {
      const value = valueAt(runs[r], update, places, r, worst);
      if (!Number.isNaN(value)) values[count++] = value;
    }
    if (count === 0 || 2 * count < runs.length) continue;
    const sorted = values.subarray(0, count).sort();
    found.at.push(update);
    found.low.push(quantile(sorted, edge));
    found.median.push(quantile(sorted, 0.5));
    found.high.push(quantile(sorted, 1 - edge));
  }
  const { at } = found;
  return {
    at,
    low: Float64Array.from(found.low),
    median: Float64Array.from(found.median),
    high: Float64Array.from(found.high),
    runs: runs.length,
  };
}

/** The value of a run at an update, on the line between its records; NaN outside them, worst after it diverged. */
function valueAt(
  { at, value, diverged }: { at: readonly number[]; value: readonly number[]; diverged: boolean },
  update: number,
  places: Int32Array,
  r: number,
  worst: number,
): number {
  let i = places[r];
  while (i < at.length && at[i] < update) i++;
  places[r] = i;
  if (i === at.length) return diverged ? worst : Number.NaN;
  if (at[i] === update) return value[i];
  if (i === 0) return Number.NaN;
  return value[i - 1] + ((update - at[i - 1]) / (at[i] - at[i - 1])) * (value[i] - value[i - 1]);
}

/** Every update at which a list has a record, ascending; lists that are the same are not merged. */
function gridOf(lists: readonly (readonly number[])[]): readonly number[] {
  const longest = lists.reduce<readonly number[]>((a, b) => (b.length > a.length ? b : a), []);
  const alike = lists.every((list) => list === longest || list.every((update, i) => update === longest[i]));
  return alike ? longest : [...new Set(lists.flat())].sort((a, b) => a - b);
}
