import type { Program } from '../../schemes/types';
import type { Arithmetic } from './arithmetic';
import { Elastic } from './elastic';
import { Vectors } from './held';
import { keepsReading, takesMean } from './iteration';
import { LastSteps } from './last-step';
import { Lateness } from './lateness';
import { Pushes } from './pushes';
import { Wild } from './wild';

/**
 * What workers and their server do to the parameters, deed by deed, whenever they do it: the simulated clock, a schedule and a
 * test decide that. A deed that returns false has met what single precision does not hold, or what is not valid.
 */
export class Machine {
  /** Of the server: each push that it applied, or mean of some; each exchange. */
  updates = 0;
  /** The step at which something was not held. */
  readonly last: LastSteps;
  /** Updates without care that have begun. */
  private begun = 0;
  /** Gradients taken, those that were lost with their worker, and those that came too late. */
  gradients = 0;
  unsent = 0;
  dropped = 0;
  /** Iterations that each worker has ended, the update of the server that its copy is of. */
  readonly k: Int32Array;
  readonly readUpdate: Int32Array;
  /** Where each worker's gradient was taken; of two parameters alone. */
  readonly taken: Vectors | undefined;
  readonly elastic: Elastic;
  readonly wild: Wild | undefined;
  private readonly pushes: Pushes;
  private readonly read: Vectors | undefined;
  private readonly late: Lateness;

  constructor(
    readonly program: Program,
    readonly arithmetic: Arithmetic,
    readonly workers: number,
  ) {
    const { push, store } = program;
    const { floats, size } = arithmetic;
    const vectors = (wanted: boolean) => (wanted ? new Vectors(workers, floats) : undefined);
    this.last = new LastSteps(arithmetic);
    this.k = new Int32Array(workers);
    this.readUpdate = new Int32Array(workers);
    this.pushes = new Pushes(program, arithmetic, workers);
    this.read = vectors(keepsReading(program) || push?.what === 'displacement');
    this.taken = vectors(size === 2);
    this.late = new Lateness(arithmetic, workers);
    this.elastic = new Elastic(program, arithmetic, workers);
    this.wild = store === 'wild' ? new Wild(arithmetic, workers) : undefined;
  }

  /** A worker copies the server's parameters; one that never does so later begins where it is. */
  fetch(worker: number, isFirst = false): boolean {
    const { arithmetic, program, read } = this;
    const { memory, server, workers, floats } = arithmetic;
    this.readUpdate[worker] = this.updates;
    this.late.read(worker);
    const from = server.at(0);
    if (workers && !(isFirst && program.fetch === 0)) memory.copyWithin(workers.at(worker), from, from + floats);
    if (!read) return true;
    const at = program.local ? from : server.locate(0, this.updates + 1);
    if (at < 0) return false;
    read.take(worker, memory, at);
    return true;
  }

  /** Where a worker's next gradient is to be taken; −1: it is not valid there. */
  place(worker: number): number {
    const { arithmetic, program, read } = this;
    const { workers, server, memory, scratch } = arithmetic;
    if (workers && program.local) return workers.locate(worker, this.k[worker] + 1);
    if (!read) return server.locate(0, this.updates + 1);
    read.put(worker, memory, scratch);
    return scratch;
  }

  /** A worker takes the gradient of its iteration at its copy. */
  gradient(worker: number): boolean {
    const at = this.place(worker);
    const isSound = at >= 0 && this.arithmetic.slope(at, worker, this.k[worker]);
    return isSound ? this.keep(worker, at) : this.failsAt(worker, at);
  }

  /** The same in parts; of other rows than its own, where they are given. */
  *gradientInParts(worker: number, rows?: ArrayLike<number>): Generator<undefined, boolean> {
    const at = this.place(worker);
    if (at < 0) return this.failsAt(worker, at);
    const { slopeInParts } = this.arithmetic;
    if (!slopeInParts) return this.gradient(worker);
    const isSound = yield* slopeInParts.call(this.arithmetic, at, worker, this.k[worker], rows);
    return isSound ? this.keep(worker, at) : this.failsAt(worker, at);
  }

  private keep(worker: number, at: number): true {
    this.pushes.keep(worker);
    this.taken?.take(worker, this.arithmetic.memory, at);
    this.gradients++;
    return true;
  }

  /** A worker's own rule moves its copy by its gradient. */
  step(worker: number): boolean {
    const { workers, memory } = this.arithmetic;
    if (!workers) return true;
    this.pushes.held.put(worker, memory, workers.gradientOf(worker));
    if (workers.point >= 0) this.taken?.put(worker, memory, workers.point);
    const k = this.k[worker];
    if (!workers.advance(worker, k + 1, 0, workers.noisy ? [worker, k] : none, 1))
      return this.last.fails('worker', worker, k + 1);
    this.arithmetic.used?.(worker);
    this.elastic.stepped(worker);
    return this.arithmetic.isHeld(workers.at(worker));
  }

  /** A worker lays out what it pushes: from now on nothing that it does changes it. */
  pack(worker: number): void {
    this.pushes.pack(worker, this.k[worker], this.read);
  }

  /** Updates of the server since a worker read what it pushes now. */
  delayOf(worker: number): number {
    return this.updates - this.readUpdate[worker];
  }

