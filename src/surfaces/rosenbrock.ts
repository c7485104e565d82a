import type { SurfaceDefinition } from './types';

/** Rosenbrock: a curved valley, easy to enter and slow to follow. */
export const rosenbrock = {
  id: 'rosenbrock',
  name: { en: 'Rosenbrock', zh: 'Rosenbrock 香蕉函数' },
  f: '(1 - x)^2 + 100*(y - x^2)^2',
  domain: [-2, 2, -1, 3],
  minima: [{ at: [1, 1], f: 0 }],
  start: [-1.2, 1],
  scale: 'log',
  source:
    'Rosenbrock (1960), An automatic method for finding the greatest or least value of a function, with its start.',
} satisfies SurfaceDefinition;
