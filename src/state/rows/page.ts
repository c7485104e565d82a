import { scenes } from '../../scenes/catalog';
import { neutral } from '../../scenes/neutral';
import type { Levels, PageView, Scale, View } from '../../scenes/types';
import { expected } from '../expectation';
import { maxSeed } from '../limits';
import { groundOf, shows } from '../registry';
import type { Modes } from '../types';
import { choiceRow, idRow, integerRow, readChoice } from './kinds';
import { cameraRow } from './places';
import { type ChoiceRow, type ValuesOf, wrong } from './row';
import { stepRow } from './step';

/** One path of every method, or what many runs of them show; the modes that are registered. */
const showRow: ChoiceRow<keyof Modes> = {
  get options() {
    return shows();
  },
  default: (opening) => shows(groundOf(opening))[0],
  lasts: true,
  read: (text, state) => {
    const reading = readChoice(text, shows());
    const here = shows(groundOf(state));
    if (reading.value === undefined || here.includes(reading.value)) return reading;
    return wrong(text, expected('showOfData', { options: here.join(', ') }));
  },
  nearest: (value, state) => {
    const here = shows(groundOf(state));
    return here.includes(value) ? value : here[0];
  },
  print: (value) => value,
  equal: Object.is,
};

/** The views of a ground, in the order of their control. */
export const viewsOf = (state: { readonly data?: unknown }): readonly PageView[] =>
  groundOf(state) === 'data' ? viewRow.options : surfaceViews;

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
  seed: integerRow({ min: 0, max: maxSeed, default: 1 }),
  show: showRow,
};

declare module '../types' {
  interface State extends ValuesOf<typeof pageRows> {}
}
