import type { SurfaceDefinition } from './types';

/** Six-hump camel: six minima in three pairs of equal depth. */
export const sixHumpCamel = {
  id: 'six-hump-camel',
  name: { en: 'Six-hump camel', zh: '六峰驼函数' },
  f: '(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2',
  domain: [-2, 2, -1, 1],
  minima: [
    { at: [-0.08984201310031806, 0.7126564030207396], f: -1.0316284534898774 },
    { at: [0.08984201310031806, -0.7126564030207396], f: -1.0316284534898774 },
    { at: [-1.703606714969981, 0.7960835686726251], f: -0.21546382438371764 },
    { at: [1.703606714969981, -0.7960835686726251], f: -0.21546382438371764 },
    { at: [-1.6071047529201972, -0.5686514548841314], f: 2.1042503103112584 },
    { at: [1.6071047529201972, 0.5686514548841314], f: 2.1042503103112584 },
  ],
  start: [-0.8, -0.1],
  scale: 'linear',
  source: 'Dixon and Szegő (1978), The global optimization problem: an introduction.',
} satisfies SurfaceDefinition;
