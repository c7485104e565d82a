import type { SurfaceDefinition } from './types';

/** Goldstein–Price: four minima over six orders of magnitude. */
export const goldsteinPrice = {
  id: 'goldstein-price',
  name: { en: 'Goldstein–Price', zh: 'Goldstein–Price 函数' },
  f: '(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))*(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))',
  domain: [-2, 2, -2, 2],
  minima: [
    { at: [0, -1], f: 3 },
    { at: [-0.6, -0.4], f: 30 },
    { at: [1.8, 0.2], f: 84 },
    { at: [1.2, 0.8], f: 840 },
  ],
  start: [-0.5, 0.6],
  scale: 'log',
  source: 'Goldstein and Price (1971), On descent from local minima.',
} satisfies SurfaceDefinition;
