import type { SurfaceDefinition } from './types';

/** Rastrigin: a bowl with a regular field of dents. */
export const rastrigin = {
  id: 'rastrigin',
  name: { en: 'Rastrigin', zh: 'Rastrigin 函数' },
  f: '20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)',
  domain: [-5.12, 5.12, -5.12, 5.12],
  // The global minimum; near every other point of the integer lattice there is a local one.
  minima: [{ at: [0, 0], f: 0 }],
  start: [-3.4, 2.6],
  scale: 'linear',
  source: 'Rastrigin (1974), Systems of extremal control; in this form Mühlenbein, Schomisch and Born (1991).',
} satisfies SurfaceDefinition;
