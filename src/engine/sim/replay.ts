import { exchangesIn } from '../parallel/iteration';
import type { Machine } from '../parallel/machine';
import type { Recorder } from '../parallel/recorder';
import type { Paralleled, ParallelJob, ScheduledEvent } from '../parallel/types';
import { Barrier } from './barrier';

/**
 * A run by a schedule instead of a clock: what workers and their server did is done again in the same order, by the same
 * arithmetic, and so with the same bits. Who is to take a gradient now is told by `due`, as a simulation tells it.
 */
export class Replay {
  /** Iterations whose gradient has been taken. */
  finished = 0;
  divergedAt: number | undefined;
  readonly due: number[] = [];
  readonly timeline = { now: 0 };
  private readonly schedule: readonly ScheduledEvent[];
  private at = 0;
  private readonly begun: Uint8Array;
  private readonly barrier: Barrier;
  /** Whether a worker's gradient is taken at what the server has: then that is as it reads it, not when its gradient is there. */
  private readonly takesAtRead: boolean;

  constructor(
    private readonly job: ParallelJob,
    private readonly machine: Machine,
    private readonly recorder: Recorder,
  ) {
    const { program, workers, schedule = [] } = job;
    this.schedule = schedule;
    this.begun = new Uint8Array(workers);
    this.barrier = new Barrier(workers);
    this.takesAtRead = !program.local && program.fetch === 1;
  }

  get isOver(): boolean {
    const { machine, job, schedule } = this;
    return this.divergedAt !== undefined || this.at >= schedule.length || machine.updates >= job.updates;
  }

  /** Lets the next event happen; workers that the job does not have do nothing. */
  next(): void {
    const event = this.schedule[this.at++];
    const { worker, time } = event;
    this.timeline.now = Math.max(this.timeline.now, time);
    if (worker >= this.job.workers) return;
    this.recorder.deed(time, worker, event.do, event.rows);
    if (worker < 0) this.open();
    else if (event.do === 'fetch') this.fetch(worker);
    else if (event.do === 'gradient') this.gradient(worker);
    else if (event.do === 'step') this.step(worker);
    else if (event.do === 'push') this.push(worker);
    else this.exchange(worker);
  }

  diverge(): void {
    this.divergedAt ??= this.machine.updates + 1;
  }

  /** What of it stands in what is left of a run. */
  state(): Pick<Paralleled, 'time' | 'alive' | 'busy' | 'delayInFlight' | 'divergedAt'> {
    return {
      ...{ time: this.timeline.now, alive: this.job.workers, busy: [], delayInFlight: 0 },
      ...(this.divergedAt !== undefined && { divergedAt: this.divergedAt }),
    };
  }

  private fetch(worker: number): void {
    const { machine, recorder, barrier, timeline } = this;
    if (!machine.fetch(worker)) this.diverge();
    recorder.readTime[worker] = timeline.now;
    barrier.join(worker);
    if (this.takesAtRead) this.begin(worker);
  }

  private gradient(worker: number): void {
    if (!this.takesAtRead) this.begin(worker);
  }

  /** A worker begins an iteration. */
  private begin(worker: number): void {
    if (this.begun[worker] !== 0) this.machine.k[worker]++;
    this.begun[worker] = 1;
    this.finished++;
    this.due.push(worker);
  }

  private step(worker: number): void {
    const { program } = this.job;
    const exchanges = exchangesIn(program, this.machine.k[worker]);
    // After a gathered exchange, and in a turn, it is part of that.
    const isPart = exchanges && (program.gather !== undefined || program.exchange?.order === 'dual');
    if (!isPart && !this.machine.step(worker)) this.diverge();
  }

  private push(worker: number): void {
    const { machine, job, timeline, barrier } = this;
    const { exchange, gather } = job.program;
    if (exchange) this.did(worker, machine.readUpdate[worker], () => machine.arrive(worker));
    else if (!gather) {
      machine.pack(worker);
      this.did(worker, machine.readUpdate[worker], () => machine.apply(worker));
    } else if (barrier.arrive(worker, timeline.now)) machine.pack(worker);
    else machine.drop(worker);
  }

  private exchange(worker: number): void {
    const { machine, job, timeline, barrier } = this;
    const { exchange, gather } = job.program;
    if (gather) {
      barrier.join(worker);
      barrier.arrive(worker, timeline.now);
      return;
    }
    if (exchange?.order === 'after') machine.elastic.pull(worker);
    else {
      const move = () => (exchange?.order === 'dual' ? machine.turn(worker) : machine.exchange(worker));
      this.did(worker, machine.updates, move);
    }
    machine.readUpdate[worker] = machine.updates;
  }

  /** Those who have come move the server. */
  private open(): void {
    const { machine, job, barrier, recorder, timeline } = this;
    const some = barrier.open();
    if (some.length === 0) return;
    const isElastic = job.program.exchange !== undefined;
    let before = recorder.before();
    const tell = (worker: number): boolean => {
      recorder.applied(timeline.now, worker, isElastic ? machine.updates - 1 : machine.readUpdate[worker], before);
      before = recorder.before();
      return machine.updates < job.updates;
    };
    const isSound = isElastic
      ? machine.exchangeAll(some) && (tell(some[0]) || true) && some.every((worker) => machine.step(worker))
      : machine.applyAll(some, tell);
    if (!isSound) this.diverge();
  }

  /** An update of the server by a worker, who had read it at another. */
  private did(worker: number, read: number, update: () => boolean): void {
    const before = this.recorder.before();
    if (update()) this.recorder.applied(this.timeline.now, worker, read, before);
    else this.diverge();
  }
}
