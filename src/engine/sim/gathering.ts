import { ringSeconds, serverSeconds } from '../../schemes/laws/cost';
import { fetchesIn } from '../parallel/iteration';
import type { Machine } from '../parallel/machine';
import { Barrier } from './barrier';
import { kinds, type Timeline } from './timeline';

/** Workers up to which the messages of a collective come one by one; of more it is one event with a cost. */
const mostMessages = 32;

/** What those who gather do besides. */
export interface Others {
  /** An iteration of a worker has ended. */
  counted(worker: number): void;
  /** A worker reads what the server has now, and has it some seconds later. */
  read(worker: number, later: number): void;
  /** A worker begins an iteration at a time. */
  start(worker: number, time: number): void;
  diverge(): void;
}

/** Where workers wait for each other. */
export class Gathering {
  readonly barrier: Barrier;

  constructor(
    private readonly timeline: Timeline,
    private readonly machine: Machine,
    private readonly others: Others,
  ) {
    this.barrier = new Barrier(timeline.job.workers);
  }

  /** A worker goes there. */
  meet(worker: number): void {
    const { timeline } = this;
    const { program, workers } = timeline.job;
    if (!program.gather?.ring && workers <= mostMessages) timeline.send(worker, 'barrier', timeline.bytes);
    else {
      timeline.errands[worker] = 'barrier';
      timeline.recorder.bytes += timeline.bytes;
      timeline.add(timeline.now, worker, kinds.arrive);
    }
  }

  /** It is there, or too late: then what it brings is dropped. */
  came(worker: number): void {
    const { machine, barrier, timeline, others } = this;
    const { now, recorder } = timeline;
    if (barrier.arrive(worker, now)) {
      recorder.deed(now, worker, machine.program.exchange ? 'exchange' : 'push', { later: true });
      this.look();
    } else {
      machine.drop(worker);
      others.counted(worker);
      timeline.since[worker] = now;
      others.read(worker, timeline.answer(worker));
    }
  }

  /** A worker has died. */
  lost(worker: number): void {
    this.barrier.leave(worker);
    this.look();
  }

  /** Opens once so many are there, or a moment later. */
  private look(): void {
    const { barrier, timeline } = this;
    const { job, lives, now } = timeline;
    const { gather } = job.program;
    if (!gather || barrier.size === 0 || barrier.size < Math.min(gather.of, lives.alive)) return;
    if (gather.grace === 0 || barrier.size === lives.alive) this.open();
    else if (!barrier.isGracious) {
      barrier.isGracious = true;
      this.graceOf = barrier.round;
      timeline.addAlways(now + gather.grace, job.workers, kinds.grace);
    }
  }

  /** The round whose grace has begun. */
  private graceOf = -1;

  /** A grace has passed. */
  passed(): void {
    if (this.barrier.isGracious && this.barrier.round === this.graceOf) this.open();
  }

  /** Those who are there move the server, and go on together. */
  private open(): void {
    const { machine, barrier, timeline } = this;
    const { now, recorder, job } = timeline;
    const isElastic = job.program.exchange !== undefined;
    const some = barrier.open();
    if (some.length === 0) return;
    let before = recorder.before();
    const tell = (worker: number): boolean => {
      recorder.applied(now, worker, isElastic ? machine.updates - 1 : machine.readUpdate[worker], before);
      before = recorder.before();
      if (recorder.isDue) recorder.between?.();
      return machine.updates < job.updates;
    };
    recorder.deed(now, -1, isElastic ? 'exchange' : 'step');
    const isSound = isElastic
      ? machine.exchangeAll(some) && (tell(some[0]) || true) && some.every((worker) => this.step(worker))
      : machine.applyAll(some, tell);
    const cost = this.cost(some.length);
    if (isSound) for (const worker of some) this.goOn(worker, cost ?? timeline.answer(worker));
    else this.others.diverge();
  }

  private step(worker: number): boolean {
    const { now, recorder } = this.timeline;
    recorder.deed(now, worker, 'step');
    return this.machine.step(worker);
  }

  private goOn(worker: number, later: number): void {
    const { machine, barrier, timeline, others } = this;
    const { recorder, now, job } = timeline;
    recorder.span(worker, 'barrier', barrier.since[worker], now);
    timeline.since[worker] = now;
    others.counted(worker);
    if (fetchesIn(job.program, machine.k[worker])) others.read(worker, later);
    else {
      barrier.join(worker);
      others.start(worker, now + later);
    }
  }

  /** Seconds of a collective of so many; undefined: their answers come one by one. */
  private cost(count: number): number | undefined {
    const { job, bytes } = this.timeline;
    const { latency, bandwidth } = job.clock;
    const link = { latency: (latency[0] + latency[1]) / 2, bandwidth };
    if (job.program.gather?.ring) return ringSeconds(count, bytes, link);
    return job.workers > mostMessages ? serverSeconds(count, bytes, link) : undefined;
  }
}
