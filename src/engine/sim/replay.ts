import type { Machine } from '../parallel/machine';
import type { Recorder } from '../parallel/recorder';
import type { Paralleled, ParallelJob, ScheduledEvent } from '../parallel/types';
import type { Course } from './course';

/**
 * Follows a schedule instead of a clock, one of threads under a lock too: what workers and their server did is done again in
 * the same order, by the same arithmetic, and so with the same bits.
 */
export class Replay implements Course {
  divergedAt: number | undefined;
  finished = 0;
  now = 0;
  readonly due: number[] = [];
  private at = 0;
  private readonly holds: Uint8Array;
  /** Whether each has fetched, and taken a gradient. */
  private readonly fetches: Uint8Array;
  private readonly took: Uint8Array;
  /** Whether a gradient is taken at what the server has: then that is as its worker reads it, not when the gradient is there. */
  private readonly takesAtRead: boolean;
  /** Rounds of those who gather: the present one, and that of each. */
  private round = 0;
  private readonly rounds: Int32Array;
  /** Those whose pushes, or exchanges, wait at the server. */
  private waiting: number[] = [];
  private readonly events: readonly ScheduledEvent[];

  constructor(
    private readonly job: ParallelJob,
    private readonly machine: Machine,
    private readonly recorder: Recorder,
  ) {
    this.events = job.schedule ?? [];
    this.holds = new Uint8Array(job.workers);
    this.took = new Uint8Array(job.workers);
    this.rounds = new Int32Array(job.workers);
    this.fetches = new Uint8Array(job.workers);
    this.takesAtRead = !job.program.local && job.program.fetch === 1;
  }

  get isOver(): boolean {
    return this.divergedAt !== undefined || this.at >= this.events.length;
  }

  next(): void {
    const event = this.events[this.at++];
    this.now = Math.max(this.now, event.time);
    // Workers that the job does not have do nothing.
    if (event.worker >= this.job.workers) return;
    this.recorder.copy(event);
    const isSound = event.worker < 0 ? this.served(event) : this.done(event);
    if (!isSound) this.diverge();
  }

  diverge(): void {
    this.divergedAt ??= this.machine.updates + 1;
  }

  /** The rows of the gradient that is due. */
  rows: ArrayLike<number> | undefined;

  told(): void {}

  state(): Pick<Paralleled, 'time' | 'alive' | 'busy' | 'delayInFlight' | 'divergedAt'> {
    const delays = Array.from(this.holds, (holds, worker) => (holds === 0 ? 0 : this.machine.delayOf(worker)));
    return {
      ...{ time: this.now, alive: this.job.workers, busy: delays.map(() => 0) },
      delayInFlight: delays.reduce((sum, delay) => sum + delay, 0),
      ...(this.divergedAt !== undefined && { divergedAt: this.divergedAt }),
    };
  }

  /** What a worker does. */
  private done(event: ScheduledEvent): boolean {
    const { worker, do: deed, later } = event;
    const { machine, job } = this;
    if (deed === 'fetch') return this.fetched(worker);
    if (deed === 'gradient') {
      if (!this.takesAtRead) this.begin(event);
      return true;
    }
    if (deed === 'die') return this.died(worker);
    // An iteration ends with the step of its worker, or with its push where that has no rule of its own.
    if (deed === (job.program.local ? 'step' : 'push')) this.finished++;
    if (deed === 'step') return machine.step(worker);
    if (deed === 'push') machine.pack(worker);
    if (job.program.exchange && deed === 'push') return this.update(worker, () => machine.arrive(worker));
    if (later || job.program.gather) {
      const isLate = job.program.gather !== undefined && deed === 'push' && this.rounds[worker] < this.round;
      if (isLate) machine.drop(worker);
      else this.waiting.push(worker);
      return true;
    }
    return deed === 'push' ? this.update(worker, () => this.pushed(worker)) : this.exchanged(worker);
  }

  private fetched(worker: number): boolean {
    const { machine, now, recorder, events, at, job } = this;
    recorder.readTime[worker] = now;
    // Who begins elsewhere than the server stays there; others may begin after its first updates.
    const hasStart = job.objective.kind === 'formula' && job.objective.starts !== undefined;
    const isFirst = hasStart && this.fetches[worker] === 0;
    this.fetches[worker] = 1;
    this.rounds[worker] = this.round;
    const isSound = machine.fetch(worker, isFirst);
    if (!isSound || !this.takesAtRead) return isSound;
    const next = events.findIndex((event, i) => i >= at && event.worker === worker);
    if (next >= 0 && events[next].do === 'gradient') this.begin(events[next]);
    return true;
  }

  /** A worker begins an iteration with its gradient. */
  private begin({ worker, k, rows }: ScheduledEvent): void {
    const { machine } = this;
    if (k !== undefined) machine.k[worker] = k;
    else if (this.took[worker] !== 0) machine.k[worker]++;
    this.took[worker] = 1;
    this.holds[worker] = 1;
    this.rows = rows;
    this.due.push(worker);
  }

  private exchanged(worker: number): boolean {
    const { machine, job } = this;
    const { order } = job.program.exchange ?? {};
    const move = () => (order === 'dual' ? machine.turn(worker) : machine.exchange(worker));
    if (order === 'after') machine.elastic.pull(worker);
    const isSound = order === 'after' || this.update(worker, move);
    machine.readUpdate[worker] = machine.updates;
    return isSound;
  }

  private pushed(worker: number): boolean {
    const { machine } = this;
    return machine.wild ? machine.beginWild(worker) && machine.endWild(worker) : machine.apply(worker);
  }

  /** What the server does: with a push that has come, or with all that wait. */
  private served({ do: deed, of }: ScheduledEvent): boolean {
    const { machine, recorder, now } = this;
    const some = (of === undefined ? this.waiting : [of]).toSorted((a, b) => a - b);
    this.waiting = of === undefined ? [] : this.waiting.filter((worker) => worker !== of);
    if (some.length === 0) return true;
    if (of !== undefined) return this.update(of, () => this.pushed(of));
    this.round++;
    for (const worker of some) this.holds[worker] = 0;
    if (deed === 'exchange') return this.update(some[0], () => machine.exchangeAll(some));
    let before = recorder.before();
    return machine.applyAll(some, (worker) => {
      recorder.applied(now, worker, machine.readUpdate[worker], before);
      before = recorder.before();
      if (recorder.isDue) recorder.between?.();
      return machine.updates < this.job.updates;
    });
  }

  /** Does something of a worker that is an update, and tells it. */
  private update(worker: number, update: () => boolean): boolean {
    const { recorder, machine, now } = this;
    if (machine.updates >= this.job.updates) return true;
    const before = recorder.before();
    const { exchange } = this.job.program;
    const read = exchange && exchange.order !== 'after' ? machine.updates : machine.readUpdate[worker];
    this.holds[worker] = 0;
    if (!update()) return false;
    recorder.applied(now, worker, read, before);
    return true;
  }

  /** What it has not sent is lost; what is on its way still comes, but nobody gathers with it. */
  private died(worker: number): boolean {
    this.machine.lose(worker);
    this.holds[worker] = 0;
    if (this.job.program.gather) this.waiting = this.waiting.filter((other) => other !== worker);
    return true;
  }
}
