import { computed, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Engine } from '../engine/types';
import type { Live } from '../live/live';
import type { MapPlan } from '../stage/map/types';
import type { Picture } from '../stage/types';
import { type State, type Store, setHyper } from '../state';
import type { MapsModel } from '../ui/maps/model';
import { type DrawnMaps, mapsOf } from './live-maps';
import { saveBlob } from './take';

/** What the maps of the page act on. */
export interface MapsActing {
  readonly store: Store;
  readonly plan: ReadonlySignal<MapPlan | undefined>;
  readonly live: Live<MapPlan, DrawnMaps, Engine>;
  readonly theme: ReadonlySignal<Picture['theme']>;
  /** Changes the state as something that was opened: with a place of its own in the history. */
  readonly change: (transition: (state: State) => State) => void;
  readonly playing: Signal<boolean>;
  readonly still: ReadonlySignal<boolean>;
}

/** The maps as the page reads them and acts on them. */
export function mapsModel({ store, plan, live, theme, change, playing, still }: MapsActing): MapsModel {
  const drawn = computed(() => mapsOf(plan.value, live.value.value ?? new Map()));
  return {
    ...{ plan, drawn, theme, status: live.status, progress: live.progress },
    cancel: () => live.cancel(),
    refine: () => live.ask(),
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
      const shown = plan.peek();
      if (!shown) return;
      const state = store.state.peek();
      const lines = csvOf(state, shown, drawn.peek());
      saveBlob(new Blob(lines, { type: 'text/csv' }), `ravine-${shown.kind}.csv`);
    },
  };
}
