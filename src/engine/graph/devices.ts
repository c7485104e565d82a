import { cut, type Part, type Placement } from '../../objectives/model/graph/cut';
import { ruleOf } from '../parameters';
import type { DeviceOrder, DeviceReport } from './device-messages';
import { keptAtFirst } from './kept';
import { Told } from './told';
import type { GraphCheckpoint, GraphJob, Kept, Threaded, ThreadWatch } from './types';

/** Between two health checks, and how long a device that is asked may say nothing: at its beginning, and later; in ms. */
const checkEvery = 250;
const patience = { first: 30_000, later: 2500 };

/** Updates between two checkpoints. */
const checkpointEvery = 25;

/** So often in a row may a device be lost before a checkpoint is reached. */
const mostLosses = 5;

/** A cut graph on threads, one for each part. */
export class DeviceThreads {
  private devices: Running[] = [];
  private placement: Placement = new Map();

  constructor(private readonly start: () => Worker = startWorker) {}

  /** Threads that there are. */
  get alive(): number {
    return this.devices.length;
  }

  /** Nodes are elsewhere from the next checkpoint on. */
  place(placement: Placement): void {
    const same = [...placement].every(([node, device]) => this.placement.get(node) === device);
    if (!same) this.placement = placement;
  }

  /** Ends a thread without a word to anybody: those who miss it find out. */
  kill(device: number): void {
    this.devices.find((each) => each.device === device)?.worker.terminate();
  }

  /**
   * A run from its beginning. Where a device is lost the step is aborted everywhere, and the run goes on from the last
   * checkpoint on new threads. Rejects with the signal's reason once no thread is left.
   */
  async run(job: GraphJob, placement: Placement, { signal, onFrame }: ThreadWatch = {}): Promise<Threaded> {
    this.placement = placement;
    let placed: Placement | undefined;
    const first = { update: 0, kept: keptAtFirst(job.graph, job.network, ruleOf(job.run), job.run.seed) };
    const told = new Told(job, first);
    let [checkpoint, failures] = [first as GraphCheckpoint, 0];
    try {
      while (checkpoint.update < told.last) {
        signal?.throwIfAborted();
        const to = Math.min(told.last, checkpoint.update + checkpointEvery);
        if (placed !== this.placement) this.end();
        placed = this.placement;
        const fresh = this.devices.length === 0;
        if (fresh) this.begin(job, cut(job.graph, placed), checkpoint.kept);
        told.threads = this.devices.length;
        const begun = performance.now();
        const left = await this.stretch(checkpoint.update + 1, to, told, { signal, onFrame });
        if (left === 'lost' && ++failures > mostLosses) throw new Error('threads are lost again and again');
        if (left === 'lost' || 'divergedAt' in left) {
          this.end();
          if (left === 'lost') told.lost();
          else told.diverged(left.divergedAt);
          // Nothing of the step stays.
          told.back(checkpoint.update);
        } else {
          // What it takes threads to begin is no part of a step.
          if (!fresh) told.took((performance.now() - begun) / 1000, to - checkpoint.update);
          checkpoint = { update: to, kept: left.kept };
          failures = 0;
          told.reached(checkpoint);
        }
        onFrame?.(told.threaded());
      }
      return told.threaded();
    } finally {
      this.end();
    }
  }

  /** Every thread with its part, linked with every other. */
  private begin(job: GraphJob, parts: readonly Part[], kept: Kept): void {
    const ports = parts.map(() => [] as { device: number; port: MessagePort }[]);
    parts.forEach((a, i) => {
      parts.slice(i + 1).forEach((b, k) => {
        const { port1, port2 } = new MessageChannel();
        ports[i].push({ device: b.device, port: port1 });
        ports[i + 1 + k].push({ device: a.device, port: port2 });
      });
    });
    this.devices = parts.map((part, i) => {
      const worker = this.start();
      const order: DeviceOrder = { kind: 'begin', job, part, ports: ports[i] };
      worker.postMessage(
        order,
        ports[i].map(({ port }) => port),
      );
      worker.postMessage({ kind: 'restore', kept } satisfies DeviceOrder);
      return { device: part.device, worker, begun: false, asked: undefined };
    });
  }

  /** All updates between two checkpoints on all devices. */
  private stretch(from: number, to: number, told: Told, { signal, onFrame }: ThreadWatch): Promise<Stretch> {
    const reached = new Map<number, Kept>();
    const quiet: (() => void)[] = [];
    const { devices } = this;
    return new Promise<Stretch>((resolve, reject) => {
      for (const each of devices) {
        const { worker, device } = each;
        const hear = ({ data }: MessageEvent<DeviceReport>) => {
          each.begun = true;
          each.asked = undefined;
          if (data.kind === 'done') {
            told.done(data);
            onFrame?.(told.threaded());
          } else if (data.kind === 'diverged') resolve({ divergedAt: data.update });
          else if (data.kind === 'reached') {
            reached.set(device, data.kept);
            if (reached.size === devices.length) resolve({ kept: Object.assign({}, ...reached.values()) });
          }
        };
        const fail = (event: Event) => {
          event.preventDefault();
          resolve('lost');
        };
        worker.addEventListener('message', hear);
        worker.addEventListener('error', fail);
        quiet.push(() => {
          worker.removeEventListener('message', hear);
          worker.removeEventListener('error', fail);
        });
        each.asked = undefined;
        worker.postMessage({ kind: 'go', from, to } satisfies DeviceOrder);
      }
      const check = setInterval(() => {
        if (devices.some(isLost)) resolve('lost');
        for (const each of devices) {
          each.asked ??= performance.now();
          each.worker.postMessage({ kind: 'ping' } satisfies DeviceOrder);
        }
      }, checkEvery);
      const cancel = () => reject(signal?.reason);
      signal?.addEventListener('abort', cancel);
      quiet.push(
        () => clearInterval(check),
        () => signal?.removeEventListener('abort', cancel),
      );
    }).finally(() => {
      for (const stop of quiet) stop();
    });
  }

  private end(): void {
    for (const { worker } of this.devices) worker.terminate();
    this.devices = [];
  }
}

const startWorker = () =>
  new Worker(new URL('./device-worker.ts', import.meta.url), { type: 'module', name: 'ravine-device' });

/** A thread, whether anything was heard of it, and since when it owes an answer. */
interface Running {
  readonly device: number;
  readonly worker: Worker;
  begun: boolean;
  asked: number | undefined;
}

const isLost = ({ begun, asked }: Running): boolean =>
  asked !== undefined && performance.now() - asked > (begun ? patience.later : patience.first);

/** How some updates ended. */
type Stretch = { readonly kept: Kept } | { readonly divergedAt: number } | 'lost';
