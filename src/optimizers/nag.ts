import { decay, rate } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

/** Nesterov's accelerated gradient: momentum with the slope measured where the jump would land. */
export const nag = {
  id: 'nag',
  name: 'NAG',
  summary: {
    en: 'Measures the slope where its momentum is about to carry it, so it brakes before the ground rises.',
    zh: '在动量即将到达的位置测量坡度，因而能在地势重新上升之前减速。',
  },
  hyper: { eta: rate(0.01), gamma: decay(0.9) },
  forms: {
    equation: {
      state: { v: 0 },
      gradientAt: 'theta - gamma*v',
      update: lines('v = gamma*v + eta*g', 'theta = theta - v'),
    },
    // The same motion seen from the look-ahead point; v has the opposite sign.
    lookahead: { state: { v: 0 }, update: lines('v = gamma*v - eta*g', 'theta = theta + gamma*v - eta*g') },
  },
  equations: '(5)',
  source:
    'Nesterov (1983), A method for unconstrained convex minimization with the rate of convergence O(1/k²); form equation: Sutskever (2013); form lookahead: Bengio, Boulanger-Lewandowski and Pascanu (2012).',
} satisfies Optimizer;
