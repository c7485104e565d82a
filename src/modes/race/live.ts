import { computed, type ReadonlySignal } from '@preact/signals-core';
import { type Engine, Lost, type Paths } from '../../engine/types';
import type { Declaration } from '../../live/declaration';
import type { State } from '../../state';
import { isRaceable } from '../loss';
import { raceJobOf, raceShapeOf } from './job';

/** Paths and the state that they were computed for. */
export interface Raced {
  readonly paths: Paths;
  readonly state: State;
}

/** How long a race goes on that something newer waits for, in ms. */
const patience = 300;

/**
 * Every path, whatever is shown: what the page and automation read belongs to the start marker's race. Where the mode
 * that is shown has no paths, it is ahead of it.
 */
export const liveRace = (
  state: ReadonlySignal<State>,
  engine: ReadonlySignal<Engine | undefined>,
  hasPaths: (state: State) => boolean,
): Declaration<State, Raced, Engine> => ({
  name: 'race',
  input: computed(() => (isRaceable(state.value) ? state.value : undefined)),
  engine,
  key: (input) => JSON.stringify(raceJobOf(input)),
  keeps: (input) => (input ? raceShapeOf(input) : ''),
  patience: () => patience,
  ahead: (input) => !hasPaths(input),
  lost: (error) => error instanceof Lost,
  compute: async ({ input, engine: on, signal }) => ({ paths: await on.race(raceJobOf(input), signal), state: input }),
});
