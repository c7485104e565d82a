import { alwaysReturns, exchangesIn, fetchesIn, pushesIn } from '../parallel/iteration';
import type { Machine } from '../parallel/machine';
import type { Recorder } from '../parallel/recorder';
import type { Paralleled, ParallelJob } from '../parallel/types';
import { Bound } from './bound';
import type { Course } from './course';
import { Exchanging } from './exchanging';
import { Gathering, type Others } from './gathering';
import { kinds, Timeline } from './timeline';

/** A run on the simulated clock, event by event. Who is to take a gradient now is told by `due`, and it is done outside. */
export class Simulation implements Course, Others {
  /** Iterations whose gradient has been used. */
  finished = 0;
  divergedAt: number | undefined;
  readonly due: number[] = [];
  readonly timeline: Timeline;
  private readonly bound: Bound;
  private readonly gathering: Gathering;
  private readonly exchanging: Exchanging;
  /** Whether each worker has parameters. */
  private readonly fresh: Uint8Array;
  private readonly returns: boolean;
  private warm: boolean;

  constructor(
    private readonly job: ParallelJob,
    private readonly machine: Machine,
    private readonly recorder: Recorder,
  ) {
    const { workers, program } = job;
    this.timeline = new Timeline(job, recorder, machine.arithmetic.size, machine.k);
    this.bound = new Bound(program.bound);
    this.gathering = new Gathering(this.timeline, machine, this);
    this.exchanging = new Exchanging(this.timeline, machine, this);
    this.fresh = new Uint8Array(workers);
    this.returns = alwaysReturns(program);
    this.warm = program.warm > 0;
    for (let worker = 0; worker < workers; worker++) this.arise(worker);
    for (const { worker, time } of job.killed) {
      if (worker < workers) this.timeline.addAlways(time, worker, kinds.kill);
    }
  }

  get now(): number {
    return this.timeline.now;
  }

  /** Whether it is at its end: so many updates or gradients, diverged, or nobody is left. */
  get isOver(): boolean {
    const { updates, gradients = Number.POSITIVE_INFINITY } = this.job;
    const isDone = this.machine.updates >= updates || (this.finished >= gradients && !this.timeline.brings);
    return isDone || this.divergedAt !== undefined || this.timeline.isOver;
  }

  /** Lets the next event happen. */
  next(): void {
    this.timeline.next(this.happen);
    if (!this.warm || this.machine.updates < this.job.program.warm) return;
    this.warm = false;
    for (let w = 1; w < this.job.workers; w++) if (this.timeline.lives.isAlive(w)) this.begin(w);
  }

  told(worker: number): void {
    this.recorder.gradient(this.now, worker);
  }

  /** What single precision does not hold, or what is not valid, ends the run. */
  diverge(): void {
    this.divergedAt ??= this.machine.updates + 1;
  }

  /** What of it stands in what is left of a run. */
  state(): Pick<Paralleled, 'time' | 'alive' | 'busy' | 'delayInFlight' | 'divergedAt'> {
    return {
      ...this.timeline.state((worker) => this.machine.delayOf(worker)),
      ...(this.divergedAt !== undefined && { divergedAt: this.divergedAt }),
    };
  }

  private readonly happen = (kind: number, worker: number): void => {
    if (kind === kinds.arrive) this.arrive(worker);
    else if (kind === kinds.finish) this.finish(worker);
    else if (kind === kinds.message) this.message(worker);
    else if (kind === kinds.write) this.applied(worker, this.timeline.errands[worker] === 'push');
    else if (kind === kinds.grace) this.gathering.passed();
    else if (kind === kinds.kill) this.die(worker, false);
    else if (this.timeline.lives.isAlive(worker)) this.die(worker, true);
    else this.arise(worker);
  };

  /** A worker begins, or begins again. */
  private arise(worker: number): void {
    const { machine, bound, timeline } = this;
    const { now, lives, draws } = timeline;
    lives.arise(worker);
    machine.k[worker] = Math.max(machine.k[worker], bound.slowest);
    bound.join(machine.k[worker]);
    this.fresh[worker] = 0;
    this.recorder.span(worker, 'dead', timeline.since[worker], now);
    const fails = draws.failure(worker, lives.deaths(worker));
    if (Number.isFinite(fails)) timeline.add(now + fails, worker, kinds.life);
    if (this.warm && worker > 0) return;
    // What all begin with needs no message.
    if (now === 0) this.read(worker, 0);
    else this.begin(worker);
  }

  private die(worker: number, returns: boolean): void {
    const { machine, timeline, job } = this;
    const { now, from, takes, lives, errands, answered } = timeline;
    if (!lives.isAlive(worker)) return;
    const isSent = errands[worker] === 'push' && answered[worker] === 0 && now >= from[worker] + takes[worker];
    timeline.computed(worker, Math.max(0, now - from[worker]));
    // What has left it comes.
    if (isSent && this.timeline.holds[worker] !== 0) {
      if (!job.program.local) machine.pack(worker);
      this.recorder.deed(now, worker, 'push', { later: true });
      errands[worker] = 'fetch';
      timeline.addAlways(Math.max(now, timeline.messageAt[worker]), worker, kinds.message);
    }
    timeline.holds[worker] = 0;
    this.recorder.deed(now, worker, 'die');
    machine.lose(worker);
    this.bound.leave(machine.k[worker]);
    this.bound.forget(worker);
    lives.die(worker);
    timeline.since[worker] = now;
    if (returns) timeline.add(now + job.clock.failure.back, worker, kinds.life);
    this.release();
    this.gathering.lost(worker);
  }

