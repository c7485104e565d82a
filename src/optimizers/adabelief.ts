import { mean, rate, smoothing } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

const state = { m: 0, s: 0 };
const first = 'm = beta1*m + (1 - beta1)*g';
const surprise = 's = beta2*s + (1 - beta2)*(g - m)^2';
const step = 'theta = theta - eta*(m/(1 - beta1^t)) / (sqrt(s/(1 - beta2^t)) + epsilon)';

/** AdaBelief: Adam that divides by how much the gradient surprised it. */
export const adabelief = {
  id: 'adabelief',
  name: 'AdaBelief',
  summary: {
    en: 'Takes long steps while the slope is as it expected, and short ones when the slope surprises it.',
    zh: '坡度与预期一致时大步走，出乎意料时小步走。',
  },
  // The authors advise the square of Adam's epsilon.
  hyper: { eta: rate(0.001), beta1: mean(0.9), beta2: mean(0.999, 0.5), epsilon: smoothing(1e-16, 1e-16) },
  forms: {
    accumulated: { state, update: lines(first, `${surprise} + epsilon`, step) },
    outside: { state, update: lines(first, surprise, step) },
  },
  source:
    'Zhuang, Tang, Ding, Tatikonda, Dvornek, Papademetris and Duncan (2020), AdaBelief optimizer; form accumulated: epsilon also enters s, as in the paper’s algorithm; form outside: it stands beside the root alone.',
} satisfies Optimizer;
