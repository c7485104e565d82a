import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Find } from '../engine/landmarks/find';
import type { Declaration } from '../live/declaration';
import { formulaOf, type State, surfaceOf, textOf } from '../state';
import type { Ground, Landmarks } from '../study/landmarks';
import { isRaceable } from './loss';

/** Landmarks, and the state on whose ground they were found. */
export interface Explored {
  readonly landmarks: Landmarks;
  readonly state: State;
}

/** How long a search goes on that something newer waits for, in ms: a hand on a slider still sees minima move. */
const patience = 300;

/** The ground of a state, as it is searched. */
export const groundIn = (state: State): Ground => ({
  ...{ f: formulaOf(state), domain: state.domain, known: surfaceOf(state)?.minima },
});

/**
 * The landmarks of a state's objective in its domain while somebody asks for them; those of another domain, or of other
 * values of the same formula's letters, stay in sight until they come.
 */
export const liveLandmarks = (
  state: ReadonlySignal<State>,
  asked: ReadonlySignal<boolean>,
  find: Find,
): Declaration<State, Explored> => ({
  name: 'landmarks',
  input: computed(() => (asked.value ? state.value : undefined)),
  key: (input) => JSON.stringify(groundIn(input)),
  keeps: (input) => (input ? JSON.stringify([input.surface, textOf(input)]) : ''),
  patience: () => patience,
  compute: async ({ input, signal }) => ({ landmarks: await find(groundIn(input), signal), state: input }),
});

/** Whether a state needs landmarks: those of a typed surface always, else where more is wanted than the catalogue knows. */
export const asksForLandmarks = (state: State, localMinima: boolean): boolean =>
  isRaceable(state) && (surfaceOf(state) === undefined || state.stationary === 'shown' || localMinima);

/** The state on the ground of another one; itself where that is its own. */
export function onGroundOf(state: State, { constants, domain }: State): State {
  const same = JSON.stringify([state.constants, state.domain]) === JSON.stringify([constants, domain]);
  return same ? state : { ...state, constants, domain };
}