  /** The server applies what a worker has laid out. */
  apply(worker: number): boolean {
    this.enter(worker);
    this.used([worker]);
    return this.served(worker, this.pushes.drawnBy([worker]), 1);
  }

  /**
   * The server applies the mean of what some have laid out, or each of them, one after the other. `after` is told of each
   * update, by the first of those that it is of, and says whether there are to be more.
   */
  applyAll(some: readonly number[], after: (worker: number) => boolean = () => true): boolean {
    if (this.program.gather?.apply === 'each') {
      for (const worker of some) {
        if (!this.apply(worker)) return false;
        if (!after(worker)) break;
      }
      return true;
    }
    const [first] = some;
    this.used(some);
    const isMean = takesMean(this.program);
    if (isMean) this.meanOfCopies(some);
    else this.enterMean(some);
    const isSound = isMean ? this.counted() : this.served(first, this.pushes.drawnBy(some), 1 / some.length);
    if (isSound) after(first);
    return isSound;
  }

  /** A worker and the centre pull each other. */
  exchange(worker: number): boolean {
    this.elastic.exchange(worker);
    this.pushes.pending[worker] = 0;
    return this.counted();
  }

  /** Some workers and the centre do, all from where they are now. */
  exchangeAll(some: readonly number[]): boolean {
    this.elastic.exchangeAll(some);
    for (const worker of some) this.pushes.pending[worker] = 0;
    return this.counted();
  }

  /** What a worker owes the centre comes to it. */
  arrive(worker: number): boolean {
    this.elastic.arrive(worker);
    this.pushes.pending[worker] = 0;
    return this.counted();
  }

  /** A worker's turn of ADMM, its step in it. */
  turn(worker: number): boolean {
    this.elastic.beforeDual(worker);
    if (!this.step(worker)) return false;
    this.elastic.afterDual(worker);
    this.pushes.pending[worker] = 0;
    return this.counted();
  }

  /** A worker begins an update without care, or ends it. */
  beginWild(worker: number): boolean {
    const { wild, arithmetic } = this;
    const t = this.begun + 1;
    const begins = () => arithmetic.server.advance(0, t, this.delayOf(worker), this.pushes.drawnBy([worker]), 1);
    this.enter(worker);
    this.late.enter(worker);
    if (!wild?.read(worker, begins)) return false;
    this.begun++;
    return true;
  }

  endWild(worker: number): boolean {
    this.wild?.write(worker);
    this.used([worker]);
    return this.counted();
  }

  /** A worker is gone with what it has not sent. */
  lose(worker: number): void {
    this.unsent += this.pushes.lose(worker);
    this.elastic.forget(worker);
    this.arithmetic.workers?.reset(worker);
  }

  /** What came of a worker that was too late is not applied. */
  drop(_worker: number): void {
    this.dropped++;
  }

  /** Puts a worker's push where the server's rule reads its gradient. */
  private enter(worker: number): void {
    const { memory, server } = this.arithmetic;
    this.pushes.enter(worker);
    if (server.point >= 0) this.taken?.put(worker, memory, server.point);
  }

  private meanOfCopies(some: readonly number[]): void {
    const { memory, server, workers, floats } = this.arithmetic;
    if (!workers) return;
    const at = server.at(0);
    for (let i = 0; i < floats; i++) {
      let sum = 0;
      for (const worker of some) sum += memory[workers.at(worker) + i];
      memory[at + i] = sum / some.length;
    }
  }

  /** Gradients of workers move the server. */
  private used(some: readonly number[]): void {
    if (!this.program.local) for (const worker of some) this.arithmetic.used?.(worker);
  }

  private enterMean(some: readonly number[]): void {
    const { memory, server } = this.arithmetic;
    this.pushes.enterMean(some);
    if (server.point >= 0) this.taken?.put(some[0], memory, server.point);
  }

  /** The server makes of what lies there an update. */
  private served(worker: number, drawn: readonly number[], share: number): boolean {
    const { server, memory, floats } = this.arithmetic;
    const delay = this.delayOf(worker);
    this.late.enter(worker);
    if (this.program.server === 'add') {
      const at = server.at(0);
      for (let i = 0; i < floats; i++) memory[at + i] -= memory[server.gradientOf(0) + i];
      return this.counted();
    }
    if (!server.advance(0, this.updates + 1, delay, drawn, share))
      return this.last.fails('server', 0, this.updates + 1);
    if (this.counted()) return true;
    const slope = this.last.slopeAt(server.at(0));
    server.undo(0);
    return this.last.fails('server', 0, this.updates + 1, slope);
  }

  /** A worker's gradient is not held, or f is not. */
  private failsAt(worker: number, at: number): false {
    const slope = at < 0 ? 0 : this.last.slopeAt(at);
    if (this.program.local) return this.last.fails('worker', worker, this.k[worker] + 1, slope);
    return this.last.fails('server', 0, this.updates + 1, slope);
  }

  /** Counts an update, if the objective has a value where it led. */
  counted(): boolean {
    const { arithmetic } = this;
    if (!arithmetic.isHeld(arithmetic.server.at(0))) return false;
    this.late.applied();
    this.updates++;
    return true;
  }
}

const none: readonly number[] = [];
