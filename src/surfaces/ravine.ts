import type { SurfaceDefinition } from './types';

/** Ravine: a quadratic twenty times steeper across than along; the surface of Figure 2. */
export const ravine = {
  id: 'ravine',
  name: { en: 'Ravine', zh: '峡谷' },
  f: 'x^2/2 + 10*y^2',
  domain: [-10, 10, -3, 3],
  minima: [{ at: [0, 0], f: 0 }],
  start: [-9, 1.4],
  scale: 'linear',
  source: 'After Orr (1999), Momentum and learning rate adaptation, the overview’s Figure 2.',
} satisfies SurfaceDefinition;
