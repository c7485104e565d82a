import { meterDoubles } from './layout';
import type { Shared } from './shared';

/** What a worker's time goes into. */
export const activities = ['compute', 'fetch', 'push', 'wait', 'barrier'] as const;
export type Activity = (typeof activities)[number];

/** Of one activity: seconds in all, how often it was measured, and the least of them. */
const [total, count, least] = [0, 1, 2];
const perActivity = 3;

/** Looks at the clock in one iteration of so many: a clock is coarse and costs as much as a short iteration does. */
const every = 8;

/** Measures, in one thread, how long things take; what is measured lies in shared memory, so that a thread's death loses none of it. */
export class Meter {
  /** Whether this iteration is measured. */
  private on = false;
  private since = 0;

  constructor(
    private readonly shared: Shared,
    private readonly worker: number,
    private readonly always: boolean,
  ) {}

  /** Seconds since all threads began. */
  now(): number {
    const { doubles, layout } = this.shared;
    return (performance.timeOrigin + performance.now()) / 1000 - doubles[layout.times / 2];
  }

  /** An iteration begins. */
  iteration(k: number): void {
    this.on = this.always || k % every === 0;
    if (this.on) this.since = this.now();
  }

  /** What has been done since the last call was this. */
  was(activity: Activity): void {
    if (!this.on) return;
    const now = this.now();
    const { doubles, layout } = this.shared;
    const at = layout.meters[this.worker] / 2 + activities.indexOf(activity) * perActivity;
    const took = Math.max(0, now - this.since);
    doubles[at + least] = doubles[at + count] === 0 ? took : Math.min(doubles[at + least], took);
    doubles[at + total] += took;
    doubles[at + count]++;
    this.since = now;
  }
}

/** What an activity took. */
export interface Measured {
  /** Seconds: on average, and the least. */
  readonly mean: number;
  readonly least: number;
  readonly times: number;
  readonly seconds: number;
}

/** What a worker has measured of an activity. */
export function measuredOf({ doubles, layout }: Shared, worker: number, activity: Activity): Measured {
  const at = layout.meters[worker] / 2 + activities.indexOf(activity) * perActivity;
  const [seconds, times] = [doubles[at + total], doubles[at + count]];
  return { mean: times > 0 ? seconds / times : 0, least: doubles[at + least], times, seconds };
}

/** Where a worker's bytes are counted, beside its times. */
export const bytesAt = meterDoubles - 1;

if (activities.length * perActivity > bytesAt) throw new Error('a meter has no room for its activities');
