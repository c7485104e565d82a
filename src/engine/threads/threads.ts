import { parseRule } from '../../math';
import type { Prepared } from '../../objectives/data/types';
import { initialOf } from '../../objectives/model/initial';
import { rowsOf } from '../parallel/batches';
import { plainly } from '../parallel/iteration';
import type { NetworkChoice } from '../parallel/networks';
import type { Paralleled, ParallelJob, ParallelWatch } from '../parallel/types';
import { lateArrays, ruleOf } from '../parameters';
import { Crew, type StartThread } from './crew';
import { type Layout, layoutOf } from './layout';
import { networkHere } from './measured';
import type { BackOff, ThreadOrder } from './order';
import { paralleled, picturesOf, type Told, thetaOf } from './outcome';
import { mostThreads, needsLock, notIsolated, sharesMemory, ThreadsRefused, takesTurns, tooMany } from './refusal';
import { servedBy } from './served';
import { bitsOf, Shared, sharedMemory } from './shared';
import { coordinatesOf } from './slopes';

/** How threads are run, beside the job. */
export interface ThreadsOptions {
  /** Whether every store is looked at for what it overwrites, or one in 64. */
  readonly lost?: 'all' | 'sampled';
  readonly backOff?: BackOff;
  /** Threads that serve the parameters, a shard each, where workers push sums and have copies of their own; what its rule needs whole is one. */
  readonly servers?: number;
  /** Losses of a model over its training rows at weights, one after the other, as `Engine.losses` gives them. */
  readonly losses?: (data: Prepared, thetas: Float32Array) => Promise<Float64Array>;
  /** Starts a thread; a test has another way to. */
  readonly start?: StartThread;
}

/** A run on real threads: what it leaves, and what can be done to it on the way. */
export interface ThreadsRun {
  /** Rejects with `ThreadsRefused` where there are none, with the signal's reason where it is aborted, and where a thread fails; no thread is left then. */
  readonly done: Promise<Paralleled>;
  /** What was measured, as a network of the simulated clock; once it is done. */
  readonly here: () => NetworkChoice;
  /** Ends it: it is done with what there is so far. */
  readonly stop: () => void;
  /** One worker dies, wherever it is: what it has not sent is lost, and counted. */
  readonly kill: (worker: number) => void;
}

/** Between two frames, in ms. */
const frameEvery = 100;

/** Most floats that pictures of θ on the way take together. */
const mostPictured = 4e6;

/** Events of an iteration at most, and of a thread: what has more leaves no schedule. */
const perIteration = 6;
const mostEvents = 1e6;

/** One store in so many is looked at where they are sampled. */
const sampled = 64;

/** Runs a scheme on threads: workers of the browser that share a memory and are not kept from each other but as the scheme says. */
export function runThreads(job: ParallelJob, options: ThreadsOptions = {}, watch: ParallelWatch = {}): ThreadsRun {
  try {
    const refused = refusalOf(job);
    if (refused) throw refused;
    const run = new Running({ ...job, program: plainly(job.program, job.server) }, options, watch);
    return {
      done: run.done(),
      here: () => run.here(),
      stop: () => run.crew.stop(),
      kill: (worker) => worker < job.workers && run.crew.kill(worker),
    };
  } catch (error) {
    // Nothing has begun: a rule that cannot be run, no room for the memory, an abort that came before.
    const nothing = () => undefined;
    const here = () => {
      throw error;
    };
    return { done: Promise.reject(error), here, stop: nothing, kill: nothing };
  }
}

function refusalOf(job: ParallelJob): ThreadsRefused | undefined {
  const { program, workers } = job;
  if (!sharesMemory()) return new ThreadsRefused(notIsolated);
  if (workers > mostThreads) return new ThreadsRefused(tooMany);
  if (readsBack(job) && program.store !== 'lock') return new ThreadsRefused(needsLock);
  return program.exchange?.order === 'dual' ? new ThreadsRefused(takesTurns) : undefined;
}

class Running {
  readonly crew: Crew;
  private readonly shared: Shared;
  private readonly told: Told;

  constructor(
    private readonly job: ParallelJob,
    private readonly options: ThreadsOptions,
    private readonly watch: ParallelWatch,
  ) {
    const { objective, workers } = job;
    const initial =
      objective.kind === 'formula' ? Float32Array.from(objective.start) : initialOf(objective.network, job.seed);
    const coordinates = coordinatesOf(objective);
    const layout = layoutOf({
      ...{ parameters: initial.length, places: coordinates.length, workers, arrays: initialStates(job).length + 1 },
      servers: serversOf(job, options.servers, initial.length),
      back: readsBack(job),
      atOnce: job.program.gather?.apply === 'each' ? workers : 1,
      ...recorded(job, initial.length),
    });
    const memory = sharedMemory(layout);
    this.shared = new Shared(memory, layout);
    fill(this.shared, initial, initialStates(job));
    const draws = Array.from({ length: workers }, (_, worker) => rowsOf(job, worker));
    this.told = { shared: this.shared, job, initial, coordinates, rows: (worker, k) => draws[worker](k) };
    const orders = layout.desks.map((_, thread) => this.orderOf(memory, layout, thread));
    watch.signal?.throwIfAborted();
    this.crew = new Crew(this.shared, orders, options.start);
  }

