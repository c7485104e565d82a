import { mean, rate, smoothing } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

const state = { m: 0, v: 0, V: 0 };
const first = 'm = beta1*m + (1 - beta1)*g';
const second = 'v = beta2*v + (1 - beta2)*g^2';
const largest = 'V = max(V, v)';

/** AMSGrad: Adam whose denominator never shrinks. */
export const amsgrad = {
  id: 'amsgrad',
  name: 'AMSGrad',
  summary: {
    en: 'Adam that never forgets its steepest stretch, so its steps can only get shorter.',
    zh: '永远记住最陡路段的 Adam，因而步长只减不增。',
  },
  hyper: { eta: rate(0.001), beta1: mean(0.9), beta2: mean(0.999, 0.5), epsilon: smoothing(1e-8) },
  forms: {
    uncorrected: {
      state,
      update: lines(first, second, largest, 'theta = theta - eta*m/(sqrt(V) + epsilon)'),
    },
    corrected: {
      state,
      update: lines(
        first,
        second,
        largest,
        'theta = theta - eta*(m/(1 - beta1^t)) / (sqrt(V/(1 - beta2^t)) + epsilon)',
      ),
    },
  },
  source:
    'Reddi, Kale and Kumar (2018), On the convergence of Adam and beyond, with a constant rate and Adam’s values; form uncorrected: the paper; form corrected: with Adam’s bias correction, as in PyTorch.',
} satisfies Optimizer;
