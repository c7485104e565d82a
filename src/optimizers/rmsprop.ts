import { decay, rate, smoothing } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

const average = 'Eg2 = gamma*Eg2 + (1 - gamma)*g^2';

/** RMSprop: the gradient over the root of its recent mean square. */
export const rmsprop = {
  id: 'rmsprop',
  name: 'RMSprop',
  summary: {
    en: 'Divides the slope by its recent size, so steep and flat coordinates move alike, even close to the minimum.',
    zh: '把坡度除以它近期的大小，陡与平的坐标走得一样快，到了极小值附近也不停步。',
  },
  hyper: { eta: rate(0.001), gamma: decay(0.9), epsilon: smoothing(1e-8) },
  forms: {
    inside: { state: { Eg2: 0 }, update: lines(average, 'theta = theta - eta/sqrt(Eg2 + epsilon)*g') },
    outside: { state: { Eg2: 0 }, update: lines(average, 'theta = theta - eta/(sqrt(Eg2) + epsilon)*g') },
  },
  equations: '(18)',
  source:
    'Hinton (2012), Neural networks for machine learning, lecture 6e; form inside: equation (18); form outside: PyTorch and Keras.',
} satisfies Optimizer;
