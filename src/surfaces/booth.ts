import type { SurfaceDefinition } from './types';

/** Booth: a tilted quadratic with its axes at 45°. */
export const booth = {
  id: 'booth',
  name: { en: 'Booth', zh: 'Booth 函数' },
  f: '(x + 2*y - 7)^2 + (2*x + y - 5)^2',
  domain: [-10, 10, -10, 10],
  minima: [{ at: [1, 3], f: 0 }],
  start: [-8, 6],
  scale: 'log',
  source:
    'Called Booth’s in lists that name no original; as in Jamil and Yang (2013), A literature survey of benchmark functions for global optimization problems.',
} satisfies SurfaceDefinition;
