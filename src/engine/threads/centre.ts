import type { Program } from '../../schemes/types';
import type { ThreadRecord } from './record';
import type { Replica } from './replica';
import { type Rounds, sumOf } from './rounds';
import type { Shared } from './shared';
import type { Places, Store } from './store';

/** The elastic exchange of a worker with the centre c, which is the store: a spring pulls x and c to each other by d = alpha (x − c). */
export class Centre {
  private readonly c: Int32Array;
  private readonly next: Int32Array;
  private readonly sum: Float32Array;
  private readonly d: Float32Array;

  constructor(
    private readonly shared: Shared,
    private readonly store: Store,
    private readonly rounds: Rounds,
    private readonly replica: Replica,
    private readonly record: ThreadRecord,
    private readonly all: Places,
    private readonly most: number,
    private readonly isHeld: (theta: Float32Array) => boolean,
  ) {
    const { count } = all;
    [this.c, this.next] = [new Int32Array(count), new Int32Array(count)];
    [this.sum, this.d] = [new Float32Array(count), new Float32Array(count)];
  }

  /** Exchanges; what x is still to yield, where that comes after the rule. */
  exchange({ alpha, order }: NonNullable<Program['exchange']>, gathers: boolean): Float32Array | undefined {
    if (gathers) return this.together(alpha);
    if (order === 'after') return this.apart(alpha);
    this.store.together(() => {
      this.pull(alpha);
      this.add(this.d);
      this.record.did('exchange');
    });
    this.replica.yield(this.d);
    return undefined;
  }

  /** All at once, from the same c: it stays as it is until all are there. */
  private together(alpha: number): undefined {
    const { record, rounds, sum } = this;
    const settle = (workers: readonly number[]) => {
      sum.set(sumOf(this.shared, workers, sum.length));
      this.add(sum);
      record.settled('exchange');
    };
    this.store.together(() => this.pull(alpha));
    rounds.join(rounds.now, this.d, settle, () => record.did('exchange'));
    this.replica.yield(this.d);
    record.did('barrier');
  }

  /** c is fetched, d comes to it later, and x yields after the rule. */
  private apart(alpha: number): Float32Array {
    this.store.together(() => {
      this.pull(alpha);
      this.record.did('exchange');
    });
    this.store.together(() => {
      this.add(this.d);
      this.record.did('push');
    });
    return this.d;
  }

  private pull(alpha: number): void {
    this.store.read(0, this.all, this.c);
    this.record.fetched(this.rounds.now, this.shared.read('updates'));
    this.record.moved(2 * this.all.count);
    this.replica.pull(this.c, alpha, this.d);
  }

  /** c += d: one update. */
  private add(d: Float32Array): void {
    const update = this.store.nextUpdate(this.most);
    this.store.read(0, this.all, this.c);
    const [c, after] = [this.c, this.next].map((words) => new Float32Array(words.buffer));
    for (let j = 0; j < c.length; j++) after[j] = c[j] + d[j];
    if (!after.every(Number.isFinite) || !this.isHeld(after)) throw this.store.diverged(update);
    this.store.write(0, this.all, this.c, this.next);
    this.record.applied({ update, before: this.c, after: this.next });
  }
}
