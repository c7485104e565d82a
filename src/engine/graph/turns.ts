import { cut, type Placement, pairName } from '../../objectives/model/graph/cut';
import { Executor, type PartDone } from './executor';
import type { GraphJob, Kept } from './types';

/** The parts of a cut graph on one thread: each goes as far as it gets, messages wait between them. */
export class Turns {
  private readonly executors: readonly Executor[];
  private inbox = new Map<string, Float32Array>();
  /** Messages that were sent, and the bytes of their numbers. */
  messages = 0;
  bytes = 0;

  constructor(job: GraphJob, placement: Placement) {
    this.executors = cut(job.graph, placement).map(
      (part) =>
        new Executor(job, part, {
          received: (pair) => this.inbox.get(pairName(pair)),
          send: (pair, _, values) => {
            this.messages++;
            this.bytes += values.byteLength;
            this.inbox.set(pairName(pair), values.slice());
          },
        }),
    );
  }

  restore(kept: Kept): void {
    for (const executor of this.executors) executor.restore(kept);
  }

  get keeps(): Kept {
    return Object.assign({}, ...this.executors.map(({ keeps }) => keeps));
  }

  /** An update on all devices. */
  step(update: number): PartDone {
    this.inbox = new Map();
    let steps = this.executors.map((executor) => executor.step(update));
    let [loss, finite] = [undefined as number | undefined, true];
    while (steps.length > 0) {
      steps = steps.filter((step) => {
        const { done, value } = step.next();
        if (!done) return true;
        loss ??= value.loss;
        finite &&= value.finite;
        return false;
      });
    }
    return { loss, finite };
  }
}
