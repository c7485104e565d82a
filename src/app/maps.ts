import { computed, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Picture } from '../stage/types';
import { type State, type Store, setHyper } from '../state';
import type { MapsModel } from '../ui/maps/model';
import type { Mapper } from './mapper';
import { saveBlob } from './take';

/** What the maps of the page act on. */
export interface MapsActing {
  readonly store: Store;
  readonly mapper: Mapper;
  readonly theme: ReadonlySignal<Picture['theme']>;
  /** Changes the state as something that was opened: with a place of its own in the history. */
  readonly change: (transition: (state: State) => State) => void;
  readonly playing: Signal<boolean>;
  readonly still: ReadonlySignal<boolean>;
}

/** The maps as the page reads them and acts on them. */
export function mapsModel({ store, mapper, theme, change, playing, still }: MapsActing): MapsModel {
  return {
    ...{ plan: mapper.plan, drawn: mapper.drawn, theme },
    progress: computed(() => mapper.progress.value),
    cancel: () => mapper.cancel(),
    refine: () => mapper.refine(),
    raceFrom: (start) => {
      const moves = !still.peek();
      change((s) => ({ ...s, start, show: 'race', window: undefined, step: moves ? 0 : s.steps }));
      playing.value = moves;
    },
    adopt: (index, values) =>
      store.apply((s) =>
        Object.entries(values).reduce((state, [name, value]) => setHyper(state, index, name, value), s),
      ),
    saveCsv: async () => {
      const { csvOf } = await import('./map-csv');
      const plan = mapper.plan.peek();
      if (!plan) return;
      const state = store.state.peek();
      const lines = csvOf(state, plan, mapper.drawn.peek());
      saveBlob(new Blob(lines, { type: 'text/csv' }), `ravine-${plan.kind}.csv`);
    },
  };
}
