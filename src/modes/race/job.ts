import type { RaceJob } from '../../engine/types';
import { formulaOf, idsOf, type State } from '../../state';
import { fanOf, runOf } from '../runs';

/** The race that a state asks for: one run of each method, then the others of the fans. */
export const raceJobOf = (state: State): RaceJob => ({
  f: formulaOf(state),
  runs: [
    ...state.methods.map((choice) => runOf(state, choice)),
    ...fanOf(state).map((method, i, all) => runOf(state, state.methods[method], i - all.indexOf(method) + 1)),
  ],
  start: state.start,
  steps: state.steps,
});

/** What paths must share with a picture to be drawn in it: the ground, the steps, the list of methods and of their fans. */
export const raceShapeOf = (state: State): string =>
  JSON.stringify([formulaOf(state), state.steps, idsOf(state.methods), fanOf(state)]);
