import type { Program } from '../../schemes/types';
import type { Arithmetic } from './arithmetic';
import { compress } from './compress';
import { Vectors } from './held';
import { alwaysReturns } from './iteration';

/** The gradients that workers hold, and what they lay out of them for the server. */
export class Pushes {
  /** Gradients that a worker has not sent. */
  readonly pending: Int32Array;
  /** Of each worker, the last. */
  readonly held: Vectors;
  private readonly sum: Vectors | undefined;
  private readonly sent: Vectors;
  private readonly errors: Vectors | undefined;
  /** The first and the last iteration of what was laid out. */
  private readonly from: Int32Array;
  private readonly to: Int32Array;

  constructor(
    private readonly program: Program,
    private readonly arithmetic: Arithmetic,
    workers: number,
  ) {
    const { push } = program;
    const { floats } = arithmetic;
    const vectors = (wanted: boolean) => (wanted ? new Vectors(workers, floats) : undefined);
    [this.pending, this.from, this.to] = [0, 1, 2].map(() => new Int32Array(workers));
    this.held = new Vectors(workers, floats);
    this.sum = vectors(push?.what === 'sum');
    this.errors = vectors(push !== undefined && push.compress.kind !== 'none');
    // What waits for its answer may lie where it is.
    const isPlain = push?.what === 'gradient' && push.compress.kind === 'none' && alwaysReturns(program);
    this.sent = isPlain ? this.held : new Vectors(workers, push === undefined ? 0 : floats);
  }

  /** Keeps the gradient that was taken last as a worker's. */
  keep(worker: number): void {
    const { memory, gradient, floats } = this.arithmetic;
    this.held.take(worker, memory, gradient);
    this.pending[worker]++;
    if (!this.sum) return;
    const { values } = this.sum;
    const to = this.sum.at(worker);
    for (let i = 0; i < floats; i++) values[to + i] += memory[gradient + i];
  }

  /** Lays out what is pushed in iteration k; `read` is where the worker's copy was fetched. From now on nothing changes it. */
  pack(worker: number, k: number, read: Vectors | undefined): void {
    const { push } = this.program;
    if (!push) return;
    const { memory, workers, floats, size } = this.arithmetic;
    const { sent, sum, held, errors, pending } = this;
    const at = sent.at(worker);
    this.from[worker] = push.what === 'gradient' ? k : k - pending[worker] + 1;
    this.to[worker] = k;
    pending[worker] = 0;
    if (push.what === 'sum' && sum) {
      sent.values.set(sum.values.subarray(at, at + floats), at);
      sum.clear(worker);
    } else if (push.what === 'displacement' && read && workers) {
      const x = workers.at(worker);
      for (let i = 0; i < floats; i++) sent.values[at + i] = read.values[at + i] - memory[x + i];
    } else if (sent !== held) for (let i = 0; i < floats; i++) sent.values[at + i] = held.values[at + i];
    if (errors) compress(push.compress, sent.values, errors.values, { at, count: floats, size });
  }

  /** Puts what a worker has laid out where the server's rule reads its gradient. */
  enter(worker: number): void {
    this.sent.put(worker, this.arithmetic.memory, this.arithmetic.server.gradientOf(0));
  }

  /** Puts the mean of what some have laid out there; sums in double precision. */
  enterMean(some: readonly number[]): void {
    const { memory, server, floats } = this.arithmetic;
    const { sent } = this;
    for (let i = 0; i < floats; i++) {
      let sum = 0;
      for (const worker of some) sum += sent.values[sent.at(worker) + i];
      memory[server.gradientOf(0) + i] = sum / some.length;
    }
  }

  /** Who drew the noise of what some have laid out. */
  drawnBy(some: readonly number[]): readonly number[] {
    if (!this.arithmetic.server.noisy) return none;
    const drawn: number[] = [];
    for (const worker of some) for (let k = this.from[worker]; k <= this.to[worker]; k++) drawn.push(worker, k);
    return drawn;
  }

  /** A worker is gone with what it has not sent: so many gradients. */
  lose(worker: number): number {
    const lost = this.pending[worker];
    this.pending[worker] = 0;
    this.sum?.clear(worker);
    this.errors?.clear(worker);
    return lost;
  }
}

const none: readonly number[] = [];