  async done(): Promise<Paralleled> {
    const { crew, shared, watch } = this;
    const abort = () => crew.dispose();
    watch.signal?.addEventListener('abort', abort);
    let shown = performance.now();
    const timer = setInterval(() => {
      if (crew.open() || shared.read('go') === 0 || performance.now() - shown < frameEvery) return;
      shown = performance.now();
      watch.onFrame?.(paralleled(this.told, false));
    }, 5);
    try {
      await crew.gone();
    } finally {
      clearInterval(timer);
      crew.dispose();
      watch.signal?.removeEventListener('abort', abort);
    }
    watch.signal?.throwIfAborted();
    return paralleled(await this.withLosses(), true);
  }

  here(): NetworkChoice {
    return networkHere(this.shared);
  }

  private orderOf(memory: WebAssembly.Memory, layout: Layout, worker: number): ThreadOrder {
    const { job, options } = this;
    const { points } = job.record;
    return {
      ...{ memory, layout, worker, job },
      looks: options.lost === 'sampled' ? sampled : 1,
      noteEvery: Math.max(1, Math.ceil(job.updates / Math.max(1, points))),
      pictureEvery: Math.max(1, Math.ceil(job.updates / Math.max(1, layout.pictures - 1))),
      ...(options.backOff && { backOff: options.backOff }),
    };
  }

  /** The losses at what was pictured, at the beginning and at the end. */
  private async withLosses(): Promise<Told> {
    const { job, options, told, shared } = this;
    if (job.objective.kind === 'formula' || !options.losses) return told;
    const { at, thetas } = picturesOf(shared, shared.read('pictures'));
    const updates = Math.min(job.updates, shared.read('updates'));
    const wanted = [0, ...at.filter((update) => update < updates), ...(updates > 0 ? [updates] : [])];
    const size = told.initial.length;
    const all = new Float32Array(wanted.length * size);
    all.set(told.initial);
    all.set(thetas.subarray(0, Math.max(0, wanted.length - 2) * size), size);
    if (updates > 0) all.set(thetaOf(shared), (wanted.length - 1) * size);
    const losses = await options.losses(job.objective.data, all);
    this.watch.signal?.throwIfAborted();
    return { ...told, losses: new Map(wanted.map((update, i) => [update, losses[i]])) };
  }
}

/** How much a run writes down. */
function recorded(
  { objective, program, updates, record }: ParallelJob,
  size: number,
): Pick<Layout, 'notes' | 'events' | 'pictures'> {
  const [from, to] = record.window;
  // One worker may do all updates, so many iterations for each.
  const iterations = Math.max(program.push?.every ?? 1, program.exchange?.every ?? 1);
  const points = Math.min(updates, record.points) + Math.max(0, to - from + 1) + 2;
  return {
    notes: Math.min(points, 1e5),
    events: record.schedule || to >= from ? Math.min(perIteration * iterations * updates + 100, mostEvents) : 0,
    pictures: objective.kind === 'formula' ? 0 : Math.max(2, Math.min(record.points, Math.floor(mostPictured / size))),
  };
}

/** Parameters of a shard at least, where nobody says how many shards there are. */
const leastShard = 1024;

/**
 * Server threads of a scheme in which workers go their own way between messages, as in Downpour; in the others the memory
 * that all share is the server. A rule that adds up over the parameters has them in one shard, one that reads how late each
 * gradient comes has them where they are.
 */
function serversOf({ program, objective, run, server }: ParallelJob, asked: number | undefined, size: number): number {
  if (!program.local || program.push?.what !== 'sum' || program.gather || program.exchange) return 0;
  const served = servedBy(program, run, server);
  const rule = served && ruleOf(served, 'parallel');
  if (rule && lateArrays(rule.program).length > 0) return 0;
  const isWhole = objective.kind === 'formula' || rule?.program.separable === false;
  if (isWhole) return Math.min(1, asked ?? 1);
  return Math.min(size, asked ?? (size < 2 * leastShard ? 1 : 2));
}

/** Whether the server's rule reads the gradients applied since its own was read. */
function readsBack({ program, run, server }: ParallelJob): boolean {
  const served = servedBy(program, run, server);
  return served !== undefined && lateArrays(ruleOf(served, 'parallel').program).includes('back');
}

/** What each state of the server's rule begins with. */
function initialStates({ program, run, server }: ParallelJob): number[] {
  const served = servedBy(program, run, server);
  if (!served) return [];
  return parseRule(served.rule, Object.keys(served.hyper)).states.map(({ initial }) => initial);
}

function fill({ words, layout }: Shared, theta: Float32Array, states: readonly number[]): void {
  const bits = new Int32Array(theta.buffer, theta.byteOffset, theta.length);
  for (let i = 0; i < bits.length; i++) words[layout.store[0] + i] = bits[i];
  states.forEach((initial, s) => {
    const begin = layout.store[s + 1];
    words.fill(bitsOf(initial), begin, begin + theta.length);
  });
}
