import type { PartFrame } from './swarm';
import type { SwarmAnswer, SwarmOrder } from './swarm-protocol';

/** A worker ended, or does not answer any more. */
export class WorkerDied extends Error {}

/** Longest that a worker may say nothing while it moves particles, in ms. */
const patience = 30_000;

interface Waiting {
  readonly worker: number;
  readonly resolve: (frame: PartFrame) => void;
  readonly reject: (reason: unknown) => void;
  /** Begins to wait anew. */
  readonly heard: () => void;
}

/** Workers that keep particles; when one of them dies, they all go: each has a part of the same swarm. */
export class Crew {
  private readonly workers: readonly Worker[];
  private readonly waiting = new Map<number, Waiting>();
  private tasks = 0;
  ended = false;

  constructor(start: () => Worker, size: number) {
    this.workers = Array.from({ length: size }, () => {
      const worker = start();
      worker.addEventListener('message', ({ data }: MessageEvent<SwarmAnswer>) => this.answered(data));
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        this.end(new WorkerDied(`a worker ended: ${event.message}`));
      });
      return worker;
    });
  }

  /** Tells a worker something that it does not answer. */
  tell(worker: number, order: SwarmOrder): void {
    if (!this.ended) this.workers[worker].postMessage(order);
  }

  /** A worker's part of a swarm at a step; an aborted signal asks it to stop, and it then rejects. */
  seek(worker: number, swarm: number, step: number, signal: AbortSignal | undefined): Promise<PartFrame> {
    const task = this.tasks++;
    return new Promise<PartFrame>((resolve, reject) => {
      if (this.ended) return reject(new WorkerDied('the workers were put away'));
      const stop = () => this.tell(worker, { order: 'stop', task });
      let timer: ReturnType<typeof setTimeout> | undefined;
      const quiet = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
      };
      const heard = () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.end(new WorkerDied('a worker does not answer')), patience);
      };
      this.waiting.set(task, {
        ...{ worker, heard },
        resolve: (frame) => {
          quiet();
          resolve(frame);
        },
        reject: (reason) => {
          quiet();
          reject(reason);
        },
      });
      signal?.addEventListener('abort', stop);
      heard();
      this.tell(worker, { order: 'seek', swarm, task, step });
    });
  }

  /** Ends every worker; what is waited for rejects. */
  end(reason: Error): void {
    if (this.ended) return;
    this.ended = true;
    for (const worker of this.workers) worker.terminate();
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }

  private answered(data: SwarmAnswer): void {
    const waiting = this.waiting.get(data.task);
    if (!waiting) return;
    if ('alive' in data) {
      waiting.heard();
      return;
    }
    this.waiting.delete(data.task);
    if ('error' in data) waiting.reject(new Error(data.error));
    else waiting.resolve(data.frame);
  }
}
