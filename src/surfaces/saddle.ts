import type { SurfaceDefinition } from './types';

/** The plain saddle, equally steep both ways. */
export const saddle = {
  id: 'saddle',
  name: { en: 'Saddle', zh: '鞍面' },
  f: 'x^2 - y^2',
  domain: [-1.5, 1.5, -1.5, 1.5],
  minima: [],
  start: [-1.2, 1e-3],
  scale: 'linear',
  source:
    'The standard quadratic saddle; Dauphin and others (2014), Identifying and attacking the saddle point problem.',
} satisfies SurfaceDefinition;
