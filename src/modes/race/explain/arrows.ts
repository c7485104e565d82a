import type { Vector } from '../../../engine/explain';
import type { Language } from '../../../i18n/text';
import { type Dictionary, fill, wordsOf } from '../../../i18n/words';
import { optimizerOf } from '../../../optimizers/resolve';
import { typographic } from '../../../stage/number-text';
import type { Arrow } from '../../../stage/types';
import { type State, vectorColorsOf } from '../../../state';
import type { Explained } from './model';

/** The vectors of explained steps as arrows of the picture, with the colours of its look. */
export function arrowsOf(state: State, explained: readonly Explained[], language: Language): Arrow[] {
  // The chosen method's vectors come last, over those beside them.
  return explained.toReversed().flatMap(({ run, vectors }): Arrow[] => {
    const choice = state.methods[run];
    if (!choice) return [];
    const colors = vectorColorsOf(state, choice.method);
    // Kinds look alike for all methods, unless a published look tells the methods apart.
    const name = colors && explained.length > 1 ? (optimizerOf(choice)?.name ?? choice.method) : undefined;
    return vectors
      .filter(({ kind }) => !colors || kind in colors)
      .map((vector) => ({
        ...{ kind: vector.kind, from: vector.from, to: vector.to, color: colors?.[vector.kind] },
        label: labelOf(wordsOf(language).explain, vector, name),
      }));
  });
}

/** A vector's name, and by what it is multiplied; with that of its method where there are several. */
function labelOf(
  { vectors, ofMethod }: Dictionary['explain'],
  { kind, scale }: Vector,
  method: string | undefined,
): string {
  const vector = scale === 1 ? vectors[kind] : `${vectors[kind]} × ${typographic(String(scale))}`;
  return method === undefined ? vector : fill(ofMethod, { name: method, vector });
}
