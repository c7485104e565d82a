import type { Program } from '../../schemes/types';
import { desk } from './layout';
import { Gone } from './lock';
import type { Meter } from './meter';
import type { Shared } from './shared';
import type { Store } from './store';

/** Longest sleep before a thread looks whether somebody it waits for has died, or the time of grace is over, in ms. */
const nap = 5;

/**
 * A barrier with work in it: workers lay out what they push on trays; when enough are there, one of them makes an update of
 * all that lies there, and all go on. Who dies before it has laid out its push is not waited for. All of it is decided
 * by whoever holds the lock, however the store is shared.
 */
export class Rounds {
  constructor(
    private readonly shared: Shared,
    private readonly store: Store,
    private readonly meter: Meter,
    private readonly worker: number,
    private readonly gather: Pick<NonNullable<Program['gather']>, 'of' | 'grace'>,
  ) {}

  /** The round that is going on. */
  get now(): number {
    return this.shared.read('round');
  }

  /**
   * Lays out a push of a round and waits until that is over; false where it was over already, and the push came too late.
   * `came` is called when it is laid out, or is too late; `settle` makes an update of the trays of those who were there,
   * ascending, in one thread only. Both are called by the holder of the lock.
   */
  join(
    round: number,
    push: Float32Array | undefined,
    settle: (workers: readonly number[]) => void,
    came: () => void = () => undefined,
  ): boolean {
    const { shared } = this;
    const isInTime = this.store.lock.hold(() => {
      came();
      if (this.now !== round) return false;
      if (push) layOut(shared, shared.layout.trays[this.worker], push);
      shared.put(this.worker, desk.round, round + 1);
      this.settleIfDue(settle);
      return true;
    });
    while (isInTime && this.now === round) {
      if (shared.isStopped) throw new Gone();
      if (shared.of(this.worker, desk.kill)) throw new Gone();
      shared.sleep('round', round, nap);
      if (this.now === round) this.store.lock.hold(() => this.now === round && this.settleIfDue(settle));
    }
    return isInTime;
  }

  private settleIfDue(settle: (workers: readonly number[]) => void): void {
    const { shared, meter, gather } = this;
    const round = this.now;
    const all = Array.from({ length: shared.layout.workers }, (_, worker) => worker);
    const there = all.filter((worker) => shared.of(worker, desk.round) === round + 1);
    const isWaitedFor = (worker: number) => shared.isAlive(worker) && !there.includes(worker);
    if (all.some(isWaitedFor)) {
      if (there.length < gather.of) return;
      const quorumTime = shared.layout.times / 2 + 1;
      if (gather.grace > 0 && shared.read('quorum') !== round + 1) {
        shared.write('quorum', round + 1);
        shared.doubles[quorumTime] = meter.now();
      }
      if (gather.grace > 0 && meter.now() < shared.doubles[quorumTime] + gather.grace) return;
    }
    settle(there);
    shared.add('round');
    shared.wake('round');
  }
}

/** Lays out floats, place by place, where all see them. */
export function layOut({ words }: Shared, begin: number, floats: Float32Array): void {
  const bits = new Int32Array(floats.buffer, floats.byteOffset, floats.length);
  for (let i = 0; i < bits.length; i++) words[begin + i] = bits[i];
}

/** What a worker has laid out, place by place, in floats of one's own. */
export function trayOf({ words, layout }: Shared, worker: number, into: Float32Array): Float32Array {
  const bits = new Int32Array(into.buffer, into.byteOffset, into.length);
  const begin = layout.trays[worker];
  for (let i = 0; i < bits.length; i++) bits[i] = words[begin + i];
  return into;
}

/** Adds up what workers have laid out, in double precision, ascending. */
export function sumOf(shared: Shared, workers: readonly number[], places: number): Float64Array {
  const [sum, tray] = [new Float64Array(places), new Float32Array(places)];
  for (const worker of workers) {
    trayOf(shared, worker, tray);
    for (let j = 0; j < places; j++) sum[j] += tray[j];
  }
  return sum;
}
