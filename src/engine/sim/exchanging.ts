import { exchangesIn } from '../parallel/iteration';
import type { Machine } from '../parallel/machine';
import type { Timeline } from './timeline';

/** What happens beside an exchange. */
export interface Rest {
  counted(worker: number): void;
  start(worker: number, time: number): void;
  /** A worker begins to compute at a time. */
  compute(worker: number, time: number): void;
  diverge(): void;
}

/** How a worker and the centre pull each other, each by its own clock. */
export class Exchanging {
  constructor(
    private readonly timeline: Timeline,
    private readonly machine: Machine,
    private readonly rest: Rest,
  ) {}

  /** Whether a worker asks the centre before it computes, where its turn has come; it does so at a time from now on. */
  asks(worker: number, time: number): boolean {
    const { timeline, machine } = this;
    const { program } = timeline.job;
    const { exchange, gather } = program;
    if (!exchange || gather || exchange.order === 'dual' || !exchangesIn(program, machine.k[worker])) return false;
    timeline.since[worker] = time;
    if (exchange.order === 'before') timeline.send(worker, 'exchange', timeline.bytes, time);
    else timeline.send(worker, 'pull', 0, time);
    return true;
  }

  /** It is a worker's turn of ADMM. */
  turns(worker: number): void {
    this.timeline.since[worker] = this.timeline.now;
    this.timeline.send(worker, 'turn', this.timeline.bytes);
  }

  /** A worker and the centre pull each other, or it asks where that is. */
  pulled(worker: number, errand: 'exchange' | 'pull' | 'turn'): void {
    const { machine, timeline, rest } = this;
    const { now, recorder } = timeline;
    const before = recorder.before();
    const read = machine.updates;
    recorder.deed(now, worker, 'exchange');
    if (errand === 'pull') machine.elastic.pull(worker);
    else if (errand === 'turn' ? machine.turn(worker) : machine.exchange(worker))
      recorder.applied(now, worker, read, before);
    else rest.diverge();
    timeline.answered[worker] = 1;
    const there = now + timeline.answer(worker);
    recorder.span(worker, 'send', timeline.since[worker], there);
    machine.readUpdate[worker] = machine.updates;
    if (errand === 'pull') timeline.leave(worker, there);
    if (errand === 'turn') {
      rest.counted(worker);
      rest.start(worker, there);
    } else rest.compute(worker, there);
  }

  /** What a worker owed comes to the centre. */
  arrived(worker: number): void {
    const { machine, timeline } = this;
    const { now, recorder } = timeline;
    const before = recorder.before();
    recorder.deed(now, worker, 'push');
    if (machine.arrive(worker)) recorder.applied(now, worker, machine.readUpdate[worker], before);
    else this.rest.diverge();
  }
}
