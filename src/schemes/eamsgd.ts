import { lines } from './lines';
import type { Scheme } from './types';
import { elastic, share, spring, tau } from './values';

/** Elastic averaging with momentum: what makes it so is NAG as the method. */
export const eamsgd = {
  id: 'eamsgd',
  name: 'EAMSGD',
  summary: {
    en: 'Asynchronous EASGD whose workers have momentum: take NAG as the method.',
    zh: '工作者带动量的异步 EASGD：请选 NAG 作为方法。',
  },
  section: '5.5',
  source:
    'Zhang, Choromanska and LeCun (2015), Deep learning with elastic averaging SGD, algorithm 2: v = δv − η g(x + δv), x = x + v, which is NAG in the form equation.',
  values: { tau, rho: elastic(0.5), alpha: spring, share },
  text: lines('rows: share', 'step: method', 'exchange: every tau, alpha where(alpha > 0, alpha, eta*rho), before'),
} satisfies Scheme;
