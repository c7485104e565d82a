import type { OriginalLook } from '../../src/scenes/types';
import { type Frame, frameOf, type ViewState } from '../../src/stage/frame';
import type { Picture } from '../../src/stage/types';
import { formulaField } from '../../src/study/field';

/** Fixed pictures for the tests of the stage: a bowl, and the published mesh over the long valley. */
export const bowl: Picture = {
  surface: {
    key: 'test bowl',
    field: formulaField('x^2 + y^2', (x, y) => x * x + y * y, [-2, 2, -1, 3]),
    minima: [{ at: [0, 0], f: 0 }],
  },
  trails: undefined,
  fan: [],
  marks: [],
  start: [1, 1],
  step: 0,
  view: '3d',
  look: 'ravine',
  original: undefined,
  theme: 'light',
  levels: 'quantile',
  scale: 'linear',
  camera: [-60, 35, 1],
  legend: false,
  eased: false,
};

const mesh: OriginalLook = {
  colors: {},
  map: 'coolwarm',
  surface: 'mesh',
  meshStep: 0.05,
  legend: false,
  star: false,
  alpha: 0.7,
};

export const longValley: Picture = {
  ...bowl,
  surface: {
    key: 'test long valley',
    field: formulaField('5*x^2 - y^2', (x, y) => 5 * x * x - y * y, [-1, 1, -2, 1]),
    minima: [],
    heights: [-5, 5],
  },
  camera: [-135, 45, 1],
  look: 'original',
  original: mesh,
};

/** A view at rest. */
export const rest = (picture: Picture, more: Partial<ViewState> = {}): ViewState => ({
  flatness: picture.view === 'contour' ? 1 : 0,
  split: picture.view === 'both' ? 1 : 0,
  camera: picture.camera,
  pan: { shift: [0, 0], center: [0, 0] },
  held: false,
  ...more,
});

/** The frame of a picture at rest. */
export const frameFor = (picture: Picture, width = 620, height = 480, more: Partial<ViewState> = {}): Frame =>
  frameOf(picture, rest(picture, more), width, height, 1);
