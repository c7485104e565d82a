import { mostLevels } from '../../objectives/model/network';
import { scenes } from '../../scenes/catalog';
import { neutral } from '../../scenes/neutral';
import type { Levels, PageView, Scale, View } from '../../scenes/types';
import { expected } from '../expectation';
import { groundOf, levelsOf, showsSurface, trainedNetwork } from '../ground';
import { maxSeed } from '../limits';
import { type Ground, shows, showsPlanes, showsSurfaces } from '../registry';
import type { Expectation, Modes, State } from '../types';
import { choiceRow, idRow, integerRow, readChoice } from './kinds';
import { cameraRow } from './places';
import { type ChoiceRow, type ValuesOf, wrong } from './row';
import { stepRow } from './step';

/** One path of every method, or what many runs of them show; the modes that are registered. */
const showRow: ChoiceRow<keyof Modes> = {
  get options() {
    return shows();
  },
  default: ({ training, parallel, data }) =>
    training?.show ?? (parallel && 'parallel') ?? firstOf(data ? 'data' : 'surface'),
  lasts: true,
  early: 2,
  read: (text, state) => {
    const reading = readChoice(text, shows());
    const here = shows(groundOf(state));
    if (reading.value === undefined || here.includes(reading.value)) return reading;
    const fits = state.data !== undefined && showsPlanes(reading.value);
    return wrong(text, fits ? noSurface(here, state) : expected('showOfData', { options: here.join(', ') }));
  },
  nearest: (value, state) => {
    const ground = groundOf(state);
    return shows(ground).includes(value) ? value : firstOf(ground);
  },
  print: (value) => value,
  equal: Object.is,
};

/** Why the loss of what is trained is not shown as a surface. */
function noSurface(here: readonly string[], state: State): Expectation {
  const [options, planes] = [here, shows().filter(showsPlanes)].map((modes) => modes.join(', '));
  const { size: parameters, loss } = trainedNetwork(state) ?? { size: 0, loss: 'hinge' };
  if (parameters !== 2) return expected('showOfParameters', { options, planes, parameters });
  const levels = levelsOf(state);
  return loss === 'logistic' && levels !== undefined
    ? expected('showOfLevels', { options, planes, levels, most: mostLevels })
    : expected('showOfData', { options });
}

/** The mode that a ground opens with: where there is data, it is trained on. */
function firstOf(ground: Ground): keyof Modes {
  const here = shows(ground === 'surface' ? ground : 'data');
  // What shows surfaces too comes after what is there for data alone.
  return (ground === 'surface' ? undefined : here.find((mode) => !showsSurfaces(mode))) ?? here[0];
}

/** The views of what is shown, in the order of their control. */
export const viewsOf = (state: Pick<State, 'data' | 'model' | 'show'>): readonly PageView[] =>
  showsSurface(state) ? surfaceViews : viewRow.options;

const surfaceViews: readonly View[] = ['3d', 'contour', 'both'];

/** Three dimensions, seen from above, or both beside each other; of a training its curves, or so its loss plane. */
const viewRow: ChoiceRow<PageView> = {
  ...choiceRow<PageView>(['curve', ...surfaceViews], {
    default: ({ own, data }) => (data ? (own?.training?.view ?? 'curve') : (own?.view ?? neutral.view)),
  }),
  read: (text, state) => readChoice(text, viewsOf(state)),
  nearest: (value, state) => (viewsOf(state).includes(value) ? value : neutral.view),
};

/** What is open and how it is looked at, whatever the mode. */
export const pageRows = {
  /** undefined: a surface chosen by itself, with the neutral scene. */
  scene: idRow(scenes, { default: ({ scene }) => scene?.id }),
  step: stepRow,
  view: viewRow,
  /** The published figure's look or Ravine's own. */
  look: choiceRow(['original', 'ravine'], { default: ({ scene }) => (scene?.original ? 'original' : 'ravine') }),
  /** Colours of the page; 'auto' follows the system's light or dark. */
  theme: choiceRow(['auto', 'light', 'dark', 'projector'], { default: 'auto', lasts: true }),
  /** How contour levels are spaced. */
  levels: choiceRow<Levels>(['quantile', 'linear', 'log'], { default: ({ scene }) => scene?.levels ?? neutral.levels }),
  camera: cameraRow,
  /** How heights are shown. */
  scale: choiceRow<Scale>(['linear', 'log'], {
    default: ({ own, surface }) => own?.scale ?? surface?.scale ?? 'linear',
    ground: true,
  }),
  /** Seed of everything random. */
  seed: integerRow({ min: 0, max: maxSeed, default: ({ parallel }) => parallel?.seed ?? 1 }),
  show: showRow,
};

declare module '../types' {
  interface State extends ValuesOf<typeof pageRows> {}
}
