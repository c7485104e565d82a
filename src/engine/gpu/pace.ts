/** Longest one submit may take, in ms: the page and the driver's watchdog stay calm. */
export const submitBudget = 8;

/** How many steps go into one dispatch, from how long the last ones took. */
export class Pace {
  private msPerStep: number | undefined;

  /** Steps for the next submit; the first submit is a small one, to measure. */
  steps(remaining: number): number {
    const fitting = this.msPerStep === undefined ? 256 : Math.floor(submitBudget / this.msPerStep);
    return Math.min(remaining, Math.max(1, fitting));
  }

  /** A submit of so many steps took so many ms; recent ones count more, and slow ones at once. */
  took(steps: number, ms: number): void {
    const now = Math.max(ms, 0.01) / steps;
    this.msPerStep = this.msPerStep === undefined ? now : Math.max(now, 0.5 * (now + this.msPerStep));
  }
}
