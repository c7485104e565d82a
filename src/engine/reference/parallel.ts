import { initialOf } from '../../objectives/model/initial';
import { batchOf, gradientOf } from '../../objectives/model/passes';
import type { Program } from '../../schemes/types';
import { compileSurface } from '../../surfaces/compile';
import type { ParallelJob, ParallelObjective, ScheduledEvent } from '../parallel/types';
import type { Run } from '../run';
import { type Arrays, type ParameterStepper, parameterStepper } from './parameters';

/** A run of many workers in f64, by a schedule: the specification that the simulated clock is tested against. */
export interface ReferenceParallel {
  /** θ of the server, or centre, before the first update and after each. */
  readonly server: readonly Float64Array[];
  /** θ of each worker with a rule of its own, or as it read it, at the end. */
  readonly workers: readonly Float64Array[];
}

type Slope = (theta: Float64Array, rows: readonly number[] | undefined, update: number) => Float64Array;

/**
 * Does what a schedule of whole updates says, in f64; without compression, noise, and careless stores. Throws a RangeError for
 * those.
 */
export function parallelReference(job: ParallelJob, schedule: readonly ScheduledEvent[]): ReferenceParallel {
  const { push, store } = job.program;
  if (store === 'wild' || (push && push.compress.kind !== 'none')) throw new RangeError('the reference is exact');
  const workers = new Workers(job);
  for (const event of schedule) {
    if (event.worker < 0) workers.gathered(event.of);
    else workers.does(event);
  }
  return { server: workers.seen, workers: workers.all.map(({ x }) => x) };
}

/** What a worker has. */
interface Worker {
  /** θ, and the states of its own rule. */
  arrays: Arrays;
  x: Float64Array;
  fetched: Float64Array;
  g: Float64Array;
  sum: Float64Array;
  /** What it owes the centre's spring, and its multipliers of ADMM. */
  owes: Float64Array | undefined;
  y: Float64Array;
  /** Iterations begun; updates, gradients applied and θ when it read. */
  k: number;
  read: { updates: number; applied: Float64Array; theta: Float64Array };
  sent: Float64Array;
}

class Workers {
  readonly seen: Float64Array[] = [];
  readonly all: Worker[];
  private readonly slope: Slope;
  private readonly rule: ParameterStepper;
  private readonly own: ParameterStepper;
  private server: Arrays;
  private applied: Float64Array;
  private waiting: number[] = [];
  private readonly program: Program;

  constructor(private readonly job: ParallelJob) {
    const { objective, program, run, server, workers } = job;
    this.program = program;
    const ofServer = program.server === 'own' && server ? server : run;
    this.rule = parameterStepper(withSeed(ofServer, job.seed), 'parallel');
    this.own = parameterStepper(withSeed(run, job.seed), 'parallel');
    this.slope = slopeOf(objective, job.seed);
    const theta = startOf(objective, job.seed);
    this.server = this.rule.initial(theta);
    this.applied = theta.map(() => 0);
    this.seen.push(theta);
    this.all = Array.from({ length: workers }, (_, w) => {
      const own = (objective.kind === 'formula' && objective.starts?.[w]) || theta;
      const x = Float64Array.from(own);
      const zero = () => x.map(() => 0);
      const read = { updates: 0, applied: zero(), theta };
      const rest = { fetched: x, g: zero(), sum: zero(), owes: undefined, y: zero(), k: -1, sent: zero() };
      return { arrays: this.own.initial(x), x, read, ...rest };
    });
  }

  private get theta(): Float64Array {
    return this.server[0];
  }

  does({ worker, do: deed, later, rows, k }: ScheduledEvent): void {
    const one = this.all[worker];
    const waits = later === true || this.program.gather !== undefined;
    if (deed === 'fetch') this.fetch(one);
    else if (deed === 'gradient') this.gradient(one, rows, k ?? one.k + 1);
    else if (deed === 'step') this.step(one);
    else if (deed === 'die') this.lose(one, worker);
    else if (deed === 'push' && this.program.exchange) this.updated(plus(this.theta, one.sent, 1));
    else {
      if (deed === 'push') this.pack(one);
      if (waits) this.waiting.push(worker);
      else if (deed === 'push') this.apply(one.sent, one);
      else this.exchange(one);
    }
  }

  /** The server takes one push that has come, or what all have brought that wait. */
  gathered(of: number | undefined): void {
    const some = of === undefined ? this.waiting.sort((a, b) => a - b) : [of];
    this.waiting = this.waiting.filter((worker) => !some.includes(worker));
    const ones = some.map((worker) => this.all[worker]);
    if (ones.length === 0) return;
    if (of !== undefined) this.apply(ones[0].sent, ones[0]);
    else if (this.program.exchange) this.exchange(...ones);
    else if (this.program.gather?.apply === 'each')
      for (const one of ones) {
        if (this.seen.length <= this.job.updates) this.apply(one.sent, one);
      }
    else this.apply(mean(ones.map(({ sent }) => sent)), ones[0]);
  }

