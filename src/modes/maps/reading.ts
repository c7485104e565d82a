import { endings } from '../../engine/many/ended';
import type { Dictionary } from '../../i18n/words';
import { fill } from '../../i18n/words';
import { symbolOf } from '../../math/symbols';
import { valuesOf } from '../../stage/map/places';
import type { DrawnMap, MapPlan, Sheet } from '../../stage/map/types';
import { printNumber } from '../../state/numbers';
import { significant } from '../../ui/format';
import { placeOf } from './sheet';

type Words = Dictionary['maps'];

/** What became of the run of one pixel, in words. */
export function readingOf(
  words: Words,
  plan: MapPlan,
  sheet: Sheet,
  goal: number,
  map: DrawnMap,
  pixel: readonly [column: number, row: number],
): string {
  const text = words.reading;
  const where = whereOf(words, plan, map, pixel);
  const { pixels, steps, width } = map;
  const i = pixel[1] * width + pixel[0];
  const f = significant(pixels.f[i]);
  const ending = endings[pixels.ended[i]];
  if (pixels.lived[i] < 0 && ending !== 'steep') return fill(text.invalid, { where });
  if (ending !== 'ok') return fill(text[ending], { where, steps: Math.max(0, pixels.lived[i]) });
  if (plan.kind === 'starts') {
    const minimum = plan.minima[pixels.minimum[i]];
    if (!minimum) return fill(text.stays, { where, steps, f });
    return fill(text.ends, { where, steps: pixels.settled[i], ...placeOf(minimum) });
  }
  if (sheet.scale.criterion === 'loss') return fill(text.value2, { where, steps, f });
  const reached = pixels.reached[i];
  const at = { where, goal: printNumber(goal), f };
  return reached < 0 ? fill(text.never, { ...at, steps }) : fill(text.reached, { ...at, steps: reached });
}

/** What a pixel stands for, in words: a start, or values of hyperparameters. */
function whereOf(
  words: Words,
  { kind }: Pick<MapPlan, 'kind'>,
  map: Pick<DrawnMap, 'axes' | 'level'>,
  pixel: readonly [column: number, row: number],
): string {
  const values = valuesOf(map, pixel);
  if (kind === 'starts') {
    const [x, y] = values.map((value) => significant(value ?? 0));
    return fill(words.reading.start, { x, y });
  }
  return namesOf(words, map, values).join(', ');
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
