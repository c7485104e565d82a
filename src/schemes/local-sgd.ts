import { lines } from './lines';
import type { Scheme } from './types';
import { compression, iterations, over, share } from './values';

/** Local SGD: all take the mean now and then. */
export const localSgd = {
  id: 'local-sgd',
  name: 'Local SGD',
  summary: {
    en: 'Workers step on their own copies, and every H steps all take the mean of them.',
    zh: '工作者各自更新，每 H 步都取所有拷贝的平均值。',
  },
  source: 'Stich (2019), Local SGD converges fast and communicates little.',
  values: {
    H: iterations(8, 'Steps of a worker from one mean to the next.', '两次平均之间的步数。'),
    over,
    share,
    ...compression,
  },
  text: lines(
    'rows: share',
    'fetch: every H',
    'step: method',
    'push: displacement, every H, compress, keep keep',
    'gather: all, over',
    'server: add',
  ),
} satisfies Scheme;