  /** A worker is at the beginning of its iteration. */
  private begin(worker: number): void {
    const { machine, bound, timeline } = this;
    const k = machine.k[worker];
    timeline.since[worker] = timeline.now;
    if (!bound.admits(worker, k)) return;
    if (this.fresh[worker] === 0 || fetchesIn(this.job.program, k)) timeline.send(worker, 'fetch', 0);
    else this.start(worker, timeline.now);
  }

  private arrive(worker: number): void {
    const { timeline } = this;
    const errand = timeline.errands[worker];
    if (errand === 'fetch') this.read(worker, timeline.answer(worker));
    else if (errand === 'push') this.pushed(worker);
    else if (errand === 'barrier') {
      this.timeline.holds[worker] = 0;
      this.gathering.came(worker);
    } else this.exchanging.pulled(worker, errand);
  }

  read(worker: number, later: number): void {
    const { machine, recorder, timeline } = this;
    const { now } = timeline;
    if (!machine.fetch(worker, now === 0)) this.diverge();
    recorder.deed(now, worker, 'fetch');
    recorder.readTime[worker] = now;
    this.gathering.barrier.join(worker);
    this.fresh[worker] = 1;
    timeline.answered[worker] = 1;
    recorder.span(worker, 'send', timeline.since[worker], now + later);
    this.start(worker, now + later);
  }

  /** A worker takes its gradient, at a time from now on, after an exchange where its turn has come. */
  start(worker: number, time: number): void {
    this.due.push(worker);
    this.timeline.holds[worker] = 1;
    if (!this.exchanging.asks(worker, time)) this.compute(worker, time);
  }

  compute(worker: number, time: number): void {
    const { machine, job, recorder, timeline, returns } = this;
    const k = machine.k[worker];
    const takes = timeline.draws.compute(worker, k);
    timeline.from[worker] = time;
    timeline.takes[worker] = takes;
    recorder.span(worker, 'compute', time, time + takes);
    // A push whose answer it waits for, and nothing between: one event.
    const isOne = !job.program.local && !job.program.gather && returns && pushesIn(job.program, k);
    if (isOne) timeline.send(worker, 'push', timeline.bytes, time + takes);
    else timeline.add(time + takes, worker, kinds.finish);
  }

  /** A gradient has been computed. */
  private finish(worker: number): void {
    const { machine, job, recorder, timeline, gathering } = this;
    const { program } = job;
    const { now, messageAt } = timeline;
    const k = machine.k[worker];
    const pushes = pushesIn(program, k);
    timeline.computed(worker);
    const isElastic = program.exchange !== undefined && exchangesIn(program, k);
    // One push at a time is on its way.
    if (pushes && !program.gather && !this.returns && messageAt[worker] > now)
      timeline.add(messageAt[worker], worker, kinds.finish);
    else if (isElastic && program.gather) gathering.meet(worker);
    else if (isElastic && program.exchange?.order === 'dual') this.exchanging.turns(worker);
    else if (program.local && !machine.step(worker)) this.diverge();
    else {
      if (program.local) recorder.deed(now, worker, 'step');
      if (pushes) machine.pack(worker);
      if (pushes && program.gather) gathering.meet(worker);
      else if (pushes && this.returns) timeline.send(worker, 'push', timeline.bytes);
      else {
        if (pushes) {
          recorder.deed(now, worker, 'push', { later: true });
          timeline.leave(worker, now);
        }
        this.counted(worker);
        this.begin(worker);
      }
    }
  }

  counted(worker: number): void {
    const { machine, bound } = this;
    machine.k[worker]++;
    this.finished++;
    bound.ended(machine.k[worker]);
    this.release();
  }

  /** Those who have waited for the slowest go on. */
  private release(): void {
    const { timeline } = this;
    for (const worker of this.bound.released(this.machine.k)) {
      this.recorder.span(worker, 'wait', timeline.since[worker], timeline.now);
      this.begin(worker);
    }
  }

  /** A push comes whose answer its worker waits for. */
  private pushed(worker: number): void {
    if (!this.job.program.local) {
      this.timeline.computed(worker);
      this.machine.pack(worker);
    }
    this.comes(worker, true);
  }

  private message(worker: number): void {
    if (this.job.program.exchange) this.exchanging.arrived(worker);
    else this.comes(worker, false);
  }

  /** A push is there: it is applied at once, or over a span where nobody takes care. */
  private comes(worker: number, waits: boolean): void {
    const { machine, job, timeline } = this;
    if (!machine.wild) this.applied(worker, waits);
    else if (!machine.beginWild(worker)) this.diverge();
    else {
      const time = timeline.now + job.clock.write;
      timeline.messageAt[worker] = Math.max(time, timeline.messageAt[worker]);
      if (waits) timeline.add(time, worker, kinds.write);
      else timeline.addAlways(time, worker, kinds.write);
    }
  }

  /** The server has a push; `waits`: its worker reads at once what came of it. */
  private applied(worker: number, waits: boolean): void {
    const { machine, recorder, timeline } = this;
    const { now } = timeline;
    const before = recorder.before();
    const read = machine.readUpdate[worker];
    const isSound = machine.wild ? machine.endWild(worker) : machine.apply(worker);
    if (isSound) recorder.applied(now, worker, read, before);
    else this.diverge();
    if (waits) recorder.deed(now, worker, 'push');
    else recorder.deed(now, -1, 'step', { of: worker });
    if (!waits || !isSound) return;
    this.timeline.holds[worker] = 0;
    recorder.span(worker, 'send', timeline.from[worker] + timeline.takes[worker], now);
    this.counted(worker);
    timeline.since[worker] = now;
    if (this.bound.admits(worker, machine.k[worker])) this.read(worker, timeline.answer(worker));
  }
}
