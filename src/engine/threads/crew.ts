import { desk, standing } from './layout';
import { restore } from './lock';
import type { ThreadAnswer, ThreadOrder } from './order';
import type { Shared } from './shared';

/** Time that a thread has to leave by itself, in ms; longer than an iteration of any scene takes. */
const grace = 1000;

/** Starts a thread. */
export type StartThread = () => Worker;

const startThread: StartThread = () =>
  new Worker(new URL('./thread-worker.ts', import.meta.url), { type: 'module', name: 'ravine-thread' });

/**
 * The threads of one run, as the main thread has them, which never waits for them: it may not sleep. Each works until it is
 * told by a word of the shared memory to leave; one that does not answer is ended from outside.
 */
export class Crew {
  private readonly threads: (Worker | undefined)[];
  private left = 0;
  private readonly allLeft: Promise<void>;
  private told: () => void = () => undefined;
  private failure: Error | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly shared: Shared,
    orders: readonly ThreadOrder[],
    start: StartThread = startThread,
  ) {
    this.allLeft = new Promise((resolve) => {
      this.told = resolve;
    });
    this.threads = orders.map(() => undefined);
    for (const [worker, order] of orders.entries()) this.begin(worker, order, start());
  }

  /** Opens the gate once every thread is ready. */
  open(): boolean {
    const { shared } = this;
    if (shared.read('ready') < this.threads.length || shared.read('go') !== 0) return false;
    shared.doubles[shared.layout.times / 2] = (performance.timeOrigin + performance.now()) / 1000;
    shared.write('go', 1);
    shared.wake('go');
    return true;
  }

  /** Tells all threads to leave; what is not gone after a while is ended. */
  stop(): void {
    this.shared.stop();
    this.timer ??= setTimeout(() => {
      for (const worker of this.threads.keys()) this.end(worker, standing.left);
    }, grace);
  }

  /** Tells one thread to die where it is, with the lock if it holds it. */
  kill(worker: number): void {
    const { shared } = this;
    if (this.threads[worker] === undefined) return;
    shared.put(worker, desk.kill, 1);
    shared.wake('round');
    shared.wake('pace');
    setTimeout(() => this.end(worker, standing.dead), grace);
  }

  /** Resolves when no thread is left; rejects where one could not do its work. */
  async gone(): Promise<void> {
    await this.allLeft;
    clearTimeout(this.timer);
    restore(this.shared);
    if (this.failure) throw this.failure;
  }

  /** Ends every thread at once. */
  dispose(): void {
    this.shared.stop();
    for (const worker of this.threads.keys()) this.end(worker, standing.left);
  }

  private begin(worker: number, order: ThreadOrder, thread: Worker): void {
    this.threads[worker] = thread;
    const failed = (why: string) => {
      this.failure ??= new Error(`a thread ended: ${why}`);
      this.end(worker, standing.dead);
      this.stop();
    };
    thread.addEventListener('message', ({ data }: MessageEvent<ThreadAnswer>) => {
      if ('error' in data) failed(data.error);
      else this.end(worker, 'dead' in data ? standing.dead : standing.left);
    });
    thread.addEventListener('error', (event) => {
      event.preventDefault();
      failed(event.message ?? 'it could not start');
    });
    thread.postMessage(order);
  }

  /** A thread is no more, or is to be no more. */
  private end(worker: number, how: number): void {
    const thread = this.threads[worker];
    if (!thread) return;
    this.threads[worker] = undefined;
    thread.terminate();
    if (this.shared.isAlive(worker)) this.shared.put(worker, desk.standing, how);
    for (const signal of ['lock', 'round', 'pace'] as const) this.shared.wake(signal);
    if (++this.left === this.threads.length) this.told();
  }
}
