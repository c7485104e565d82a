import { bytesOf } from '../parallel/compress';
import type { Recorder } from '../parallel/recorder';
import type { Paralleled, ParallelJob } from '../parallel/types';
import { Draws } from './draws';
import { EventHeap } from './heap';
import { Lives } from './lives';

/**
 * What happens to a worker at a time, in the order in which it does at the same time: a push that nobody waits for comes, a
 * careless update is written, something comes that it waits for, it has computed, …
 */
export const kinds = { message: 0, write: 1, arrive: 2, finish: 3, life: 4, grace: 5, kill: 6, count: 7 } as const;

/** What comes to the server where a worker waits for the answer. */
export type Errand = 'fetch' | 'push' | 'exchange' | 'pull' | 'turn' | 'barrier';

/** Stamp of what comes even if its worker has died meanwhile. */
const always = -1;

/** What is to come, and what is on its way between workers and the server. */
export class Timeline {
  now = 0;
  readonly lives: Lives;
  readonly draws: Draws;
  /** What each worker is about, and whether it has been answered. */
  readonly errands: Errand[];
  readonly answered: Uint8Array;
  /** When each began to compute and for how long, when what it sent last is there, since when it is at what it is at. */
  readonly from: Float64Array;
  readonly takes: Float64Array;
  readonly messageAt: Float64Array;
  readonly since: Float64Array;
  /** Seconds that each has computed. */
  readonly busy: Float64Array;
  /** Whether each holds a gradient. */
  readonly holds: Uint8Array;
  /** Bytes of a push, and of the parameters. */
  readonly bytes: number;
  readonly all: number;
  private readonly heap = new EventHeap();

  constructor(
    readonly job: ParallelJob,
    readonly recorder: Recorder,
    size: number,
    private readonly k: Int32Array,
  ) {
    const { workers, clock, seed, program } = job;
    this.draws = new Draws(clock, seed, workers);
    this.lives = new Lives(workers);
    this.errands = new Array<Errand>(workers).fill('fetch');
    [this.answered, this.holds] = [0, 1].map(() => new Uint8Array(workers));
    [this.from, this.takes, this.messageAt, this.since, this.busy] = [0, 1, 2, 3, 4].map(
      () => new Float64Array(workers),
    );
    this.all = 4 * size;
    this.bytes = program.push ? bytesOf(program.push.compress, size) : this.all;
  }

  get isOver(): boolean {
    return this.heap.size === 0;
  }

  /** Whether a push comes that nobody waits for, now. */
  get brings(): boolean {
    const { heap, now } = this;
    return heap.size > 0 && heap.time <= now && heap.code % kinds.count === kinds.message;
  }

  /** What of it stands in what is left of a run, given how late the gradient of a worker is. */
  state(delayOf: (worker: number) => number): Pick<Paralleled, 'time' | 'alive' | 'busy' | 'delayInFlight'> {
    const { now, lives } = this;
    const delays = Array.from(this.holds, (holds, worker) => (holds === 0 ? 0 : delayOf(worker)));
    return {
      ...{ time: now, alive: lives.alive, delayInFlight: delays.reduce((sum, delay) => sum + delay, 0) },
      busy: Array.from(this.busy, (seconds) => (now > 0 ? Math.min(1, seconds / now) : 0)),
    };
  }

  /** Takes the next event out, and is at its time; what belonged to an earlier life is passed over. */
  next(happen: (kind: number, worker: number) => void): void {
    const { heap } = this;
    const { time, code, stamp } = heap;
    heap.drop();
    const worker = Math.floor(code / kinds.count);
    if (stamp !== always && stamp !== this.lives.stamp(worker)) return;
    this.now = time;
    happen(code % kinds.count, worker);
  }

  /** Something is to happen in this life of a worker. */
  add(time: number, worker: number, kind: number): void {
    this.heap.add(time, worker * kinds.count + kind, this.lives.stamp(worker));
  }

  /** Something is to happen, come what may. */
  addAlways(time: number, worker: number, kind: number): void {
    this.heap.add(time, worker * kinds.count + kind, always);
  }

  /** A worker has computed, or has been at it for so long. */
  computed(worker: number, most = this.takes[worker]): void {
    this.busy[worker] += Math.min(most, this.takes[worker]);
    // What it sends begins where that ended.
    this.from[worker] += this.takes[worker];
    this.takes[worker] = 0;
  }

  /** A worker sends something at a time from now on, and waits for the answer; nothing overtakes what was sent before it. */
  send(worker: number, errand: Errand, bytes: number, from = this.now): void {
    this.errands[worker] = errand;
    this.answered[worker] = 0;
    this.add(this.travelled(worker, bytes, from), worker, kinds.arrive);
  }

  /** A message leaves a worker, which goes on. */
  leave(worker: number, from: number): void {
    this.addAlways(this.travelled(worker, this.bytes, from), worker, kinds.message);
  }

  /** Seconds until an answer is there. */
  answer(worker: number): number {
    this.recorder.bytes += this.all;
    return this.draws.message(worker, this.k[worker], 'answer', this.all);
  }

  private travelled(worker: number, bytes: number, from: number): number {
    this.recorder.bytes += bytes;
    const travel = this.draws.message(worker, this.k[worker], 'send', bytes);
    const time = Math.max(from + travel, this.messageAt[worker]);
    this.messageAt[worker] = time;
    return time;
  }
}
