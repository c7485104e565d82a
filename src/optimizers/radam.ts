import { mean, rate, smoothing } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

/** RAdam: Adam that waits until its estimate of the variance can be trusted. */
export const radam = {
  id: 'radam',
  name: 'RAdam',
  summary: {
    en: 'Starts as momentum for its first few steps and then warms up into Adam, as its estimates become reliable.',
    zh: '头几步是动量法，待估计变得可靠后再逐渐过渡为 Adam。',
  },
  // Below a beta2 of 0.6 the variance would never become tractable.
  hyper: { eta: rate(0.001), beta1: mean(0.9), beta2: mean(0.999, 0.7), epsilon: smoothing(1e-8) },
  forms: {
    standard: {
      state: { m: 0, v: 0 },
      perStep: lines(
        'rhoinf = 2/(1 - beta2) - 1',
        'rho = rhoinf - 2*t*beta2^t/(1 - beta2^t)',
        // The variance is tractable from rho > 4 on; max keeps the root real before.
        'r = sqrt(max(rho - 4, 0)*max(rho - 2, 0)*rhoinf/((rhoinf - 4)*(rhoinf - 2)*rho))',
        'adaptive = where(rho > 4, 1, 0)',
      ),
      update: lines(
        'm = beta1*m + (1 - beta1)*g',
        'v = beta2*v + (1 - beta2)*g^2',
        'scale = where(adaptive > 0, r/(sqrt(v/(1 - beta2^t)) + epsilon), 1)',
        'theta = theta - eta*scale*m/(1 - beta1^t)',
      ),
    },
  },
  source: 'Liu, Jiang, He, Chen, Liu, Gao and Han (2020), On the variance of the adaptive learning rate and beyond.',
} satisfies Optimizer;
