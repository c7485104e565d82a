import { neutral } from '../../scenes/neutral';
import { surfaces } from '../../surfaces/catalog';
import { expected } from '../expectation';
import { maxSteps } from '../limits';
import { clamp } from '../numbers';
import { mostUpdates } from '../training';
import { constantsRow } from './constants';
import { formulaRow } from './formula';
import { idRow, integerRow } from './kinds';
import { domainRow, startRow } from './places';
import { type RangeRow, type ValuesOf, wrong } from './row';

const plainSteps = integerRow({ min: 1, max: maxSteps, default: ({ scene }) => scene?.steps ?? neutral.steps });
const stepsRow: RangeRow = {
  ...plainSteps,
  read: (text, state) =>
    state.data === undefined ? plainSteps.read(text, state) : wrong(text, expected('stepsOfEpochs')),
  follows: ({ data }) => data !== undefined,
  nearest: (value, state) => (state.data === undefined ? clamp(Math.round(value), 1, maxSteps) : mostUpdates(state)),
};

/** What is minimised, from where, and for how long: read whatever is shown. */
export const objectiveRows = {
  /** A surface id; undefined when f is typed. */
  surface: idRow(surfaces, { default: ({ surface }) => surface?.id, ground: true }),
  constants: constantsRow,
  f: formulaRow,
  domain: domainRow,
  start: startRow,
  /** Steps of every run; where a model is trained, the updates of the longest, which follow from its epochs. */
  steps: stepsRow,
};

declare module '../types' {
  interface State extends ValuesOf<typeof objectiveRows> {}
}
