import type { SurfaceDefinition } from './types';

/** Bowl: the sphere function, where the slope points at the minimum. */
export const bowl = {
  id: 'bowl',
  name: { en: 'Bowl', zh: '碗面' },
  f: 'x^2 + y^2',
  domain: [-5, 5, -5, 5],
  minima: [{ at: [0, 0], f: 0 }],
  start: [-4, 2],
  scale: 'linear',
  source: 'De Jong (1975), An analysis of the behavior of a class of genetic adaptive systems, function 1.',
} satisfies SurfaceDefinition;
