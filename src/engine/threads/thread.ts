import { rowsOf, seedOf } from '../parallel/batches';
import { exchangesIn, fetchesIn, pushesIn, takesMean } from '../parallel/iteration';
import { lateArrays, ruleOf } from '../parameters';
import type { Run } from '../run';
import { Centre } from './centre';
import { Lateness } from './lateness';
import { desk, standing } from './layout';
import { Gone } from './lock';
import { Mailbox } from './mail';
import type { ThreadOrder } from './order';
import { ThreadRecord } from './record';
import { everywhere, Replica } from './replica';
import { layOut, Rounds, sumOf, trayOf } from './rounds';
import { type Origin, ServedRule, servedBy } from './served';
import { Shared } from './shared';
import { coordinatesOf, type Reach, type Slopes, slopesOf } from './slopes';
import { type Places, Store, tellDivergence } from './store';
import { leavesUntouched } from './untouched';

/** Longest sleep while something is waited for, in ms: that somebody has died wakes nobody. */
const nap = 5;

/** One worker: what the scheme says, iteration by iteration, until it is told to leave. */
export class WorkerThread {
  private readonly shared: Shared;
  private readonly store: Store;
  private readonly slopes: Slopes;
  private readonly replica: Replica;
  private readonly served: ServedRule;
  private readonly rounds: Rounds;
  private readonly record: ThreadRecord;
  private readonly centre: Centre;
  /** Where the parameters have servers of their own. */
  private readonly mail: Mailbox | undefined;
  private readonly all: Places;
  private readonly sum: Float32Array;
  private readonly lateness: Lateness;
  private readonly isLate: boolean;
  private readonly isNoisy: boolean;
  private readonly looksAhead: boolean;
  private k = 0;
  private reach: Reach;
  /** The phase of back-off, and the update with which it ends. */
  private phase = { index: 0, end: Number.POSITIVE_INFINITY };

  constructor(private readonly order: ThreadOrder) {
    const { memory, layout, worker, job, looks } = order;
    const { program, objective, updates } = job;
    const [shared, run] = [new Shared(memory, layout), servedBy(program, job.run, job.server)];
    this.shared = shared;
    this.store = new Store(shared, worker, program.store, looks);
    this.record = new ThreadRecord(shared, order);
    const coordinates = coordinatesOf(objective);
    const narrow = isNarrow(order, run);
    const rule = run && ruleOf(run, 'parallel');
    const own: Run = { ...job.run, seed: job.seed, stream: worker };
    const ofReplica = Replica.bytes(program, own, coordinates);
    const more = ofReplica + ServedRule.bytes({ rule, coordinates }, narrow);
    this.slopes = slopesOf(objective, { seed: seedOf(job.seed, worker), narrow, more }, rowsOf(job, worker));
    const { free } = this.slopes;
    this.replica = new Replica(this.slopes, program, own, free);
    this.lateness = new Lateness(shared, coordinates);
    const { lateness } = this;
    const isHeld = (theta: Float32Array) => this.slopes.isHeld(theta);
    const replaces = takesMean(program);
    const begin = free + ofReplica;
    const serving = {
      memory: this.slopes.memory,
      begin,
      rule,
      settings: { ...(run ?? job.run), seed: job.seed },
      coordinates,
      lateness,
      replaces,
      isHeld,
    };
    this.served = new ServedRule(this.store, serving, updates);
    const { gather = { of: Number.POSITIVE_INFINITY, grace: 0 } } = program;
    this.rounds = new Rounds(shared, this.store, this.record.meter, worker, gather);
    this.all = everywhere(this.slopes);
    this.centre = new Centre(shared, this.store, this.rounds, this.replica, this.record, this.all, updates, isHeld);
    this.reach = { ...this.all, at: undefined };
    this.mail = layout.servers > 0 ? new Mailbox(shared, worker, () => this.record.look()) : undefined;
    this.sum = new Float32Array(coordinates.length);
    this.looksAhead = !program.local && rule?.gradientAt !== undefined;
    this.isNoisy = rule?.program.noisy === true;
    this.isLate = rule !== undefined && lateArrays(rule.program).length > 0;
    if (order.backOff) this.phase.end = order.backOff.updates;
  }

