import { randomBelow, randomUnit, streams } from '../../study/random';
import { gradesOf } from './grades';
import { shuffle } from './split';
import type { Order, Prepared } from './types';

/** The orders that take grades of difficulty, not every row once. */
const byGrades = ['stages', 'combined', 'hardest'] as const;
type ByGrades = (typeof byGrades)[number];

export const isByGrades = (order: Order): order is ByGrades => byGrades.some((one) => one === order);

/** What an epoch takes, of so many that the stages divide: as many rows as train. */
export function gradedRows(
  data: Prepared,
  seed: number,
  order: ByGrades,
  epochs: number,
): (epoch: number) => Uint32Array {
  const grades = gradesOf(data);
  const { train } = data;
  const rows = train.length;
  const stage = (epoch: number) => grades[Math.min(grades.length - 1, Math.floor((epoch * grades.length) / epochs))];
  if (order === 'hardest') return (epoch) => passesOf(grades[grades.length - 1], rows, seed, epoch, 0);
  if (order === 'stages') return (epoch) => passesOf(stage(epoch), rows, seed, epoch, 0);
  return (epoch) => {
    // Numbers of their own: passes through the stage take fewer than two for each row, and so do those through all.
    const [own, all] = [stage(epoch), train].map((list, k) => passesOf(list, rows, seed, epoch, 2 * k * rows));
    return own.map((row, i) => (randomUnit(seed, streams.batches, epoch, 4 * rows + i) < 0.5 ? row : all[i]));
  };
}

/** So many rows of a list: pass after pass through all of it, each shuffled anew by the numbers of an epoch after `from`. */
function passesOf(list: Uint32Array, count: number, seed: number, epoch: number, from: number): Uint32Array {
  const taken = new Uint32Array(count);
  for (let at = 0; at < count; at += list.length) {
    const pass = list.slice();
    shuffle(pass, (i) => randomBelow(i + 1, seed, streams.batches, epoch, from + at + i));
    taken.set(pass.subarray(0, count - at), at);
  }
  return taken;
}
