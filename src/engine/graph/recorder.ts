import { thetaOf } from './kept';
import type { GraphJob, GraphTrained, Kept, Measured } from './types';

/** What is written down of a run while it goes on. */
export class Recorder {
  updates = 0;
  private readonly batchLoss = { at: [] as number[], value: [] as number[] };
  private readonly full = { at: [] as number[], value: [] as number[] };
  private readonly measured = new Map<string, Measured>();
  private first: Float32Array;
  private last: Float32Array;
  private divergedAt: number | undefined;
  private compared: GraphTrained['parts'];

  constructor(private readonly job: GraphJob) {
    this.first = new Float32Array(job.network.size);
    this.last = this.first;
  }

  get ended(): boolean {
    return this.divergedAt !== undefined || this.updates >= this.job.run.updates;
  }

  begin(kept: Kept): void {
    this.first = this.theta(kept);
    this.last = this.first;
  }

  /** An update is done: the loss of its batch before it, and what stays. */
  step(update: number, loss: number | undefined, kept: Kept): void {
    this.updates = update;
    this.last = this.theta(kept);
    if (loss === undefined) return;
    this.batchLoss.at.push(update);
    this.batchLoss.value.push(loss);
  }

  /** The loss over all training rows after an update; one that is not finite ends the run there. */
  loss(update: number, value: number): void {
    if (Number.isFinite(value)) {
      this.full.at.push(update);
      this.full.value.push(value);
    } else this.diverged(update);
  }

  /** The same update was done in parts: whether its loss had the same bits; θ is compared here. */
  parts(
    same: boolean,
    { keeps, messages, bytes }: { readonly keeps: Kept; readonly messages: number; readonly bytes: number },
  ): void {
    const alike = sameBits(this.theta(keeps), this.last);
    const known = this.compared ?? { same: 0, of: 0 };
    this.compared = { same: known.same + (same && alike ? 1 : 0), of: known.of + 1, messages, bytes };
  }

  diverged(update: number): void {
    this.divergedAt = update;
  }

  /** A node took so many seconds. */
  readonly took = (node: string, seconds: number): void => {
    const known = this.measured.get(node) ?? { seconds: 0, times: 0 };
    this.measured.set(node, { seconds: known.seconds + seconds, times: known.times + 1 });
  };

  trained(): GraphTrained {
    const { updates, divergedAt, first, last, full, batchLoss } = this;
    const copied = ({ at, value }: typeof full) => ({ at: [...at], value: [...value] });
    return {
      ...{ batchLoss: copied(batchLoss), loss: copied(full), updates },
      ...(divergedAt !== undefined && { divergedAt }),
      ...(this.compared && { parts: this.compared }),
      // Copies: arrays of a result go over to whoever asked.
      ...{ initial: first.slice(), final: last.slice(), seconds: Object.fromEntries(this.measured) },
    };
  }

  private theta(kept: Kept): Float32Array {
    return thetaOf(this.job.graph, this.job.network, kept);
  }
}

/** Whether two arrays have the same bits; zeros of either sign are not the same. */
export const sameBits = (a: Float32Array, b: Float32Array): boolean =>
  a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
