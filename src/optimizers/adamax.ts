import { mean, rate } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

/** AdaMax: Adam with the largest recent gradient in place of the root mean square. */
export const adamax = {
  id: 'adamax',
  name: 'AdaMax',
  summary: {
    en: 'Divides the averaged slope by the largest recent one, so its steps never exceed about η.',
    zh: '把平均坡度除以近期最大的坡度，因而每步大致不超过 η。',
  },
  hyper: { eta: rate(0.002), beta1: mean(0.9), beta2: mean(0.999, 0.5) },
  forms: {
    standard: {
      state: { m: 0, u: 0 },
      // u is 0 only where no gradient has been seen, and then m is 0 as well.
      update: lines(
        'm = beta1*m + (1 - beta1)*g',
        'u = max(beta2*u, abs(g))',
        'theta = theta - eta/(1 - beta1^t)*m/where(u > 0, u, 1)',
      ),
    },
  },
  source: 'Kingma and Ba (2015), Adam: a method for stochastic optimization, section 7.1.',
} satisfies Optimizer;
