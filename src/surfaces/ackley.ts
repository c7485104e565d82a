import type { SurfaceDefinition } from './types';

/** Ackley: a nearly flat, dented plain with one deep cone. */
export const ackley = {
  id: 'ackley',
  name: { en: 'Ackley', zh: 'Ackley 函数' },
  f: '20 + e - 20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2)',
  domain: [-5, 5, -5, 5],
  // The global minimum, the tip of a cone (no gradient there); the many dents around it are left out.
  minima: [{ at: [0, 0], f: 0 }],
  start: [-3.4, 2.6],
  scale: 'linear',
  source: 'Ackley (1987), A connectionist machine for genetic hillclimbing.',
} satisfies SurfaceDefinition;
