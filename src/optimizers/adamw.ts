import { decay, pull, rate, smoothing } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

const state = { m: 0, v: 0 };
const first = 'm = beta1*m + (1 - beta1)*g';
const second = 'v = beta2*v + (1 - beta2)*g^2';
const direction = 'a = m/(1 - beta1^t)/(sqrt(v/(1 - beta2^t)) + epsilon)';

/** AdamW: Adam with a pull to the origin that does not pass through the moments. */
export const adamw = {
  id: 'adamw',
  name: 'AdamW',
  summary: {
    en: 'Adam that is also pulled to the origin by a fixed share, so it comes to rest beside the minimum.',
    zh: '每步按固定比例被拉向原点的 Adam，因而停在极小值旁边。',
  },
  hyper: {
    eta: rate(0.001),
    beta1: decay(0.9),
    beta2: decay(0.999, 0.5),
    epsilon: smoothing(1e-8),
    lambda: pull(0.01),
  },
  forms: {
    scaled: { state, update: lines(first, second, direction, 'theta = theta - eta*(a + lambda*theta)') },
    independent: { state, update: lines(first, second, direction, 'theta = theta - eta*a - lambda*theta') },
  },
  source:
    'Loshchilov and Hutter (2019), Decoupled weight decay regularization; form scaled: the decay is multiplied by eta, as in PyTorch, whose lambda this is; form independent: the paper’s algorithm 2, where it is not.',
} satisfies Optimizer;
