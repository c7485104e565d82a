import { neutral } from '../../scenes/neutral';
import { surfaces } from '../../surfaces/catalog';
import { expected } from '../expectation';
import { type Follows, followsOf, showsSurface } from '../ground';
import { maxSteps } from '../limits';
import { clamp } from '../numbers';
import { constantsRow } from './constants';
import { formulaRow } from './formula';
import { idRow, integerRow } from './kinds';
import { domainRow, startRow } from './places';
import { type RangeRow, type Row, type ValuesOf, wrong } from './row';

const plainSteps = integerRow({ min: 1, max: maxSteps, default: ({ scene }) => scene?.steps ?? neutral.steps });
const stepsRow: RangeRow = {
  ...plainSteps,
  read: (text, state) => (showsSurface(state) ? plainSteps.read(text, state) : wrong(text, expected('stepsOfEpochs'))),
  follows: (state) => !showsSurface(state),
  nearest: (value, state) => (showsSurface(state) ? clamp(Math.round(value), 1, maxSteps) : followsOf(state).steps),
};

/** A place that follows from the model and its data where no surface is shown. */
const place = <T>(row: Row<T>, follow: (follows: Follows) => T): Row<T> => ({
  ...row,
  follows: (state) => !showsSurface(state),
  nearest: (value, state) => (showsSurface(state) ? (row.nearest?.(value, state) ?? value) : follow(followsOf(state))),
});

/** What is minimised, from where, and for how long: read whatever is shown. */
export const objectiveRows = {
  /** A surface id; undefined when f is typed. */
  surface: idRow(surfaces, { default: ({ surface }) => surface?.id, ground: true }),
  constants: constantsRow,
  f: formulaRow,
  domain: place(domainRow, ({ domain }) => domain),
  start: place(startRow, ({ start }) => start),
  /** Steps of every run; where a model is trained, the updates of the longest, which follow from its epochs. */
  steps: stepsRow,
};

declare module '../types' {
  interface State extends ValuesOf<typeof objectiveRows> {}
}
