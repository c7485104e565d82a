import type { SurfaceDefinition } from './types';

/** Three-hump camel: the deepest of three dents lies in the middle. */
export const threeHumpCamel = {
  id: 'three-hump-camel',
  name: { en: 'Three-hump camel', zh: '三峰驼函数' },
  f: '2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2',
  domain: [-2.2, 2.2, -2.2, 2.2],
  minima: [
    { at: [0, 0], f: 0 },
    { at: [-1.7475523458302888, 0.8737761729151444], f: 0.2986384422368598 },
    { at: [1.7475523458302888, -0.8737761729151444], f: 0.2986384422368598 },
  ],
  start: [-1.9, -1.6],
  scale: 'linear',
  source:
    'Branin (1972), Widely convergent method for finding multiple solutions of simultaneous nonlinear equations, as Jamil and Yang (2013) cite it.',
} satisfies SurfaceDefinition;
