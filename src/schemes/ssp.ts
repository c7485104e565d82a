import { lines } from './lines';
import type { Scheme } from './types';
import { compression, serverRule, share } from './values';

/** SSP: nobody runs away. */
export const ssp = {
  id: 'ssp',
  name: 'Stale synchronous parallel',
  summary: {
    en: 'As Hogwild!, but a worker waits where it is more than a bound of steps ahead of the slowest.',
    zh: '与 Hogwild! 相同，但工作者领先最慢者超过界限时要等待。',
  },
  source: 'Ho et al. (2013), More effective distributed ML via a stale synchronous parallel parameter server.',
  values: {
    bound: {
      kind: 'number',
      default: 3,
      min: 0,
      max: 100_000,
      whole: true,
      what: { en: 'Steps that a worker may be ahead of the slowest.', zh: '工作者最多可领先最慢者的步数。' },
    },
    server: serverRule('method'),
    share,
    ...compression,
  },
  text: lines('rows: share', 'bound: bound', 'fetch: every 1', 'push: gradient, compress, keep keep', 'server: server'),
} satisfies Scheme;
