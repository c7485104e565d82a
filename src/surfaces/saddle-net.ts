import type { SurfaceDefinition } from './types';

/** The smallest network there is: two weights, one after the other, whose product is to be 1; its minima are a whole curve. */
export const saddleNet = {
  id: 'saddle-net',
  name: { en: 'Two-weight network', zh: '两权重网络' },
  f: '(1 - x*y)^2/2',
  domain: [-1.6, 1.6, -1.6, 1.6],
  minima: [],
  start: [0.01, 0.01],
  scale: 'linear',
  source:
    'Saxe, McClelland and Ganguli (2014), Exact solutions to the nonlinear dynamics of learning in deep linear neural networks.',
} satisfies SurfaceDefinition;
