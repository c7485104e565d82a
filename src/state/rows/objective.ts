import { neutral } from '../../scenes/neutral';
import { surfaces } from '../../surfaces/catalog';
import { maxSteps } from '../limits';
import { constantsRow } from './constants';
import { formulaRow } from './formula';
import { idRow, integerRow } from './kinds';
import { domainRow, startRow } from './places';
import type { ValuesOf } from './row';

/** What is minimised, from where, and for how long: read whatever is shown. */
export const objectiveRows = {
  /** A surface id; undefined when f is typed. */
  surface: idRow(surfaces, { default: ({ surface }) => surface?.id, ground: true }),
  constants: constantsRow,
  f: formulaRow,
  domain: domainRow,
  start: startRow,
  /** Steps of every run. */
  steps: integerRow({ min: 1, max: maxSteps, default: ({ scene }) => (scene ?? neutral).steps }),
};

declare module '../types' {
  interface State extends ValuesOf<typeof objectiveRows> {}
}
