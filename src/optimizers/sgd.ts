import { rate } from './hyper';
import type { Optimizer } from './types';

/** Gradient descent: each step goes straight down the slope. */
export const sgd = {
  id: 'sgd',
  name: 'SGD',
  summary: {
    en: 'Steps straight down the slope, so it zig-zags across a narrow valley and crawls along its floor.',
    zh: '沿最陡的下坡方向走，因此在狭长山谷两壁间来回折返，沿谷底却前进缓慢。',
  },
  hyper: { eta: rate(0.01) },
  forms: { standard: { update: 'theta = theta - eta*g' } },
  equations: '(1)–(3), (7)',
  source: 'Robbins and Monro (1951), A stochastic approximation method; Cauchy (1847) for the full gradient.',
} satisfies Optimizer;