  /** Waits for all others, then works until it is told to leave, or to die: which of the two it was. */
  work(): 'left' | 'dead' {
    const { shared } = this;
    const { worker } = this.order;
    shared.put(worker, desk.standing, standing.ready);
    shared.add('ready');
    // The start barrier: without it the first thread may be done before the last has begun, and nothing collides.
    while (shared.read('go') === 0 && !shared.isStopped) shared.sleep('go', 0, 100);
    shared.put(worker, desk.standing, standing.atWork);
    try {
      for (;;) this.iterate();
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    }
    const isDead = shared.of(worker, desk.kill) !== 0;
    if (isDead) this.record.did('die');
    else layOut(shared, this.order.layout.copies[worker], this.replica.x);
    shared.put(worker, desk.standing, isDead ? standing.dead : standing.left);
    for (const signal of ['round', 'pace', 'lock'] as const) shared.wake(signal);
    return isDead ? 'dead' : 'left';
  }

  private iterate(): void {
    const { k, record, shared } = this;
    const { worker, job } = this.order;
    const { exchange, gather, bound, local } = job.program;
    record.begin(k);
    record.look();
    this.wait();
    this.reach = this.slopes.begin(k);
    if (fetchesIn(job.program, k)) this.fetch();
    this.gradient();
    record.look();
    const exchanges = exchange && exchangesIn(job.program, k);
    const pulled = exchanges ? this.centre.exchange(exchange, gather !== undefined) : undefined;
    if (local) this.step();
    if (pulled) this.replica.yield(pulled);
    if (exchanges) shared.put(worker, desk.unsent, 0);
    if (pushesIn(job.program, k)) this.push();
    this.k++;
    shared.put(worker, desk.clock, this.k);
    if (job.gradients !== undefined && shared.add('finished') + 1 >= job.gradients) shared.stop();
    if (bound === undefined) return;
    shared.add('pace');
    shared.wake('pace');
  }

  /** Waits where the scheme says so: until the first has done its updates alone; for those who are too far behind; at the end of a phase. */
  private wait(): void {
    const { shared, k } = this;
    const { worker, job, layout } = this.order;
    const { bound, warm } = job.program;
    if (worker > 0 && k === 0) this.until(() => shared.read('updates') >= warm || !shared.isAlive(0));
    if (bound !== undefined) {
      const isBehind = (other: number) => shared.isAlive(other) && k - shared.of(other, desk.clock) > bound;
      this.until(() => !layout.desks.some((_, other) => isBehind(other)));
    }
    this.backOff();
  }

  private until(isTime: () => boolean): void {
    if (isTime()) return;
    for (let seen = this.shared.read('pace'); !isTime(); seen = this.shared.read('pace')) {
      this.record.look();
      this.shared.sleep('pace', seen, nap);
    }
    this.record.did('wait');
  }

  /** At the end of a phase all meet; in the next one the rate is lower. */
  private backOff(): void {
    const { job, backOff } = this.order;
    if (!backOff || this.shared.read('updates') < this.phase.end) return;
    this.rounds.join(this.phase.index, undefined, () => undefined);
    const index = this.phase.index + 1;
    this.phase = { index, end: this.phase.end + Math.round(backOff.updates / backOff.factor ** index) };
    const run = servedBy(job.program, job.run, job.server) ?? job.run;
    this.served.change({ ...run, hyper: { ...run.hyper, eta: run.hyper.eta * backOff.factor ** index } });
    this.record.did('barrier');
  }

