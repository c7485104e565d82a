import type { SurfaceDefinition } from './types';

/** Monkey saddle: three ways down and a singular Hessian in the middle. */
export const monkeySaddle = {
  id: 'monkey-saddle',
  name: { en: 'Monkey saddle', zh: '猴鞍面' },
  f: 'x^3 - 3*x*y^2',
  domain: [-1, 1, -1, 1],
  minima: [],
  start: [-0.25, -0.5],
  scale: 'linear',
  source: 'Hilbert and Cohn-Vossen (1932), Anschauliche Geometrie; start of Radford (2014).',
} satisfies SurfaceDefinition;
