import type { SurfaceDefinition } from './types';

/** Bohachevsky: an elliptic bowl with ripples, different in x and y. */
export const bohachevsky = {
  id: 'bohachevsky',
  name: { en: 'Bohachevsky', zh: 'Bohachevsky 函数' },
  f: 'x^2 + 2*y^2 - 0.3*cos(3*pi*x) - 0.4*cos(4*pi*y) + 0.7',
  domain: [-2, 2, -2, 2],
  // The global minimum; the ripples hold 24 local ones.
  minima: [{ at: [0, 0], f: 0 }],
  start: [-1.7, 1.6],
  scale: 'linear',
  source:
    'Bohachevsky, Johnson and Stein (1986), Generalized simulated annealing for function optimization, function 1.',
} satisfies SurfaceDefinition;
