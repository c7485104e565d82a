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
  source: 'After Figure 2 of Ruder (2016), which is from Orr’s lecture notes on momentum and learning rate adaptation.',
} satisfies SurfaceDefinition;
