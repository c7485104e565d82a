import { mean, pull, rate } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

/** Lion: the sign of an interpolated momentum, with decoupled decay. */
export const lion = {
  id: 'lion',
  name: 'Lion',
  summary: {
    en: 'Moves every coordinate by exactly η, in the direction its momentum and the slope agree on.',
    zh: '每个坐标每步恰好移动 η，方向由动量与坡度共同决定。',
  },
  hyper: { eta: rate(1e-4), beta1: mean(0.9), beta2: mean(0.99), lambda: pull(0) },
  forms: {
    standard: {
      state: { m: 0 },
      update: lines(
        'c = beta1*m + (1 - beta1)*g',
        'theta = theta - eta*(sign(c) + lambda*theta)',
        'm = beta2*m + (1 - beta2)*g',
      ),
    },
  },
  source: 'Chen, Liang, Huang, Real, Wang and others (2023), Symbolic discovery of optimization algorithms.',
} satisfies Optimizer;
