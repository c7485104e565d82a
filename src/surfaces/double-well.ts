import type { SurfaceDefinition } from './types';

/** Double well: two minima left and right of a hill, and a plain valley across. */
export const doubleWell = {
  id: 'double-well',
  name: { en: 'Double well', zh: '双阱' },
  f: '(1 - x^2)^2/4 + y^2/2',
  domain: [-1.8, 1.8, -1.2, 1.2],
  minima: [
    { at: [-1, 0], f: 0 },
    { at: [1, 0], f: 0 },
  ],
  start: [0.2, 0.8],
  scale: 'linear',
  source:
    'Zhang (2016), Distributed stochastic optimization for deep learning, section 3.2: the non-convex case of elastic averaging.',
} satisfies SurfaceDefinition;
