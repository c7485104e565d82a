import { lines } from './lines';
import type { Scheme } from './types';
import { elastic, share, spring, tau } from './values';

/** Elastic averaging as its authors run it. */
export const easgdImplemented = {
  id: 'easgd-implemented',
  name: 'EASGD, as implemented',
  summary: {
    en: 'As asynchronous EASGD, but a worker is pulled after its step, by where the centre was when it was asked.',
    zh: '与异步 EASGD 相同，但工作者在更新之后才被拉动，且以询问时中心所在的位置为准。',
  },
  section: '5.5',
  source: 'Zhang, Choromanska and LeCun (2015), Deep learning with elastic averaging SGD, and their published program.',
  values: { tau, rho: elastic(0.5), alpha: spring, share },
  text: lines('rows: share', 'step: method', 'exchange: every tau, alpha where(alpha > 0, alpha, eta*rho), after'),
} satisfies Scheme;
