/** Longest one submit may take, in ms: the page and the driver's watchdog stay calm. */
export const submitBudget = 8;

/** How much work goes into one submit, from how long the last ones took. A unit is one step of one run, or of all runs at once. */
export class Pace {
  private msPerUnit: number | undefined;

  /** `first`: units of the first submit, a small one, to measure. */
  constructor(private readonly first = 256) {}

  /** Units for the next submit. */
  units(): number {
    return this.msPerUnit === undefined ? this.first : Math.max(1, Math.floor(submitBudget / this.msPerUnit));
  }

  /** A submit of so many units took so many ms; recent ones count more, and slow ones at once. */
  took(units: number, ms: number): void {
    const now = Math.max(ms, 0.01) / units;
    this.msPerUnit = this.msPerUnit === undefined ? now : Math.max(now, 0.5 * (now + this.msPerUnit));
  }
}

/** Steps first … first + count − 1, submitted; resolves when the device is done with them. */
export type Submit = (first: number, count: number) => Promise<void>;

/**
 * Steps `from` … `to` − 1 in submits that stay within the budget; a step is `width` units of work.
 * An aborted signal ends it before the next submit, with the signal's reason.
 */
export async function inSubmits(
  pace: Pace,
  { from = 0, to, width = 1, signal }: { from?: number; to: number; width?: number; signal?: AbortSignal | undefined },
  submit: Submit,
  clock: () => number = () => performance.now(),
): Promise<void> {
  for (let first = from; first < to; ) {
    signal?.throwIfAborted();
    const count = Math.min(to - first, Math.max(1, Math.floor(pace.units() / width)));
    const begun = clock();
    await submit(first, count);
    pace.took(count * width, clock() - begun);
    first += count;
  }
}
