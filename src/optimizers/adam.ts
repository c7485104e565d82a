import { mean, rate, smoothing } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

const state = { m: 0, v: 0 };
const first = 'm = beta1*m + (1 - beta1)*g';
const second = 'v = beta2*v + (1 - beta2)*g^2';

/** Adam: the mean of the gradients over the root of their mean square, both corrected for their start at 0. */
export const adam = {
  id: 'adam',
  name: 'Adam',
  summary: {
    en: 'Follows the averaged slope divided by its averaged size: momentum with steps of about η in every coordinate.',
    zh: '沿平均坡度除以其平均大小的方向走：带动量，且每个坐标每步约为 η。',
  },
  hyper: { eta: rate(0.001), beta1: mean(0.9), beta2: mean(0.999, 0.5), epsilon: smoothing(1e-8) },
  forms: {
    outside: {
      state,
      update: lines(first, second, 'theta = theta - eta*(m/(1 - beta1^t)) / (sqrt(v/(1 - beta2^t)) + epsilon)'),
    },
    inside: {
      state,
      update: lines(first, second, 'theta = theta - eta*(m/(1 - beta1^t)) / sqrt(v/(1 - beta2^t) + epsilon)'),
    },
  },
  equations: '(19)–(21)',
  source:
    'Kingma and Ba (2015), Adam: a method for stochastic optimization; form outside: equation (21); form inside: epsilon under the root, as some libraries offer.',
} satisfies Optimizer;
