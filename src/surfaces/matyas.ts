import type { SurfaceDefinition } from './types';

/** Matyas: a long diagonal valley with almost no slope along its floor. */
export const matyas = {
  id: 'matyas',
  name: { en: 'Matyas', zh: 'Matyas 函数' },
  f: '0.26*(x^2 + y^2) - 0.48*x*y',
  domain: [-10, 10, -10, 10],
  minima: [{ at: [0, 0], f: 0 }],
  start: [-9, -3],
  scale: 'linear',
  source:
    'Credited to Matyas (1965), Random optimization; as in Jamil and Yang (2013), A literature survey of benchmark functions for global optimization problems.',
} satisfies SurfaceDefinition;
