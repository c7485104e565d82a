import type { Recording } from '../../train/types';

/** What a stop judges a model by, and the rows of each. */
export const judgedBy = [
  ['loss', 'train'],
  ['validation', 'validation'],
  ['test', 'test'],
] as const;

/** What a submit does after some updates: goes through the training, the validation or the test rows, keeps theta. */
export interface Stop {
  readonly update: number;
  readonly loss: boolean;
  readonly validation: boolean;
  readonly test: boolean;
  readonly snapshot: boolean;
}

/** What one submit does: updates `first` … `first` + `count` − 1, and the stops among them, ascending. */
export interface Part {
  readonly first: number;
  readonly count: number;
  readonly stops: readonly Stop[];
}

/** What one submit has room and time for. */
export interface Room {
  readonly updates: number;
  readonly stops: number;
  readonly snapshots: number;
  /** In updates: what time there is, and what each of the three lists takes of it. */
  readonly units: number;
  readonly loss: number;
  readonly validation: number;
  readonly test: number;
}

/** Ends of epochs after which the host decides by the validation or the training rows how a run goes on. */
export type Decisions = Readonly<Record<'validation' | 'loss', ReadonlySet<number>>>;

/** When the runs of a group stop: at what is to be written down for any of them, and where something is decided. */
export class Schedule {
  private readonly loss: ReadonlySet<number>;
  private readonly validation: ReadonlySet<number>;
  private readonly test: ReadonlySet<number>;
  private readonly snapshots: ReadonlySet<number>;

  constructor(
    records: readonly Pick<Recording, 'loss' | 'validation' | 'test' | 'snapshots'>[],
    private readonly updates: number,
    private readonly decisions: Decisions,
    /** Updates after which all that a run goes on from is read. */
    private readonly checkpoints: ReadonlySet<number> = new Set(),
  ) {
    const all = (column: 'loss' | 'validation' | 'test' | 'snapshots') =>
      new Set(records.flatMap((record) => record[column] ?? []));
    this.loss = new Set([...all('loss'), ...decisions.loss]);
    this.validation = new Set([...all('validation'), ...decisions.validation]);
    this.test = all('test');
    this.snapshots = all('snapshots');
  }

  /** The stop at an update; undefined where there is none. */
  stopAt(update: number): Stop | undefined {
    const lists = [this.loss, this.validation, this.test, this.snapshots];
    const [loss, validation, test, snapshot] = lists.map((set) => set.has(update));
    return loss || validation || test || snapshot ? { update, loss, validation, test, snapshot } : undefined;
  }

  /** The next submit, from an update on; at least one update, as many as there is room for. */
  part(first: number, room: Room): Part {
    const stops: Stop[] = [];
    let count = 0;
    let units = 0;
    let snapshots = 0;
    while (first + count <= this.updates && count < room.updates && stops.length < room.stops) {
      const stop = this.stopAt(first + count);
      units += 1 + judgedBy.reduce((sum, [column]) => sum + (stop?.[column] ? room[column] : 0), 0);
      snapshots += Number(stop?.snapshot ?? false);
      if (count > 0 && (units > room.units || snapshots > room.snapshots)) break;
      if (stop) stops.push(stop);
      count++;
      const last = first + count - 1;
      if ([...Object.values(this.decisions), this.checkpoints].some((ends) => ends.has(last))) break;
    }
    return { first, count, stops };
  }
}
