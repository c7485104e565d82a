import { rate, smoothing } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

const accumulate = 'G = G + g^2';

/** Adagrad: every coordinate's rate shrinks with the sum of its squared gradients. */
export const adagrad = {
  id: 'adagrad',
  name: 'Adagrad',
  summary: {
    en: 'Gives each coordinate its own rate, smaller the more slope it has seen: it heads off straight, then slows for good.',
    zh: '每个坐标有自己的学习率，累积的坡度越大学习率越小：起步方向很正，之后一路变慢。',
  },
  hyper: { eta: rate(0.01), epsilon: smoothing(1e-8) },
  forms: {
    outside: { state: { G: 0 }, update: lines(accumulate, 'theta = theta - eta/(sqrt(G) + epsilon)*g') },
    inside: { state: { G: 0 }, update: lines(accumulate, 'theta = theta - eta/sqrt(G + epsilon)*g') },
  },
  equations: '(8)–(9), (12)',
  source:
    'Duchi, Hazan and Singer (2011), Adaptive subgradient methods for online learning and stochastic optimization; form outside: equations (8)–(9); form inside: equation (12) and the published animations.',
} satisfies Optimizer;
