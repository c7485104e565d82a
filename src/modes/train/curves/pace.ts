import { placesOf } from '../../../objectives/data/batches';

/** What the horizontal axis counts. */
export const curveAxes = ['updates', 'epochs', 'examples', 'time'] as const;
export type CurveAxis = (typeof curveAxes)[number];

/** What an update is worth on the axes of a chart. Every count ascends with the updates. */
export interface Pace {
  /** Whether time is known. */
  readonly timed: boolean;
  /** Epochs, training rows seen, or seconds after so many updates. */
  readonly countAt: (axis: CurveAxis, update: number) => number;
}

/** What the pace of a run follows from. */
export interface PaceParts {
  /** Training rows. */
  readonly rows: number;
  readonly batch: number;
  /** Other batches from an update on, ascending. */
  readonly later?: readonly { readonly update: number; readonly batch: number }[];
  /** Rows are drawn with replacement: every batch is full. */
  readonly replacement?: boolean;
  /** Seconds that an update takes. */
  readonly seconds?: number;
}

/** The pace of runs that take batches of so many rows. */
export function paceOf({ rows, batch, later = [], replacement = false, seconds }: PaceParts): Pace {
  const placeOf = placesOf(rows, { batch, later });
  const epochsAt = (update: number): number => {
    if (update <= 0) return 0;
    const { epoch, to } = placeOf(update);
    return epoch + to / rows;
  };
  const sizes = [{ update: 1, batch }, ...later];
  const drawnAt = (done: number): number =>
    sizes.reduce((sum, { update, batch: size }, i) => {
      const end = Math.min(done, (sizes[i + 1]?.update ?? Infinity) - 1);
      return sum + Math.max(0, end - update + 1) * size;
    }, 0);
  const counts: Readonly<Record<CurveAxis, (update: number) => number>> = {
    updates: (update) => update,
    epochs: epochsAt,
    examples: replacement ? drawnAt : (update) => Math.round(epochsAt(update) * rows),
    time: (update) => update * (seconds ?? Number.NaN),
  };
  return { timed: seconds !== undefined, countAt: (axis, update) => counts[axis](update) };
}

/** The update 0 … last at which an axis has come to a count, to the nearest whole one. */
export function updateAt({ countAt }: Pace, axis: CurveAxis, count: number, last: number): number {
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (countAt(axis, middle) <= count) low = middle;
    else high = middle;
  }
  return count - countAt(axis, low) <= countAt(axis, high) - count ? low : high;
}