  private fetch(one: Worker): void {
    const { objective, run, server } = this.job;
    one.read = { updates: this.seen.length - 1, applied: this.applied, theta: this.theta };
    const stays = this.program.fetch === 0 && objective.kind === 'formula' && objective.starts !== undefined;
    if (stays && one.k < 0) return;
    const { hyper } = this.program.server === 'own' && server ? server : run;
    one.x = this.program.local ? this.theta : this.rule.locate(this.server, this.seen.length, hyper);
    one.fetched = one.x;
    one.arrays = [one.x, ...one.arrays.slice(1)];
  }

  private gradient(one: Worker, rows: readonly number[] | undefined, k: number): void {
    one.k = k;
    const at = this.program.local ? this.own.locate(one.arrays, k + 1, this.job.run.hyper) : one.x;
    one.g = this.slope(at, rows, k + 1);
    one.sum = plus(one.sum, one.g, 1);
  }

  /** Nothing is left of a worker but what is on its way. */
  private lose(one: Worker, worker: number): void {
    const zero = one.sum.map(() => 0);
    one.sum = zero;
    one.owes = undefined;
    one.y = zero;
    one.arrays = this.own.initial(one.x);
    if (this.program.gather) this.waiting = this.waiting.filter((other) => other !== worker);
  }

  private step(one: Worker): void {
    one.arrays = this.own.follow(one.arrays, one.k + 1, this.job.run.hyper, one.g);
    one.x = one.owes ? plus(one.arrays[0], one.owes, -1) : one.arrays[0];
    one.owes = undefined;
    one.arrays = [one.x, ...one.arrays.slice(1)];
  }

  private pack(one: Worker): void {
    const what = this.program.push?.what;
    one.sent = what === 'sum' ? one.sum : what === 'displacement' ? plus(one.fetched, one.x, -1) : one.g;
    one.sum = one.sum.map(() => 0);
  }

  private apply(u: Float64Array, { read }: Worker): void {
    const { server, run } = this.job;
    const t = this.seen.length;
    const lateness = {
      delay: t - 1 - read.updates,
      back: plus(this.applied, read.applied, -1),
      drift: plus(this.theta, read.theta, -1),
    };
    const { hyper } = this.program.server === 'own' && server ? server : run;
    const moved = this.program.server === 'add' ? [plus(this.theta, u, -1)] : undefined;
    this.server = moved ?? this.rule.follow(this.server, t, hyper, u, lateness);
    this.applied = plus(this.applied, u, 1);
    this.seen.push(this.theta);
  }

  private exchange(...ones: readonly Worker[]): void {
    const { alpha = 0, order } = this.program.exchange ?? {};
    const c = this.theta;
    if (order === 'dual') this.turn(ones[0], alpha);
    else {
      const pulls = ones.map(({ x }) => plus(x, c, -1).map((d) => alpha * d));
      if (order === 'before') this.updated(pulls.reduce((centre, d) => plus(centre, d, 1), c));
      for (const [i, one] of ones.entries()) {
        if (order === 'after') one.owes = one.sent = pulls[i];
        else one.x = plus(one.x, pulls[i], -1);
        one.arrays = [one.x, ...one.arrays.slice(1)];
      }
    }
  }

  /** Round-robin ADMM: y −= x − c; x by the rule; x = (x + alpha (y + c))/(1 + alpha); c = the mean of x − y. */
  private turn(one: Worker, alpha: number): void {
    const c = this.theta;
    one.y = plus(one.y, plus(one.x, c, -1), -1);
    this.step(one);
    one.x = one.x.map((x, i) => (x + alpha * (one.y[i] + c[i])) / (1 + alpha));
    one.arrays = [one.x, ...one.arrays.slice(1)];
    this.updated(mean(this.all.map(({ x, y }) => plus(x, y, -1))));
  }

  private updated(theta: Float64Array): void {
    this.server = [theta, ...this.server.slice(1)];
    this.seen.push(theta);
  }
}

const withSeed = (run: Run, seed: number): Run => ({ ...run, seed });

const plus = (a: Float64Array, b: Float64Array, times: number): Float64Array => a.map((x, i) => x + times * b[i]);

const mean = (all: readonly Float64Array[]): Float64Array =>
  all.reduce((sum, one) => plus(sum, one, 1)).map((x) => x / all.length);

const startOf = (objective: ParallelObjective, seed: number): Float64Array =>
  Float64Array.from(objective.kind === 'formula' ? objective.start : initialOf(objective.network, seed));

function slopeOf(objective: ParallelObjective, seed: number): Slope {
  if (objective.kind === 'formula') {
    const surface = compileSurface(objective.f);
    return (theta) => Float64Array.from(surface.gradientAt(theta[0], theta[1]));
  }
  const { network, data } = objective;
  return (theta, rows = [], update) =>
    gradientOf(network, theta, batchOf(data, rows), { kind: 'training', seed, update }).gradient;
}
