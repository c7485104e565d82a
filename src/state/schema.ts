import { scenes } from '../scenes/catalog';
import { surfaces } from '../surfaces/catalog';
import { idRow, levelsRow, lookRow, scaleRow, themeRow, viewRow } from './rows/choices';
import { formulaRow } from './rows/formula';
import { seedRow, stepRow, stepsRow } from './rows/integers';
import {
  axesRow,
  budgetRow,
  colorRow,
  criterionRow,
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
import type { State } from './types';

/** One row for every key of the state; the URL's keys are the same, in this order, and a row may read those above it. */
export const schema: { readonly [K in keyof State]: Row<State[K]> } = {
  scene: idRow('view', scenes),
  surface: idRow('field', surfaces),
  f: formulaRow,
  domain: domainRow,
  start: startRow,
  steps: stepsRow,
  step: stepRow,
  methods: methodsRow,
  view: viewRow,
  look: lookRow,
  theme: themeRow,
  levels: levelsRow,
  camera: cameraRow,
  scale: scaleRow,
  seed: seedRow,
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
};

/** The keys of the state in the order of the table. */
export const keys = Object.keys(schema) as readonly (keyof State)[];

/** The dictionary's key for the name of a control. */
export type LabelKey = `state.${keyof State}`;

/** The dictionary's key for the name of a key of the state. */
export const labelOf = <K extends keyof State>(key: K): `state.${K}` => `state.${key}`;

type Choices = Pick<State, 'view' | 'look' | 'theme' | 'levels' | 'scale'>;

/** The dictionary's key for the name of one choice of a control: `view.contour`. */
export type OptionKey = { [K in keyof Choices]: `${K}.${Choices[K]}` }[keyof Choices];

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
