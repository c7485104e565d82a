import type { SurfaceDefinition } from './types';

/** Lévy 13: a bowl under two fast ripples. */
export const levy13 = {
  id: 'levy13',
  name: { en: 'Lévy 13', zh: 'Lévy 13 函数' },
  f: 'sin(3*pi*x)^2 + (x - 1)^2*(1 + sin(3*pi*y)^2) + (y - 1)^2*(1 + sin(2*pi*y)^2)',
  domain: [-2, 4, -2, 4],
  // The global minimum; every ripple holds local ones.
  minima: [{ at: [1, 1], f: 0 }],
  start: [-1.4, 3.2],
  scale: 'linear',
  source:
    'Credited to Lévy and Montalvo (1985), The tunneling algorithm for the global minimization of functions; number 13 as in Mishra (2006), Some new test functions for global optimization.',
} satisfies SurfaceDefinition;
