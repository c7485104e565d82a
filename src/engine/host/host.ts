import type { Answer, Jobs, Kind, Order } from './jobs';

/** A worker ended, does not answer any more, or could not start: worth one more try in a new one. */
export class WorkerDied extends Error {}

/** What a job may be given beside its input. */
export interface JobWatch<Frame> {
  /** Aborted, the worker is told to stop; the job then rejects with the reason, once nothing of it runs. */
  readonly signal?: AbortSignal | undefined;
  readonly onFrame?: (frame: Frame) => void;
}

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
  readonly frame: ((frame: never) => void) | undefined;
  readonly quiet: () => void;
  readonly signal: AbortSignal | undefined;
}

/** Longest that a worker with something to do may say nothing, in ms. */
const patience = 30_000;

/**
 * One worker and its jobs. It is started when there is something to do; one that dies, idle or busy, or that says
 * nothing for too long, is put away with its jobs, which reject with `WorkerDied`, and the next job starts another.
 */
export class Host<K extends Kind> {
  private worker: Worker | undefined;
  private readonly pending = new Map<number, Pending>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private count = 0;
  private ended: Error | undefined;
  private deaths = 0;

  constructor(private readonly start: () => Worker) {}

  /** Counts the workers that have ended: what one was told, the next does not know. */
  get generation(): number {
    return this.deaths;
  }

  /** Does a job. */
  run<Each extends K>(
    kind: Each,
    input: Jobs[Each]['input'],
    { signal, onFrame }: JobWatch<Jobs[Each]['frame']> = {},
  ): Promise<Jobs[Each]['result']> {
    return new Promise<Jobs[Each]['result']>((resolve, reject) => {
      if (this.ended) throw this.ended;
      signal?.throwIfAborted();
      const worker = this.present();
      const id = this.count++;
      const cancel = () => this.worker?.postMessage({ id, cancel: true } satisfies Order);
      signal?.addEventListener('abort', cancel);
      const quiet = () => signal?.removeEventListener('abort', cancel);
      this.pending.set(id, { resolve, reject, quiet, signal, frame: onFrame });
      worker.postMessage({ id, kind, input });
      this.listenFor();
    });
  }

  /** Ends the worker; what is pending, and what comes, rejects. */
  dispose(reason: Error): void {
    this.ended = reason;
    this.end(reason);
  }

  private present(): Worker {
    if (this.worker) return this.worker;
    const worker = this.start();
    const died = (why: string) => {
      if (this.worker === worker) this.end(new WorkerDied(`a worker ended: ${why}`));
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Answer<K>>) => {
      if (this.worker === worker) this.answered(data);
    });
    worker.addEventListener('messageerror', () => died('its answer cannot be read'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      died(event.message ?? 'it could not start');
    });
    this.worker = worker;
    return worker;
  }

  private answered(answer: Answer<K>): void {
    const job = this.pending.get(answer.id);
    if (job && 'frame' in answer && !job.signal?.aborted) job.frame?.(answer.frame as never);
    if (job && ('result' in answer || 'error' in answer)) {
      this.pending.delete(answer.id);
      job.quiet();
      if (job.signal?.aborted) job.reject(job.signal.reason);
      else if ('error' in answer) job.reject(new Error(answer.error));
      else job.resolve(answer.result as never);
    }
    this.listenFor();
  }

  /** Begins to wait anew for a sign of life. */
  private listenFor(): void {
    clearTimeout(this.timer);
    if (this.pending.size === 0) return;
    this.timer = setTimeout(() => this.end(new WorkerDied('a worker does not answer')), patience);
  }

  private end(reason: Error): void {
    clearTimeout(this.timer);
    if (this.worker) this.deaths++;
    this.worker?.terminate();
    this.worker = undefined;
    const jobs = [...this.pending.values()];
    this.pending.clear();
    for (const { quiet, reject, signal } of jobs) {
      quiet();
      reject(signal?.aborted ? signal.reason : reason);
    }
  }
}

/** Does something once more where its worker has died: it may have been killed for its memory. */
export async function twice<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WorkerDied) return work();
    throw error;
  }
}
