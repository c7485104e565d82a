import type { Program } from '../../schemes/types';
import type { Arithmetic } from './arithmetic';
import { Vectors } from './held';

const f32 = Math.fround;

/** What workers and the centre do to each other by springs, or by multipliers; the centre is θ of the server. */
export class Elastic {
  private readonly alpha: number;
  /** How far each worker is to be pulled, once its rule has moved it. */
  private readonly owed: Vectors | undefined;
  private readonly isOwed: Uint8Array;
  /** Multipliers of each worker. */
  private readonly dual: Vectors | undefined;

  constructor(
    program: Program,
    private readonly arithmetic: Arithmetic,
    private readonly count: number,
  ) {
    const { floats } = arithmetic;
    const { order, alpha = 0 } = program.exchange ?? {};
    this.alpha = f32(alpha);
    this.owed = order === 'after' ? new Vectors(count, floats) : undefined;
    this.dual = order === 'dual' ? new Vectors(count, floats) : undefined;
    this.isOwed = new Uint8Array(count);
  }

  /** x −= d, c += d, d being alpha (x − c), at once. */
  exchange(worker: number): void {
    this.exchangeAll([worker]);
  }

  /** The same of some workers, all of them with the same c. */
  exchangeAll(some: readonly number[]): void {
    const { alpha, arithmetic } = this;
    const { memory, server, workers, floats } = arithmetic;
    // A spring of no force leaves every bit.
    if (!workers || alpha === 0) return;
    const c = server.at(0);
    for (let i = 0; i < floats; i++) {
      const centre = memory[c + i];
      let sum = 0;
      for (const worker of some) {
        const at = workers.at(worker) + i;
        const d = f32(alpha * f32(memory[at] - centre));
        memory[at] -= d;
        sum += d;
      }
      memory[c + i] = centre + f32(sum);
    }
  }

  /** A worker asks where the centre is, and what it owes the spring by that. */
  pull(worker: number): void {
    const { owed, alpha, arithmetic, isOwed } = this;
    const { memory, server, workers, floats } = arithmetic;
    if (!owed || !workers) return;
    const [c, x, at] = [server.at(0), workers.at(worker), owed.at(worker)];
    for (let i = 0; i < floats; i++) owed.values[at + i] = f32(alpha * f32(memory[x + i] - memory[c + i]));
    isOwed[worker] = 1;
  }

  /** What it owes comes to the centre. */
  arrive(worker: number): void {
    const { owed, arithmetic } = this;
    if (!owed) return;
    const { memory, server, floats } = arithmetic;
    const [c, at] = [server.at(0), owed.at(worker)];
    for (let i = 0; i < floats; i++) memory[c + i] += owed.values[at + i];
  }

  /** Its rule has moved it: now it is pulled, if it owes something. */
  stepped(worker: number): void {
    const { owed, isOwed, arithmetic } = this;
    const { memory, workers, floats } = arithmetic;
    if (!owed || !workers || isOwed[worker] === 0) return;
    const [x, at] = [workers.at(worker), owed.at(worker)];
    for (let i = 0; i < floats; i++) memory[x + i] -= owed.values[at + i];
    isOwed[worker] = 0;
  }

  /** A worker is gone: what it owes comes, if it was sent; its multipliers do not come back. */
  forget(worker: number): void {
    this.isOwed[worker] = 0;
    this.dual?.clear(worker);
  }

  /** ADMM, before the rule moves x: y −= x − c. */
  beforeDual(worker: number): void {
    const { dual, arithmetic } = this;
    const { memory, server, workers, floats } = arithmetic;
    if (!dual || !workers) return;
    const [c, x, y] = [server.at(0), workers.at(worker), dual.at(worker)];
    for (let i = 0; i < floats; i++) dual.values[y + i] -= f32(memory[x + i] - memory[c + i]);
  }

  /** After it: x = (x + alpha (y + c))/(1 + alpha), and c becomes the mean of all x − y, added up in double precision. */
  afterDual(worker: number): void {
    const { dual, arithmetic, alpha, count } = this;
    const { memory, server, workers, floats } = arithmetic;
    if (!dual || !workers) return;
    const [c, x, y] = [server.at(0), workers.at(worker), dual.at(worker)];
    const whole = f32(1 + alpha);
    for (let i = 0; i < floats; i++) {
      const force = f32(alpha * f32(dual.values[y + i] + memory[c + i]));
      memory[x + i] = f32(memory[x + i] + force) / whole;
      let sum = 0;
      for (let w = 0; w < count; w++) sum += memory[workers.at(w) + i] - dual.values[dual.at(w) + i];
      memory[c + i] = sum / count;
    }
  }
}
