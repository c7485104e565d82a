import type { SurfaceDefinition } from './types';

/** McCormick: a tilted wave; one trough in view is the lowest. */
export const mccormick = {
  id: 'mccormick',
  name: { en: 'McCormick', zh: 'McCormick 函数' },
  f: 'sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1',
  domain: [-1.5, 4, -3, 4],
  minima: [
    { at: [-0.5471975511965977, -1.5471975511965979], f: -1.9132229549810364 },
    { at: [2.5943951023931957, 1.5943951023931955], f: 1.2283696986087569 },
  ],
  start: [1, 3.5],
  scale: 'linear',
  source:
    'McCormick, in Lootsma (1972), Numerical methods for non-linear optimization, as Jamil and Yang (2013) cite it.',
} satisfies SurfaceDefinition;
