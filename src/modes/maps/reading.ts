import { endings } from '../../engine/many/ended';
import type { Dictionary } from '../../i18n/words';
import { fill } from '../../i18n/words';
import { symbolOf } from '../../math/symbols';
import type { DrawnMap, Sheet } from '../../stage/map/types';
import { significant } from '../../ui/format';
import type { MapPlan, PixelParts } from './types';

type Words = Dictionary['maps'];

/** What became of the run of one pixel, in words. */
export function readingOf(
  words: Words,
  plan: MapPlan,
  sheet: Sheet,
  goal: number,
  drawn: DrawnMap,
  pixel: PixelParts['pixel'],
): string {
  const text = words.reading;
  const where = plan.kind.whereOf(words, drawn, pixel);
  const { pixels, width, known } = drawn;
  const i = pixel[1] * width + pixel[0];
  if (known?.[i] === 0) return fill(text.waiting, { where });
  const ending = endings[pixels.ended[i]];
  const ends = plan.kind.endings(words);
  if (pixels.lived[i] < 0 && ending !== 'steep') return fill(ends.invalid, { where });
  if (ending !== 'ok') return fill(ends[ending], { where, steps: Math.max(0, pixels.lived[i]) });
  return plan.kind.endOf({ words, plan, sheet, goal, drawn, pixel, i, where });
}

/** Values of hyperparameters with their symbols. */
export const namesOf = (
  words: Words,
  { axes }: Pick<DrawnMap, 'axes'>,
  values: readonly (number | undefined)[],
): string[] =>
  axes.flatMap((axis, i) => {
    const value = values[i];
    const symbol = axis && symbolOf(axis.name);
    return symbol && value !== undefined ? [fill(words.reading.value, { symbol, value: significant(value, 3) })] : [];
  });
