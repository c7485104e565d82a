import type { SurfaceDefinition } from './types';

/** Long valley: a saddle with one steep and one shallow direction; the surface of Figure 4b. */
export const longValley = {
  id: 'long-valley',
  name: { en: 'Long valley', zh: '长谷' },
  f: '5*x^2 - y^2',
  domain: [-1, 1, -2, 1],
  minima: [],
  start: [0.25, -1e-6],
  scale: 'linear',
  source: 'Radford (2014), the animation that the overview prints as Figure 4b.',
} satisfies SurfaceDefinition;
