import type { SurfaceDefinition } from './types';

/** Beale: a flat valley that bends around steep walls; the surface of Figure 4a. */
export const beale = {
  id: 'beale',
  name: { en: 'Beale', zh: 'Beale 函数' },
  f: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2',
  domain: [-5, 5, -5, 5],
  minima: [{ at: [3, 0.5], f: 0 }],
  start: [1, 1.6],
  scale: 'log',
  source:
    'Beale (1958), On an iterative method for finding a local minimum of a function of more than one variable; start of Radford (2014).',
} satisfies SurfaceDefinition;
