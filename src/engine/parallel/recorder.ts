import { Columns } from './column';
import type { Machine } from './machine';
import type { AppliedPush, Deed, Paralleled, ParallelJob, ScheduledEvent, Span } from './types';

/** Spans and pushes that are kept at most. */
const mostSpans = 50_000;
const mostPushes = 10_000;
/** Delays that are counted one by one. */
const mostDelays = 65_536;

/** What is written down of a run of many workers, as its deeds are told. */
export class Recorder {
  readonly server: Columns;
  readonly workers: readonly Columns[];
  readonly spans: Span[] = [];
  readonly pushes: AppliedPush[] = [];
  readonly schedule: ScheduledEvent[] = [];
  delaySum = 0;
  bytes = 0;
  /** When each worker read what it is at. */
  readonly readTime: Float64Array;
  private readonly delays: Float64Array;
  /** The iteration of each worker's last gradient. */
  private readonly lastK: Int32Array;
  /** The next update after which the server is written down. */
  private next = 0;
  private readonly seen: Int32Array;
  readonly initial: Float32Array;

  constructor(
    readonly job: ParallelJob,
    private readonly machine: Machine,
    /** θ that begins at a place, in the canonical order. */
    private readonly theta: (at: number) => Float32Array,
  ) {
    const { record, updates, workers, gradients = 0 } = job;
    const stride = Number.isFinite(updates) ? Math.ceil(updates / record.points) : 1;
    this.server = new Columns(record.points + 1, stride);
    const kept = Math.min(workers, record.workers);
    // All workers together measure a model about as often as the server does.
    const apart = Math.ceil((gradients / workers) * (kept / record.points));
    this.workers = Array.from({ length: kept }, () => new Columns(record.points, apart));
    this.seen = new Int32Array(kept);
    this.delays = new Float64Array(Math.min(mostDelays, 4 * workers + 64));
    this.readTime = new Float64Array(workers);
    this.lastK = new Int32Array(workers).fill(-1);
    this.initial = theta(machine.arithmetic.server.at(0));
  }

  /** Whether what happens now is in the window that is kept whole. */
  get watches(): boolean {
    const [from, to] = this.job.record.window;
    return to > from && this.machine.updates >= from && this.machine.updates <= to;
  }

  /** Whether the server is to be written down now. */
  get isDue(): boolean {
    return this.machine.updates >= this.next;
  }

  /** Something has been done, which a schedule tells. */
  deed(time: number, worker: number, deed: Deed, more: Pick<ScheduledEvent, 'later' | 'of'> = {}): void {
    if (this.job.record.schedule) this.schedule.push({ time, worker, do: deed, ...more });
  }

  /** An event of a schedule that is followed. */
  copy(event: ScheduledEvent): void {
    if (this.job.record.schedule) this.schedule.push(event);
  }

  /** A worker has taken its gradient. */
  gradient(time: number, worker: number): void {
    if (!this.job.record.schedule) return;
    const { arithmetic, k } = this.machine;
    const rows = arithmetic.rows && Array.from(arithmetic.rows(worker, k[worker]));
    const now = k[worker];
    const follows = now === this.lastK[worker] + 1;
    this.lastK[worker] = now;
    this.schedule.push({ time, worker, do: 'gradient', ...(!follows && { k: now }), ...(rows && { rows }) });
  }

  span(worker: number, kind: Span['kind'], from: number, to: number): void {
    if (to > from && this.spans.length < mostSpans && this.watches) this.spans.push({ worker, kind, from, to });
  }

  /** Where the server is, before an update that may have to be shown. */
  before(): readonly [number, number] | undefined {
    if (!this.watches || this.machine.taken === undefined) return undefined;
    const { memory, server } = this.machine.arithmetic;
    return [memory[server.at(0)], memory[server.at(0) + 1]];
  }

  /** The server has applied something of a worker; `read` is the update that this had read. */
  applied(time: number, worker: number, read: number, before?: readonly [number, number]): void {
    const { updates, taken, arithmetic } = this.machine;
    const delay = updates - 1 - read;
    this.delaySum += delay;
    this.delays[Math.min(delay, this.delays.length - 1)]++;
    this.lastDelay = delay;
    if (!before || !taken || this.pushes.length >= mostPushes) return;
    const { memory, server } = arithmetic;
    const pair = (values: Float32Array, at: number) => [values[at], values[at + 1]] as const;
    this.pushes.push({
      ...{ worker, update: updates, time, readTime: this.readTime[worker], readUpdate: read },
      ...{ taken: pair(taken.values, taken.at(worker)), before, after: pair(memory, server.at(0)) },
    });
  }

  private lastDelay = 0;
  /** Writes down where the server is between updates that are made at once, where that takes no time. */
  between: (() => void) | undefined;

  /** Writes down where the server is; `measured` is what is known of it there. */
  point(time: number, gradients: number, measured: Readonly<Record<string, number>>): void {
    const { updates } = this.machine;
    this.server.take(updates, updates, { time, delay: this.lastDelay, gradients, ...measured });
    this.next = updates + this.server.stride - (updates % this.server.stride);
  }

  /** Writes down where a worker is: it has taken a gradient there. */
  worker(time: number, worker: number, measured: Readonly<Record<string, number>>): void {
    this.workers[worker]?.take(this.seen[worker]++, this.machine.updates, { time, ...measured });
  }

  /** Whether a worker's place is to be written down. */
  asks(worker: number): boolean {
    if (worker >= this.workers.length) return false;
    const asked = this.workers[worker].asks(this.seen[worker]);
    if (!asked) this.seen[worker]++;
    return asked;
  }

  /** All of it, as it is now. */
  paralleled(rest: Pick<Paralleled, 'time' | 'alive' | 'busy' | 'delayInFlight'> & Partial<Paralleled>): Paralleled {
    const { machine, theta } = this;
    const { arithmetic, wild, updates } = machine;
    const ends = arithmetic.workers ?? arithmetic.server;
    return {
      server: this.server.copy(),
      workers: this.workers.map((columns) => columns.copy()),
      ...{
        updates,
        delays: this.counted(),
        delaySum: this.delaySum,
        lost: lostOf(wild, (place) => arithmetic.coordinate(place)),
      },
      ...{ unsent: machine.unsent, dropped: machine.dropped, bytes: this.bytes },
      ...{ spans: this.spans.slice(), pushes: this.pushes.slice() },
      ...(this.job.record.schedule && { schedule: this.schedule.slice() }),
      initial: this.initial.slice(),
      final: theta(arithmetic.server.at(0)),
      finals: this.workers.map((_, w) => theta(ends.at(arithmetic.workers ? w : 0))),
      ...rest,
    };
  }

  private counted(): number[] {
    const last = this.delays.findLastIndex((count) => count > 0);
    return Array.from(this.delays.subarray(0, last + 1));
  }
}

function lostOf(wild: Machine['wild'], coordinate: (place: number) => number): Paralleled['lost'] {
  if (!wild) return { events: 0, of: 0, mass: [] };
  const mass: { coordinate: number; events: number; mass: number }[] = [];
  wild.times.forEach((events, place) => {
    if (events > 0) mass.push({ coordinate: coordinate(place), events, mass: wild.mass[place] });
  });
  const { moved } = wild;
  return { events: wild.events, of: wild.looked, mass, ...(moved.length === 2 && { moved: Array.from(moved) }) };
}
