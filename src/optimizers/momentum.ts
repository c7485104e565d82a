import { decay, rate } from './hyper';
import { lines } from './lines';
import type { Optimizer } from './types';

/** Heavy-ball momentum: the update keeps a fraction of the one before. */
export const momentum = {
  id: 'momentum',
  name: 'Momentum',
  summary: {
    en: 'Rolls like a heavy ball: it gathers speed along the valley, damps the zig-zag, and overshoots turns.',
    zh: '像沉重的球一样滚动：沿山谷越滚越快，抑制左右折返，但转弯时会冲过头。',
  },
  hyper: { eta: rate(0.01), gamma: decay(0.9) },
  forms: {
    standard: { state: { v: 0 }, update: lines('v = gamma*v + eta*g', 'theta = theta - v') },
  },
  equations: '(4)',
  source: 'Polyak (1964), Some methods of speeding up the convergence of iteration methods; Qian (1999).',
} satisfies Optimizer;
