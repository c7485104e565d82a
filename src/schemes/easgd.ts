import { lines } from './lines';
import type { Scheme } from './types';
import { elastic, share, spring, tau } from './values';

/** Elastic averaging, synchronous. */
export const easgd = {
  id: 'easgd',
  name: 'EASGD',
  summary: {
    en: 'Workers step on their own copies, each tied to a centre by a spring; all pull at once.',
    zh: '工作者各自更新，都由弹簧系在中心上；所有弹簧同时拉动。',
  },
  section: '5.5',
  source: 'Zhang, Choromanska and LeCun (2015), Deep learning with elastic averaging SGD, equations (5) and (6).',
  values: { tau: { ...tau, default: 1 }, rho: elastic(0.5), alpha: spring, share },
  text: lines(
    'rows: share',
    'step: method',
    'exchange: every tau, alpha where(alpha > 0, alpha, eta*rho), before',
    'gather: all',
  ),
} satisfies Scheme;
