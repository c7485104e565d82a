import { mean, rate, smoothing } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

const state = { m: 0, v: 0 };
const first = 'm = beta1*m + (1 - beta1)*g';
const second = 'v = v - (1 - beta2)*sign(v - g^2)*g^2';

/** Yogi: Adam whose denominator changes by no more than the gradient's own square. */
export const yogi = {
  id: 'yogi',
  name: 'Yogi',
  summary: {
    en: 'Adam that forgets steep stretches slowly, so it does not leap when the slope suddenly flattens.',
    zh: '缓慢淡忘陡坡的 Adam，因而坡度突然变平时不会猛冲。',
  },
  hyper: { eta: rate(0.01), beta1: mean(0.9), beta2: mean(0.999, 0.5), epsilon: smoothing(1e-3) },
  forms: {
    uncorrected: { state, update: lines(first, second, 'theta = theta - eta*m/(sqrt(v) + epsilon)') },
    corrected: {
      state,
      update: lines(first, second, 'theta = theta - eta*(m/(1 - beta1^t)) / (sqrt(v/(1 - beta2^t)) + epsilon)'),
    },
  },
  source:
    'Zaheer, Reddi, Sachan, Kale and Kumar (2018), Adaptive methods for nonconvex optimization; form uncorrected: the paper’s algorithm; form corrected: with Adam’s bias correction, as in Optax.',
} satisfies Optimizer;
