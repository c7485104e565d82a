import { decay, fraction, rate } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

/** QHM: a weighted mean of the plain gradient and its long average. */
export const qhm = {
  id: 'qhm',
  name: 'QHM',
  summary: {
    en: 'Mixes the plain slope with a very long average of slopes: steady as momentum, and it still reacts at once.',
    zh: '把当前坡度与极长的平均坡度混合：像动量一样平稳，又能立即反应。',
  },
  hyper: { eta: rate(0.1), gamma: decay(0.999), nu: fraction(0.7) },
  forms: {
    standard: {
      state: { m: 0 },
      update: lines('m = gamma*m + (1 - gamma)*g', 'theta = theta - eta*((1 - nu)*g + nu*m)'),
    },
  },
  source:
    'Ma and Yarats (2019), Quasi-hyperbolic momentum and Adam for deep learning, whose beta is gamma here; eta is the overview’s momentum rate over 1 − 0.9, the authors’ conversion.',
} satisfies Optimizer;
