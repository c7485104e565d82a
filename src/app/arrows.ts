import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Vector } from '../engine/explain';
import type { Language } from '../i18n/text';
import type { Dictionary } from '../i18n/words';
import { fill, wordsOf } from '../i18n/words';
import { optimizerOf } from '../optimizers/resolve';
import { typographic } from '../stage/number-text';
import type { Arrow } from '../stage/types';
import { type State, vectorColorsOf } from '../state';
import type { Explained } from '../ui/explain/model';

const none: readonly Arrow[] = [];

/** The vectors of the explained steps as arrows of the picture, with the colours of its look. */
export function arrowsOf(
  state: ReadonlySignal<State>,
  explained: ReadonlySignal<readonly Explained[]>,
  language: ReadonlySignal<Language>,
): ReadonlySignal<readonly Arrow[]> {
  return computed(() => {
    const told = explained.value;
    if (told.length === 0) return none;
    const words = wordsOf(language.value);
    // The chosen method's vectors come last, over those beside them.
    return told.toReversed().flatMap(({ run, vectors }): Arrow[] => {
      const choice = state.value.methods[run];
      if (!choice) return [];
      const colors = vectorColorsOf(state.value, choice.method);
      // Kinds look alike for all methods, unless a published look tells the methods apart.
      const name = colors && told.length > 1 ? (optimizerOf(choice)?.name ?? choice.method) : undefined;
      return vectors
        .filter(({ kind }) => !colors || kind in colors)
        .map((vector) => ({
          ...{ kind: vector.kind, from: vector.from, to: vector.to, color: colors?.[vector.kind] },
          label: labelOf(words, vector, name),
        }));
    });
  });
}

/** A vector's name, and by what it is multiplied; with that of its method where there are several. */
function labelOf({ explain }: Dictionary, { kind, scale }: Vector, method: string | undefined): string {
  const vector = scale === 1 ? explain.vectors[kind] : `${explain.vectors[kind]} × ${typographic(String(scale))}`;
  return method === undefined ? vector : fill(explain.ofMethod, { name: method, vector });
}
