/** What a worker of a pool answers: the number of the task, and its result or what went wrong. */
export type Answer<Result> =
  | { readonly task: number; readonly result: Result }
  | { readonly task: number; readonly error: string };

/** A task as a worker gets it. */
export interface Asked<Task> {
  readonly task: number;
  readonly content: Task;
}

interface Waiting<Task, Result> extends Asked<Task> {
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
  readonly signal: AbortSignal | undefined;
  /** How often a worker died over it. */
  deaths: number;
}

/** Workers that take one task at a time from one queue; they are started when there is something to do. */
export class Pool<Task, Result> {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Waiting<Task, Result>>();
  private readonly queue: Waiting<Task, Result>[] = [];
  private count = 0;
  private ended = false;

  constructor(
    private readonly start: () => Worker,
    readonly size = coreCount(),
  ) {}

  /** Does a task in a worker. Rejects with the signal's reason when it is aborted, once it would begin or has ended. */
  run(content: Task, signal?: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(new Error('the workers were put away'));
      if (signal?.aborted) return reject(signal.reason);
      this.queue.push({ task: this.count++, content, resolve, reject, signal, deaths: 0 });
      this.next();
    });
  }

  /** Tasks that wait or run. */
  get tasks(): number {
    return this.queue.length + this.busy.size;
  }

  dispose(): void {
    this.ended = true;
    const reason = new Error('the workers were put away');
    for (const worker of [...this.idle, ...this.busy.keys()]) worker.terminate();
    for (const { reject } of [...this.queue, ...this.busy.values()]) reject(reason);
    this.queue.length = 0;
    this.busy.clear();
  }

  private next(): void {
    for (;;) {
      const waiting = this.queue.shift();
      if (!waiting) return;
      if (waiting.signal?.aborted) {
        waiting.reject(waiting.signal.reason);
        continue;
      }
      const worker = this.idle.pop() ?? (this.busy.size < this.size ? this.hire() : undefined);
      if (!worker) {
        this.queue.unshift(waiting);
        return;
      }
      this.busy.set(worker, waiting);
      worker.postMessage({ task: waiting.task, content: waiting.content } satisfies Asked<Task>);
    }
  }

  private hire(): Worker {
    const worker = this.start();
    worker.addEventListener('message', ({ data }: MessageEvent<Answer<Result>>) => this.answered(worker, data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.died(worker, event.message);
    });
    return worker;
  }

  private answered(worker: Worker, answer: Answer<Result>): void {
    const waiting = this.busy.get(worker);
    if (waiting?.task !== answer.task) return;
    this.busy.delete(worker);
    this.idle.push(worker);
    if (waiting.signal?.aborted) waiting.reject(waiting.signal.reason);
    else if ('error' in answer) waiting.reject(new Error(answer.error));
    else waiting.resolve(answer.result);
    this.next();
  }

  /** Another worker tries once more: the first may have been killed for its memory. */
  private died(worker: Worker, reason: string): void {
    const waiting = this.busy.get(worker);
    this.busy.delete(worker);
    worker.terminate();
    if (waiting && waiting.deaths++ < 1) this.queue.unshift(waiting);
    else waiting?.reject(new Error(`a worker ended: ${reason}`));
    this.next();
  }
}

/** Cores of this machine, as far as it tells. */
export const coreCount = (): number => Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 1);
