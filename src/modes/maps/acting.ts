import type { ReadonlySignal } from '@preact/signals-core';
import type { Engine } from '../../engine/types';
import type { Live } from '../../live/live';
import { setHyper } from '../../state';
import type { ModeHost } from '../mode';
import type { DrawnMaps } from './live';
import type { MapsModel } from './model';
import type { MapPlan } from './types';

/** What is planned, and what there is of it. */
export interface Mapping {
  readonly plan: ReadonlySignal<MapPlan | undefined>;
  readonly drawn: ReadonlySignal<DrawnMaps>;
  readonly live: Live<MapPlan, DrawnMaps, Engine>;
}

/** The maps as their views read them and act on them. */
export function mapsModel({ store, theme, change, playing, still }: ModeHost, mapping: Mapping): MapsModel {
  const { plan, drawn, live } = mapping;
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
  };
}