  private fetch(): void {
    const { record, shared, rounds, mail } = this;
    if (mail) {
      record.fetched(0, mail.fetch(this.all, this.replica.x));
      record.moved(this.all.count);
      return;
    }
    this.store.together(() => {
      record.fetched(rounds.now, shared.read('updates'));
      this.replica.fetch(this.store, this.reach);
      const update = record.read.update + 1;
      if (this.looksAhead && !this.served.locate(this.reach, update, this.replica.x))
        throw tellDivergence(shared, update);
      if (this.isLate) this.lateness.read();
      record.moved(this.reach.count);
      record.did('fetch');
    });
  }

  private gradient(): void {
    const { shared } = this;
    const { worker } = this.order;
    shared.put(worker, desk.readUpdate, this.record.read.update);
    this.record.took(this.replica.x);
    if (!this.replica.take(this.k)) throw tellDivergence(shared, shared.read('updates') + 1);
    shared.count(worker, desk.gradients);
    shared.count(worker, desk.unsent);
    this.record.did('gradient');
  }

  private step(): void {
    if (!this.replica.step(this.k)) throw tellDivergence(this.shared, this.shared.read('updates') + 1);
    this.record.did('step');
  }

  /** Sends what there is to send; what comes too late is dropped. */
  private push(): void {
    const { shared, record } = this;
    const { worker, job } = this.order;
    const { gather } = job.program;
    const pending = shared.of(worker, desk.unsent);
    const push = this.replica.takePush(this.reach);
    record.moved(this.reach.count);
    shared.put(worker, desk.from, job.program.push?.what === 'gradient' ? this.k : this.k - pending + 1);
    shared.put(worker, desk.to, this.k);
    if (this.mail) {
      const { read, taken } = record;
      const [from, to] = [shared.of(worker, desk.from), this.k];
      this.mail.push(this.all, push, { read: read.update, readTime: read.time, from, to, taken }, () =>
        record.did('push'),
      );
    } else if (!gather) {
      this.served.apply(this.reach, push, this.origin([worker]), (served) => {
        record.applied(served);
        record.did('push');
      });
    } else {
      const settle = (workers: readonly number[]) => this.settle(workers, gather.apply);
      const isInTime = this.rounds.join(record.read.round, push, settle, () => record.did('push'));
      if (!isInTime) shared.count(worker, desk.dropped);
    }
    shared.put(worker, desk.unsent, 0);
    shared.put(worker, desk.readUpdate, -1);
    if (gather) record.did('barrier');
  }

  /** Where what some workers have laid out comes from. */
  private origin(workers: readonly number[]): Origin {
    const { shared, record } = this;
    const drawn: number[] = [];
    if (this.isNoisy) {
      for (const worker of workers) {
        for (let k = shared.of(worker, desk.from); k <= shared.of(worker, desk.to); k++) drawn.push(worker, k);
      }
    }
    return { read: record.read.update, drawn, share: 1 / workers.length };
  }

  /** One update of the mean of what workers have laid out, or one of each. */
  private settle(workers: readonly number[], apply: 'mean' | 'each'): void {
    const { shared, sum, record } = this;
    const { job } = this.order;
    const { length } = sum;
    const update = (of: readonly number[]) =>
      this.served.apply(this.all, sum, this.origin(of), (served) => record.applied(served));
    if (apply === 'each') {
      for (const worker of workers) {
        if (shared.read('updates') >= job.updates) break;
        trayOf(shared, worker, sum);
        update([worker]);
      }
    } else {
      sum.set(sumOf(shared, workers, length).map((total) => total / workers.length));
      update(workers);
    }
    record.settled('step');
  }
}

/** Whether an update need only read and write what its gradient reaches: of sparse rows, by a rule that leaves the rest alone. */
function isNarrow({ job }: ThreadOrder, run: Run | undefined): boolean {
  const { program, objective } = job;
  const sparse = objective.kind === 'model' && objective.data.inputs.kind === 'sparse' && objective.network.l2 === 0;
  const bare = !program.local && program.fetch === 1 && program.push?.what === 'gradient' && !program.gather;
  return sparse && bare && program.push?.compress.kind === 'none' && (run === undefined || leavesUntouched(run));
}
