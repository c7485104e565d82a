import type { DeviceReport, Took } from './device-messages';
import { thetaOf } from './kept';
import type { GraphCheckpoint, GraphJob, Measured, Threaded } from './types';

/** What devices have told of a run. */
export class Told {
  /** The last update that there is to be. */
  last: number;
  threads = 0;
  private readonly losses = new Map<number, number>();
  private readonly nodes = new Map<string, Took>();
  private readonly transfers = new Map<string, Took>();
  private update: Measured = { seconds: 0, times: 0 };
  private restarts = 0;
  private redone = 0;
  private heard = 0;
  private divergedAt: number | undefined;

  constructor(
    private readonly job: GraphJob,
    private checkpoint: GraphCheckpoint,
  ) {
    this.last = job.run.updates;
  }

  done({ update, losses, nodes, transfers }: Extract<DeviceReport, { kind: 'done' }>): void {
    this.heard = Math.max(this.heard, update);
    for (const [at, loss] of losses) this.losses.set(at, loss);
    for (const [kept, list] of [
      [this.nodes, nodes],
      [this.transfers, transfers],
    ] as const) {
      for (const { name, seconds, times } of list) {
        const known = kept.get(name) ?? { seconds: 0, times: 0 };
        kept.set(name, { name, seconds: known.seconds + seconds, times: known.times + times });
      }
    }
  }

  reached(checkpoint: GraphCheckpoint): void {
    this.checkpoint = checkpoint;
    this.heard = checkpoint.update;
  }

  /** So many updates took so many seconds on all devices together. */
  took(seconds: number, times: number): void {
    this.update = { seconds: this.update.seconds + seconds, times: this.update.times + times };
  }

  lost(): void {
    this.restarts++;
  }

  diverged(update: number): void {
    this.divergedAt = update;
    this.last = update - 1;
  }

  /** What came after an update is computed again. */
  back(update: number): void {
    this.redone += Math.max(0, this.heard - update);
    this.heard = update;
    for (const at of this.losses.keys()) if (at > update) this.losses.delete(at);
  }

  threaded(): Threaded {
    const { job, checkpoint, losses, divergedAt, threads, restarts, redone } = this;
    const at = [...losses.keys()].sort((a, b) => a - b);
    return {
      ...{ update: this.update, threads, restarts, redone, updates: this.heard, checkpoint: checkpoint.update },
      batchLoss: { at, value: at.map((update) => losses.get(update) as number) },
      ...(divergedAt !== undefined && { divergedAt }),
      theta: thetaOf(job.graph, job.network, checkpoint.kept),
      seconds: Object.fromEntries(this.nodes),
      transfers: Object.fromEntries(this.transfers),
    };
  }
}
