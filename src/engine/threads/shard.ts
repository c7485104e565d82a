import { ruleOf } from '../parameters';
import type { Run } from '../run';
import { Lateness } from './lateness';
import { desk, standing } from './layout';
import { Gone } from './lock';
import { answer, askedOf, asks, awaitBell, letterOf } from './mail';
import type { ThreadOrder } from './order';
import { ThreadRecord } from './record';
import { ServedRule, servedBy } from './served';
import { floatOf, Shared } from './shared';
import { slopesOf } from './slopes';
import { Store } from './store';

/** The store of a shard: nobody else writes its parameters. The first shard's updates are those of the run. */
class ShardStore extends Store {
  updates = 0;

  constructor(
    shared: Shared,
    thread: number,
    looks: number,
    private readonly isFirst: boolean,
  ) {
    super(shared, thread, 'wild', looks);
  }

  override nextUpdate(most: number): number {
    this.updates++;
    return this.isFirst ? super.nextUpdate(most) : this.updates;
  }
}

/** One shard of a server of parameters, on a thread of its own: it takes pushes and hands out parameters, in the order of workers, as they ask. */
export class ShardThread {
  private readonly shared: Shared;
  private readonly store: ShardStore;
  private readonly served: ServedRule;
  /** What is told of the updates of each worker. */
  private readonly records: readonly ThreadRecord[];
  private readonly coordinates: Int32Array;
  private readonly push: Float32Array;
  private readonly words: Int32Array;
  private readonly isNoisy: boolean;

  constructor(private readonly order: ThreadOrder) {
    const { memory, layout, worker: thread, job, looks } = order;
    const { objective, program, updates } = job;
    const shared = new Shared(memory, layout);
    this.shared = shared;
    const [from, to] = shardOf(layout.parameters, layout.servers, this.shard);
    const count = Math.ceil((to - from) / 4) * 4;
    this.coordinates = Int32Array.from({ length: count }, (_, i) => (from + i < to ? from + i : -1));
    this.push = new Float32Array(count);
    this.words = new Int32Array(count);
    this.store = new ShardStore(shared, thread, looks, this.shard === 0);
    const run: Run | undefined = servedBy(program, job.run, job.server);
    const rule = run && ruleOf(run, 'parallel');
    this.isNoisy = rule?.program.noisy === true;
    const { coordinates } = this;
    const more = ServedRule.bytes({ rule, coordinates }, false);
    // A formula is looked at where the server goes; a model's gradients are not taken here.
    const formula = objective.kind === 'formula' ? objective : ({ kind: 'formula', f: 'x', start: [0, 0] } as const);
    const slopes = slopesOf(formula, { seed: 0, narrow: false, more }, () => []);
    const serving = {
      ...{ memory: slopes.memory, begin: slopes.free, rule, coordinates, replaces: false },
      settings: { ...(run ?? job.run), seed: job.seed },
      lateness: new Lateness(shared, coordinates),
      isHeld: (theta: Float32Array) => objective.kind !== 'formula' || slopes.isHeld(theta),
    };
    this.served = new ServedRule(this.store, serving, updates);
    // It is alone with its parameters: nobody dies in the midst of what it does.
    const alone = { ...order, job: { ...job, program: { ...program, store: 'wild' as const } } };
    this.records = Array.from(
      { length: job.workers },
      (_, worker) => new ThreadRecord(shared, { ...alone, worker }, thread),
    );
  }

  /** Serves until it is told to leave. */
  work(): 'left' {
    const { shared, order } = this;
    const { worker: thread, layout } = order;
    shared.put(thread, desk.standing, standing.ready);
    shared.add('ready');
    try {
      while (!shared.isStopped) {
        const seen = Atomics.load(shared.words, layout.bells[this.shard]);
        if (!this.round()) awaitBell(shared, this.shard, seen);
      }
      // Of the last update the other shards may still have to do their part.
      if (this.shard > 0) this.round();
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    }
    shared.put(thread, desk.standing, standing.left);
    return 'left';
  }

  /** Does what each worker asks now; whether there was anything. */
  private round(): boolean {
    const { shared, shard } = this;
    let isBusy = false;
    for (let worker = 0; worker < this.records.length; worker++) {
      const asked = askedOf(shared, worker, shard);
      if (asked === asks.nothing) continue;
      isBusy = true;
      if (asked === asks.update) this.update(worker);
      else this.send(worker);
      answer(shared, worker, shard, this.store.updates);
    }
    return isBusy;
  }

  private get shard(): number {
    return this.order.worker - this.order.layout.workers;
  }

  private update(worker: number): void {
    const { shared, coordinates, push } = this;
    const record = this.records[worker];
    const { read, readTime, from, to, taken } = letterOf(shared, worker, this.shard);
    const begin = shared.layout.posts[worker];
    for (let j = 0; j < push.length; j++)
      push[j] = coordinates[j] < 0 ? 0 : floatOf(shared.words[begin + coordinates[j]]);
    const drawn = this.isNoisy ? Array.from({ length: to - from + 1 }, (_, i) => [worker, from + i]).flat() : [];
    const places = { coordinates, count: coordinates.length };
    this.served.apply(places, push, { read, drawn, share: 1 }, (served) => {
      if (this.shard > 0) return;
      record.k = to;
      record.read = { round: 0, update: read, time: readTime };
      record.took(taken);
      record.applied(served);
      record.settled('step', worker);
    });
  }

  private send(worker: number): void {
    const { shared, coordinates, words } = this;
    const begin = shared.layout.replies[worker];
    this.store.read(0, { coordinates, count: coordinates.length }, words);
    for (let j = 0; j < words.length; j++) if (coordinates[j] >= 0) shared.words[begin + coordinates[j]] = words[j];
    const record = this.records[worker];
    record.k = shared.of(worker, desk.clock);
    if (this.shard === 0) record.did('fetch');
  }
}

/** Which parameters a shard has, from the first up to, not with, the last. */
export const shardOf = (parameters: number, shards: number, shard: number): readonly [from: number, to: number] => [
  Math.floor((parameters * shard) / shards),
  Math.floor((parameters * (shard + 1)) / shards),
];
