/** What the horizontal axis counts. */
export const curveAxes = ['updates', 'epochs', 'examples', 'time'] as const;
export type CurveAxis = (typeof curveAxes)[number];

/** What an update is worth on the axes of a chart. Every count ascends with the updates. */
export interface Pace {
  /** Whether time is known. */
  readonly timed: boolean;
  /** Epochs, training rows seen, or seconds after so many updates, which may be a fraction. */
  readonly countAt: (axis: CurveAxis, update: number) => number;
}

/** What the pace of a run follows from. */
export interface PaceParts {
  /** Training rows. */
  readonly rows: number;
  readonly batch: number;
  /** Other batches from an update on, ascending; an epoch begins there. */
  readonly changes?: readonly { readonly update: number; readonly batch: number }[];
  /** Seconds that an update takes. */
  readonly seconds?: number;
}

/** Updates of an epoch: its last batch may be smaller. */
const updatesOf = (rows: number, batch: number): number => Math.ceil(rows / batch);

/** The pace of runs that take batches of so many rows. */
export function paceOf({ rows, batch, changes = [], seconds }: PaceParts): Pace {
  const spans = [{ from: 0, batch, epochs: 0, examples: 0 }];
  for (const change of changes) {
    const before = spans[spans.length - 1];
    const from = change.update - 1;
    const { epochs, examples } = countIn(before, rows, from);
    spans.push({ from, batch: change.batch, epochs, examples });
  }
  const at = (update: number) => {
    const span = spans.findLast(({ from }) => from <= update) ?? spans[0];
    return countIn(span, rows, update);
  };
  return {
    timed: seconds !== undefined,
    countAt: (axis, update) => {
      if (axis === 'updates') return update;
      return axis === 'time' ? update * (seconds ?? Number.NaN) : at(update)[axis];
    },
  };
}

interface Span {
  readonly from: number;
  readonly batch: number;
  readonly epochs: number;
  readonly examples: number;
}

/** The counts at an update of a span, from its beginning on. */
function countIn(span: Span, rows: number, update: number): { epochs: number; examples: number } {
  const done = update - span.from;
  const each = updatesOf(rows, span.batch);
  const whole = Math.floor(done / each);
  const rest = Math.min((done - whole * each) * span.batch, rows);
  return { epochs: span.epochs + done / each, examples: span.examples + whole * rows + rest };
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
