import type { SurfaceDefinition } from './types';

/** Himmelblau: four minima of equal depth around one hill. */
export const himmelblau = {
  id: 'himmelblau',
  name: { en: 'Himmelblau', zh: 'Himmelblau 函数' },
  f: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  domain: [-5, 5, -5, 5],
  minima: [
    { at: [3, 2], f: 0 },
    { at: [3.5844283403304917, -1.8481265269644036], f: 0 },
    { at: [-3.779310253377747, -3.2831859912861696], f: 0 },
    { at: [-2.805118086952745, 3.131312518250573], f: 0 },
  ],
  start: [1.5, -4],
  scale: 'log',
  source: 'Himmelblau (1972), Applied nonlinear programming.',
} satisfies SurfaceDefinition;
