import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Vector } from '../engine/explain';
import type { Dictionary } from '../i18n/en';
import type { Language } from '../i18n/text';
import { fill, wordsOf } from '../i18n/words';
import { optimizers } from '../optimizers/catalog';
import { typographic } from '../stage/number-text';
import type { Arrow } from '../stage/types';
import { originalOf, type State } from '../state';
import type { Explained } from '../ui/explain/model';

/** The vectors of the explained steps as arrows of the picture, with the colours of its look. */
export function arrowsOf(
  state: ReadonlySignal<State>,
  explained: ReadonlySignal<readonly Explained[]>,
  language: ReadonlySignal<Language>,
): ReadonlySignal<readonly Arrow[]> {
  const published = computed(() => (state.value.look === 'original' ? originalOf(state.value)?.vectors : undefined));
  const methods = computed(() => state.value.methods);
  return computed(() => {
    const told = explained.value;
    const words = wordsOf(language.value);
    return told.flatMap(({ run, vectors }): Arrow[] => {
      const method = methods.value[run]?.method ?? '';
      const name = optimizers.get(method)?.name ?? method;
      const own = published.value && (published.value[method] ?? {});
      const drawn = own ? vectors.filter(({ kind }) => kind in own) : vectors;
      return drawn.map((vector) => {
        const label = labelOf(words, vector);
        return {
          ...{ kind: vector.kind, from: vector.from, to: vector.to, color: own?.[vector.kind] },
          label: told.length > 1 ? fill(words.explain.ofMethod, { name, vector: label }) : label,
        };
      });
    });
  });
}

/** A vector's name, and by what it is multiplied. */
function labelOf({ explain }: Dictionary, { kind, scale }: Vector): string {
  const name = explain.vectors[kind];
  return scale === 1 ? name : `${name} × ${typographic(String(scale))}`;
}
