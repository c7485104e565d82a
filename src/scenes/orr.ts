import type { OriginalLook, Scene } from './types';

/** Plain grey contours seen from above, as in the drawings that the overview takes from Orr. */
const look = {
  colors: { sgd: '#1a1a1a', momentum: '#1a1a1a' },
  map: 'gray',
  surface: 'lines',
  legend: false,
  star: false,
  alpha: 1,
} satisfies OriginalLook;

/** What both halves of Figure 2 share: the ravine, the start, the number of steps, and how they are drawn. */
export const orr = {
  surface: 'ravine',
  domain: [-10, 10, -3, 3],
  start: [-9, 1.4],
  steps: 40,
  view: 'contour',
  levels: 'linear',
  original: look,
} satisfies Partial<Scene>;

/** The learning rate of both halves: just below 0.1, where the walls would throw the path out. */
export const eta = 0.09;
