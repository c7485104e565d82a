import type { Dictionary } from '../../i18n/words';
import { fill } from '../../i18n/words';
import { valuesOf } from '../../stage/map/places';
import { namesOf } from '../maps/reading';
import type { MapKind } from '../maps/types';

/** Puts the values of a pixel, to three digits, into its method; a sentence that says so. */
export const adopting =
  (sentence: (words: Dictionary['maps']) => string): MapKind['act'] =>
  ({ model, words }, maps, { drawn, map, pixel }) => {
    const text = words.peek().maps;
    const chosen = valuesOf(drawn, pixel).map((value) =>
      value === undefined ? undefined : Number(value.toPrecision(3)),
    );
    const given = drawn.axes.flatMap((axis, i) => (axis ? [[axis.name, chosen[i] ?? 0] as const] : []));
    maps.adopt(map.index, Object.fromEntries(given));
    const name = model.marks.peek()[map.index]?.label ?? '';
    return fill(sentence(text), { name, values: namesOf(text, drawn, chosen).join(', ') });
  };
