import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Declaration } from '../live/declaration';
import { type State, showsSurface, surfaceOf } from '../state';
import { keepLossSurface, type LossSurface, lossKeyOf } from '../state/loss-surface';

/** The loss of a model as a surface, from the rows that train, while it is shown; known to the state from then on. */
export const liveLoss = (state: ReadonlySignal<State>): Declaration<State, LossSurface> => ({
  name: 'loss surface',
  input: computed(() => (state.value.data !== undefined && showsSurface(state.value) ? state.value : undefined)),
  key: lossKeyOf,
  keeps: (input) => (input ? lossKeyOf(input) : ''),
  compute: async ({ input }) => {
    const { lossSurface } = await import('./train/loss-surface');
    const surface = await lossSurface(input);
    keepLossSurface(lossKeyOf(input), surface);
    return surface;
  },
});

/** Whether there is a surface to race on: where a model is trained there is none, and a loss waits for its data. */
export const isRaceable = (state: State): boolean =>
  showsSurface(state) && (state.data === undefined || surfaceOf(state) !== undefined);
