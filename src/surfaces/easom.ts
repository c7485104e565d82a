import type { SurfaceDefinition } from './types';

/** Easom: one narrow hole in a plain, with four traces of dents around it. */
export const easom = {
  id: 'easom',
  name: { en: 'Easom', zh: 'Easom 函数' },
  f: '-cos(x)*cos(y)*exp(-(x - pi)^2 - (y - pi)^2)',
  domain: [-1, 7, -1, 7],
  minima: [
    { at: [Math.PI, Math.PI], f: -1 },
    { at: [1.3049954504376675, 1.3049954504376675], f: -8.110223891570066e-5 },
    { at: [1.3049954504376675, 4.978189856741919], f: -8.110223891570066e-5 },
    { at: [4.978189856741919, 1.3049954504376675], f: -8.110223891570066e-5 },
    { at: [4.978189856741919, 4.978189856741919], f: -8.110223891570066e-5 },
  ],
  start: [2, 2.6],
  scale: 'linear',
  source: 'Easom (1990), A survey of global optimization techniques, a thesis.',
} satisfies SurfaceDefinition;
