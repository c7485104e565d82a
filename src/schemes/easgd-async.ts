import { lines } from './lines';
import type { Scheme } from './types';
import { elastic, share, spring, tau } from './values';

/** Elastic averaging, each worker by its own clock. */
export const easgdAsync = {
  id: 'easgd-async',
  name: 'EASGD, asynchronous',
  summary: {
    en: 'Workers step on their own copies; now and then one of them and the centre pull each other, by its own clock.',
    zh: '工作者各自更新；按自己的时钟，每隔一段与中心相互拉动一次。',
  },
  section: '5.5',
  source: 'Zhang, Choromanska and LeCun (2015), Deep learning with elastic averaging SGD, algorithm 1.',
  values: { tau, rho: elastic(0.5), alpha: spring, share },
  text: lines('rows: share', 'step: method', 'exchange: every tau, alpha where(alpha > 0, alpha, eta*rho), before'),
} satisfies Scheme;
