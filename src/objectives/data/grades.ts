import type { Prepared } from './types';

/** Most grades that a set's own numbers make; of more, the easier and the harder half are two. */
const most = 10;

/** The rows of each grade of difficulty, ascending, the easiest first. A RangeError where the data does not say how hard a row is. */
export function gradesOf({ train, difficulty }: Pick<Prepared, 'train' | 'difficulty'>): readonly Uint32Array[] {
  if (!difficulty) throw new RangeError('the data does not say how hard a row is');
  const levels = [...new Set(Array.from(train, (row) => difficulty[row]))].sort((a, b) => a - b);
  if (levels.length <= most) return levels.map((level) => train.filter((row) => difficulty[row] === level));
  const sorted = train.slice().sort((a, b) => difficulty[a] - difficulty[b] || a - b);
  const middle = Math.ceil(sorted.length / 2);
  return [sorted.slice(0, middle).sort(), sorted.slice(middle).sort()];
}
