import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Table } from '../../objectives/data/types';
import type { ModeHost } from '../mode';
import { tableOf } from '../train/recipe';

/** Names of the inputs of the data that is shown, once its table is there and lost updates are looked at. */
export function inputNames({ store: { state }, shown, context: { model } }: ModeHost): {
  readonly names: ReadonlySignal<readonly string[] | undefined>;
  readonly dispose: () => void;
} {
  const features = signal<Table['features'] | undefined>(undefined);
  const wanted = computed(() => (shown.value && state.value.under === 'lost' ? state.value.data : undefined));
  const dispose = effect(() => {
    const data = wanted.value;
    features.value = undefined;
    if (data === undefined) return;
    tableOf(data).then(
      (table) => {
        if (wanted.peek() === data) features.value = table.features;
      },
      // Without names coordinates have their places.
      () => undefined,
    );
  });
  return { names: computed(() => features.value?.map(({ name }) => name[model.language.value])), dispose };
}
