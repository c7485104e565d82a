import { randomBelow, streams } from '../../study/random';
import { shuffle } from './split';
import { gradedRows, isByGrades } from './stages';
import type { Order, Prepared } from './types';

/** How rows come to a run: `seed` draws them, `later` are batch sizes that are taken from an update on, ascending. */
export interface BatchSettings {
  readonly seed: number;
  readonly order: Order;
  /** Rows of a batch, 1 … the training rows. */
  readonly batch: number;
  readonly later?: readonly { readonly update: number; readonly batch: number }[];
  /** Updates of the run, which stages divide among the grades: an epoch is of one stage. */
  readonly updates: number;
}

/** The batches of a run, each at hand without those before it. */
export interface Batches {
  /** The rows of update u, from 1 on, as row numbers of the inputs; to be read before the next call. */
  readonly rows: (update: number) => Uint32Array;
  /** The epoch that update u belongs to, from 0 on. */
  readonly epoch: (update: number) => number;
}

/** A stretch of updates with one batch size: it begins at an epoch that may have been partly taken. */
interface Stretch {
  readonly update: number;
  readonly batch: number;
  readonly epoch: number;
  /** Rows of that epoch that are taken already. */
  readonly taken: number;
}

/** Where a batch lies: the epoch, from 0 on, and which of its rows. */
export interface Place {
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The batches of a run: a function of data, seed, order, sizes and update alone. An epoch takes every training row once, its last
 * batch what is left; another size goes on where the epoch is. With replacement every batch is full, each of its rows drawn from all,
 * and an epoch is as many updates as without; of grades alone it is as many rows, which come again.
 */
export function batchesOf(data: Prepared, settings: BatchSettings): Batches {
  const { train } = data;
  const { seed, order } = settings;
  const stretches = stretchesOf(train.length, settings);
  const place = placesOf(train.length, settings);
  // By the first size of a batch: a later one does not change what was before it.
  const epochs = placesOf(train.length, { batch: settings.batch })(settings.updates).epoch + 1;
  const rowsOf = epochRows(data, seed, order, epochs);
  const drawn = (update: number) =>
    Uint32Array.from(
      { length: stretchAt(stretches, update).batch },
      (_, i) => train[randomBelow(train.length, seed, streams.batches, update, i)],
    );
  const taken = (update: number) => {
    const { epoch, from, to } = place(update);
    return rowsOf(epoch).subarray(from, to);
  };
  return { rows: order === 'replacement' ? drawn : taken, epoch: (update) => place(update).epoch };
}

/** Where the batches of so many training rows lie, of each update from 1 on. */
export function placesOf(rows: number, settings: Sizes): (update: number) => Place {
  const stretches = stretchesOf(rows, settings);
  return (update) => placeIn(stretchAt(stretches, update), update, rows);
}

/** Rows of a batch, and those of later ones. */
export type Sizes = Pick<BatchSettings, 'batch' | 'later'>;

/** Rows of the batches of an update, where no epoch's end makes them fewer. */
export const sizeAt = ({ batch, later = [] }: Sizes, update: number): number =>
  later.findLast((one) => one.update <= update)?.batch ?? batch;

/** The updates up to the last with which an epoch ends, of so many training rows. */
export function epochEnds(rows: number, sizes: Sizes, last: number): number[] {
  const place = placesOf(rows, sizes);
  const ends: number[] = [];
  for (let update = 1; update <= last; ) {
    const end = update + Math.ceil((rows - place(update).from) / sizeAt(sizes, update)) - 1;
    const other = sizes.later?.find((one) => one.update > update && one.update <= end);
    if (other) update = other.update;
    else {
      if (end <= last) ends.push(end);
      update = end + 1;
    }
  }
  return ends;
}

const stretchAt = (stretches: readonly Stretch[], update: number): Stretch =>
  stretches.findLast((one) => one.update <= update) ?? stretches[0];

function stretchesOf(rows: number, { batch, later = [] }: Sizes): Stretch[] {
  const stretches: Stretch[] = [{ update: 1, batch, epoch: 0, taken: 0 }];
  for (const { update, batch } of later) {
    const { epoch, from } = placeIn(stretches[stretches.length - 1], update, rows);
    stretches.push({ update, batch, epoch, taken: from });
  }
  return stretches;
}

function placeIn({ update: first, batch, epoch, taken }: Stretch, update: number, rows: number): Place {
  const at = update - first;
  const inFirst = Math.ceil((rows - taken) / batch);
  const each = Math.ceil(rows / batch);
  const later = at - inFirst;
  const from = later < 0 ? taken + at * batch : (later % each) * batch;
  return { epoch: later < 0 ? epoch : epoch + 1 + Math.floor(later / each), from, to: Math.min(rows, from + batch) };
}

/** The training rows in the order of an epoch, of so many; the last that was asked for is kept. */
function epochRows(data: Prepared, seed: number, order: Order, epochs: number): (epoch: number) => Uint32Array {
  let kept = -1;
  let rows = data.train;
  const graded = isByGrades(order) ? gradedRows(data, seed, order, epochs) : undefined;
  const changes = graded || order === 'reshuffled' || order === 'curriculum' || order === 'anti';
  return (asked) => {
    const epoch = changes ? asked : 0;
    if (epoch !== kept) rows = graded ? graded(epoch) : ordered(data, seed, order, epoch);
    kept = epoch;
    return rows;
  };
}

/** Ordered by a key of the rows, or shuffled; rows that are as hard as each other are in another order in every epoch. */
function ordered(
  { train, targets, classes, difficulty }: Prepared,
  seed: number,
  order: Order,
  epoch: number,
): Uint32Array {
  const rows = train.slice();
  if (order === 'fixed') return classes > 0 ? rows.sort((a, b) => targets[a] - targets[b] || a - b) : rows;
  shuffle(rows, (i) => randomBelow(i + 1, seed, streams.batches, epoch, i));
  if (order !== 'curriculum' && order !== 'anti') return rows;
  if (!difficulty) throw new RangeError(`order ${order}: the data does not say how hard a row is`);
  const sign = order === 'anti' ? -1 : 1;
  return rows.sort((a, b) => sign * (difficulty[a] - difficulty[b]));
}
