import { Host, type JobWatch, twice } from './host';
import type { Jobs, Kind } from './jobs';

/** What a job is given: it may depend on what its worker has been given before. */
type Input<K extends Kind, Each extends K> = Jobs[Each]['input'] | ((host: Host<K>) => Jobs[Each]['input']);

interface Waiting<K extends Kind> {
  readonly signal: AbortSignal | undefined;
  readonly begin: (host: Host<K>) => Promise<unknown>;
  readonly reject: (reason: unknown) => void;
}

/** Hosts that take one job at a time from one queue; they are there as soon as there is something to do. */
export class Pool<K extends Kind> {
  private readonly hosts: Host<K>[] = [];
  private readonly idle: Host<K>[] = [];
  private readonly queue: Waiting<K>[] = [];
  private ended: Error | undefined;

  constructor(
    private readonly start: () => Worker,
    readonly size = coreCount(),
  ) {}

  /** Does a job in a worker. Rejects with the signal's reason when it is aborted, once it would begin or has ended. */
  run<Each extends K>(
    kind: Each,
    input: Input<K, Each>,
    watch: JobWatch<Jobs[Each]['frame']> = {},
  ): Promise<Jobs[Each]['result']> {
    return new Promise((resolve, reject) => {
      if (this.ended) throw this.ended;
      watch.signal?.throwIfAborted();
      const begin = (host: Host<K>): Promise<unknown> => {
        const result = twice(() => host.run(kind, typeof input === 'function' ? input(host) : input, watch));
        resolve(result);
        return result;
      };
      this.queue.push({ signal: watch.signal, begin, reject });
      this.next();
    });
  }

  /** Jobs that wait or run. */
  get tasks(): number {
    return this.queue.length + this.hosts.length - this.idle.length;
  }

  dispose(reason: Error): void {
    this.ended = reason;
    for (const { reject } of this.queue.splice(0)) reject(reason);
    for (const host of this.hosts) host.dispose(reason);
  }

  private next(): void {
    for (let host = this.free(); host; host = this.free()) {
      const waiting = this.queue.shift();
      const signal = waiting?.signal;
      if (signal?.aborted) waiting?.reject(signal.reason);
      if (!waiting || signal?.aborted) {
        this.idle.push(host);
        if (!waiting) return;
        continue;
      }
      this.begin(host, waiting);
    }
  }

  private begin(host: Host<K>, { begin }: Waiting<K>): void {
    const done = () => {
      this.idle.push(host);
      this.next();
    };
    begin(host).then(done, done);
  }

  private free(): Host<K> | undefined {
    if (this.queue.length === 0) return undefined;
    const idle = this.idle.pop();
    if (idle || this.hosts.length === this.size) return idle;
    const host = new Host<K>(this.start);
    this.hosts.push(host);
    return host;
  }
}

/** Cores of this machine, as far as it tells. */
export const coreCount = (): number => Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 1);
