import { mean, rate, smoothing } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

const state = { m: 0, v: 0 };
const first = 'm = beta1*m + (1 - beta1)*g';
const second = 'v = beta2*v + (1 - beta2)*g^2';
const step = 'theta = theta - eta*n/(sqrt(v/(1 - beta2^t)) + epsilon)';

/** Nadam: Adam that already counts the momentum of the step to come. */
export const nadam = {
  id: 'nadam',
  name: 'Nadam',
  summary: {
    en: 'Adam with a look ahead: the momentum of the next step is applied now, so it reacts sooner.',
    zh: '带前瞻的 Adam：提前用上下一步的动量，因而反应更快。',
  },
  hyper: { eta: rate(0.002), beta1: mean(0.9), beta2: mean(0.999, 0.5), epsilon: smoothing(1e-8) },
  forms: {
    dozat: {
      state,
      update: lines(first, second, 'n = beta1*m/(1 - beta1^(t + 1)) + (1 - beta1)*g/(1 - beta1^t)', step),
    },
    ruder: { state, update: lines(first, second, 'n = (beta1*m + (1 - beta1)*g)/(1 - beta1^t)', step) },
  },
  source:
    'Dozat (2016), Incorporating Nesterov momentum into Adam, with constant beta1; eta as in Keras and PyTorch. Form dozat: the momentum is corrected as of the step to come; form ruder: as of this step, as in the later edition of the overview (2017).',
} satisfies Optimizer;
