import { computed, type ReadonlySignal } from '@preact/signals-core';
import { fill } from '../../../i18n/words';
import type { About } from './about';
import { nameOf } from './boundary';
import { fitLine, fitPoints, fitSides } from './fit';
import type { BesidePicture } from './picture';
import type { ShownWeights } from './shown';

/** The lines that models of one input have fitted to a number; undefined for other models. */
export function shownFit(
  all: ReadonlySignal<readonly ShownWeights[]>,
  { theme, words, language }: About,
): ReadonlySignal<Extract<BesidePicture, { kind: 'fit' }> | undefined> {
  const data = computed(() => {
    const first = all.value[0];
    return first && first.weights.network.inputs === 1 && first.weights.network.loss === 'squares'
      ? first.training.data[first.variant]
      : undefined;
  });
  const points = computed(() => data.value && fitPoints(data.value));
  return computed(() => {
    if (!points.value || !data.value) return undefined;
    const [{ training }] = all.value;
    const { features, task } = training.table;
    const names = [features[0], task.target].map((feature) => nameOf(feature, language.value)) as [string, string];
    const sides = fitSides(points.value, names);
    const lines = all.value.map(({ mark, weights, variant }) => ({
      mark,
      line: fitLine(weights, training.data[variant], sides[0]),
    }));
    const label = fill(words.value.fit.label, {
      ...{ across: names[0], up: names[1], names: all.value.map(({ mark }) => mark.label).join(', ') },
    });
    return { kind: 'fit', picture: { theme: theme.value, sides, points: points.value, lines }, label };
  });
}
