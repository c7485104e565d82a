import { rate } from './hyper';
import type { Optimizer } from './types';

/** signSGD: only the sign of each gradient coordinate counts. */
export const signsgd = {
  id: 'signsgd',
  name: 'signSGD',
  summary: {
    en: 'Moves every coordinate by exactly η downhill, so it walks along diagonals and jitters at the bottom.',
    zh: '每个坐标每步恰好下降 η，因而沿对角线行进，到谷底来回抖动。',
  },
  hyper: { eta: rate(0.001) },
  forms: { standard: { update: 'theta = theta - eta*sign(g)' } },
  source:
    'Bernstein, Wang, Azizzadenesheli and Anandkumar (2018), signSGD: compressed optimisation for non-convex problems; it names no default, so eta is Adam’s, which bounds a step in the same way.',
} satisfies Optimizer;
