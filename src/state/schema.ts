import { scenes } from '../scenes/catalog';
import { surfaces } from '../surfaces/catalog';
import { idRow, levelsRow, lookRow, scaleRow, stationaryRow, themeRow, viewRow } from './rows/choices';
import { constantsRow } from './rows/constants';
import { formulaRow } from './rows/formula';
import { fanRow, seedRow, stepRow, stepsRow } from './rows/integers';
import {
  axesRow,
  budgetRow,
  colorRow,
  criterionRow,
  explainRow,
  focusRow,
  goalRow,
  particlesRow,
  showRow,
  spreadRow,
  startsRow,
  windowRow,
} from './rows/many';
import { methodsRow } from './rows/methods';
import { cameraRow, domainRow, startRow } from './rows/places';
import type { Row } from './rows/row';
import { rulesRow } from './rows/rules';
import type { State } from './types';

type Rows = { readonly [K in keyof State]: Row<State[K]> };

/** One row for every key of the state, each of its own kind: what the controls of the page offer is read from here. */
export const controls = {
  scene: idRow('view', scenes),
  surface: idRow('field', surfaces),
  constants: constantsRow,
  f: formulaRow,
  domain: domainRow,
  start: startRow,
  steps: stepsRow,
  step: stepRow,
  rules: rulesRow,
  methods: methodsRow,
  view: viewRow,
  look: lookRow,
  theme: themeRow,
  levels: levelsRow,
  camera: cameraRow,
  scale: scaleRow,
  seed: seedRow,
  stationary: stationaryRow,
  fan: fanRow,
  show: showRow,
  particles: particlesRow,
  spread: spreadRow,
  color: colorRow,
  window: windowRow,
  focus: focusRow,
  axes: axesRow,
  goal: goalRow,
  criterion: criterionRow,
  budget: budgetRow,
  starts: startsRow,
  explain: explainRow,
} satisfies Rows;

/** The same rows by any key; the URL's keys are the same, in this order, and a row may read those above it. */
export const schema: Rows = controls;

/** The keys of the state in the order of the table. */
export const keys = Object.keys(schema) as readonly (keyof State)[];

/** A state with every value moved to the nearest one that is allowed beside the others. */
export function fitted(state: State): State {
  return keys.reduce(fitKey, state);
}

function fitKey<K extends keyof State>(state: State, key: K): State {
  const { nearest } = schema[key];
  if (!nearest) return state;
  const value = nearest(state[key], state);
  return schema[key].equal(value, state[key]) ? state : { ...state, [key]: value };
}
