import { delayBins, desk } from './layout';
import { Gone } from './lock';
import { type Activity, bytesAt, Meter } from './meter';
import { type Happening, Notebook } from './notebook';
import type { ThreadOrder } from './order';
import type { Served } from './served';
import type { Shared } from './shared';

/** Of what x is a copy: the round and the update that the store was at, and when, where that is noted. */
export interface ReadAt {
  readonly round: number;
  readonly update: number;
  readonly time: number;
}

const activities: Readonly<Record<Happening, Activity>> = {
  ...{ fetch: 'fetch', gradient: 'compute', push: 'push', exchange: 'push', step: 'compute', die: 'compute' },
  ...{ wait: 'wait', barrier: 'barrier' },
};

/** What one thread tells of itself: counts, times, points and events, all in shared memory. */
export class ThreadRecord {
  readonly meter: Meter;
  private readonly notebook: Notebook;
  k = 0;
  read: ReadAt = { round: 0, update: 0, time: 0 };
  /** Of two parameters: where the last gradient was taken. */
  taken: readonly [number, number] = [0, 0];

  constructor(
    private readonly shared: Shared,
    private readonly order: ThreadOrder,
    /** Who writes events down: the worker, or a server in its stead. */
    thread = order.worker,
  ) {
    const { worker, layout } = order;
    this.meter = new Meter(shared, worker, layout.events > 0);
    this.notebook = new Notebook(shared, worker, thread);
  }

  begin(k: number): void {
    this.k = k;
    this.meter.iteration(k);
  }

  /** Looks whether the worker is to leave or to die: then it does nothing more. */
  look(): void {
    if (this.shared.isStopped || this.shared.of(this.order.worker, desk.kill)) throw new Gone();
  }

  /** Something has been done. Where it read or wrote the store under `lock`, this is called before the lock is given back: so events have the order of versions. */
  did(what: Happening): void {
    this.meter.was(activities[what]);
    if (this.order.layout.events > 0) this.notebook.event(what, this.k, this.meter.now());
  }

  /** The server has made an update of what was gathered, or of what one worker had sent. */
  settled(what: 'step' | 'exchange', of = -1): void {
    if (this.order.layout.events > 0) this.notebook.event(what, of, this.meter.now(), -1);
  }

  /** The worker has copied what the store had after an update. */
  fetched(round: number, update: number): void {
    this.read = { round, update, time: this.meter.now() };
  }

  /** So many parameters have been moved between the store and x. */
  moved(count: number): void {
    const { doubles, layout } = this.shared;
    doubles[layout.meters[this.order.worker] / 2 + bytesAt] += 4 * count;
  }

  /** A gradient is taken at x. */
  took(x: ArrayLike<number>): void {
    this.taken = [x[0], x[1]];
  }

  /** An update is written; under `lock` it is valid when this is over. */
  applied({ update, before, after }: Served): void {
    const { shared, order } = this;
    const { worker, noteEvery, pictureEvery, layout, job } = order;
    // Here a worker dies that is told to: in the midst of an update, of which nothing then has happened.
    if (job.program.store === 'lock' && shared.of(worker, desk.kill)) throw new Gone();
    const delay = Math.max(0, update - 1 - this.read.update);
    shared.words[layout.delays[worker] + Math.min(delay, delayBins - 1)]++;
    shared.count(worker, desk.delaySum, delay);
    shared.count(worker, desk.applied);
    const [from, to] = job.record.window;
    if (update % noteEvery === 0 || update === job.updates || (update >= from && update <= to)) {
      const [b, a] = [before, after].map((words) => new Float32Array(words.buffer, words.byteOffset, 2));
      this.notebook.note({
        gradients: gradientsOf(shared),
        ...{ update, readUpdate: this.read.update, time: this.meter.now(), readTime: this.read.time },
        ...{ taken: this.taken, before: [b[0], b[1]], after: [a[0], a[1]] },
      });
    }
    if (update % pictureEvery === 0 || update === job.updates) this.picture(update);
    if (update === job.updates) shared.stop();
  }

  /** Copies θ of the store, word by word: while others write, unless that is under the lock. */
  private picture(update: number): void {
    const { words, layout } = this.shared;
    const place = this.shared.add('pictures');
    if (place >= layout.pictures) return;
    const at = layout.gallery + place * (1 + layout.parameters);
    const [theta] = layout.store;
    for (let i = 0; i < layout.parameters; i++) words[at + 1 + i] = words[theta + i];
    words[at] = update;
  }
}

/** Bytes that a worker has moved between the store and its own. */
export const bytesMoved = ({ doubles, layout }: Shared, worker: number): number =>
  doubles[layout.meters[worker] / 2 + bytesAt];

/** Gradients that all workers have taken so far. */
function gradientsOf(shared: Shared): number {
  let sum = 0;
  for (let worker = 0; worker < shared.layout.workers; worker++) sum += shared.of(worker, desk.gradients);
  return sum;
}
