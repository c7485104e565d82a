import { logOfShare } from '../../study/elementary';
import { drawBits, streams, unitAt } from '../../study/random';
import type { Clock } from '../parallel/types';

/** What is drawn in an iteration of a worker. */
const what = { compute: 0, send: 1, answer: 2, kinds: 4 } as const;

/** How long things take on a clock, drawn for (seed, worker, k): no draw depends on another. */
export class Draws {
  /** What all draws of a worker have in common. */
  private readonly bits: Uint32Array;
  private readonly failures: Uint32Array;

  constructor(
    private readonly clock: Clock,
    seed: number,
    workers: number,
  ) {
    this.bits = Uint32Array.from({ length: workers }, (_, worker) => drawBits(seed, streams.clock, worker));
    this.failures = Uint32Array.from({ length: workers }, (_, worker) => drawBits(seed, streams.clock + 1, worker));
  }

  /** Seconds that a worker computes its gradient in iteration k. */
  compute(worker: number, k: number): number {
    const { least, beyond } = this.clock.compute;
    const slow = this.clock.slow[worker] ?? 1;
    if (beyond === 0) return least * slow;
    return (least + beyond * this.exponential(this.bits[worker], k * what.kinds + what.compute)) * slow;
  }

  /** Seconds of a message of so many bytes to the server, or of its answer. */
  message(worker: number, k: number, way: 'send' | 'answer', bytes: number): number {
    const { latency, bandwidth } = this.clock;
    const [least, greatest] = latency;
    const share = least === greatest ? 0 : unitAt(this.bits[worker], k * what.kinds + what[way]);
    return least + share * (greatest - least) + bytes / bandwidth;
  }

  /** Seconds until a worker fails for the nth time, once it works; ∞: it does not. */
  failure(worker: number, n: number): number {
    const { every } = this.clock.failure;
    return Number.isFinite(every) ? every * this.exponential(this.failures[worker], n) : Number.POSITIVE_INFINITY;
  }

  /** An exponential number of mean 1. */
  private exponential(bits: number, coordinate: number): number {
    return -logOfShare(2 ** 24 - unitAt(bits, coordinate) * 2 ** 24);
  }
}
